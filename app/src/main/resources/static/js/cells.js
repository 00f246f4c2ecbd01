// Typing in a table: a click or Enter turns a cell into a field, Enter saves, Escape gives back what stood there. Arrows walk.
(function () {
  'use strict';
  const before = new WeakMap();
  function close(cell) {
    if (!before.has(cell)) return;
    cell.innerHTML = before.get(cell);
    before.delete(cell);
    cell.focus();
  }
  function open(cell) {
    if (before.has(cell)) return;
    document.querySelectorAll('td[data-cell]').forEach(function (other) { if (other !== cell) close(other); });
    before.set(cell, cell.innerHTML);
    window.htmx.ajax('GET', cell.dataset.cell, { target: cell, swap: 'innerHTML' });
  }
  function step(cell, key) {
    const row = cell.closest('tr');
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const cells = Array.from(row.querySelectorAll('td[data-cell]'));
      const at = cells.indexOf(cell) + (key === 'ArrowRight' ? 1 : -1);
      return at < 0 ? row.querySelector('th a') : cells[at];
    }
    const rows = Array.from(row.parentNode.querySelectorAll('tr[data-row]'));
    const next = rows[rows.indexOf(row) + (key === 'ArrowDown' ? 1 : -1)];
    return next && next.querySelector('td[data-cell="' + CSS.escape(cell.dataset.cell) + '"], td[data-label="' + CSS.escape(cell.dataset.label) + '"][data-cell]');
  }
  document.addEventListener('click', function (event) {
    const cancel = event.target.closest('[data-cell-cancel]');
    if (cancel) { close(cancel.closest('td')); return; }
    const cell = event.target.closest('td[data-cell]');
    if (cell && !event.target.closest('a, form') && !String(window.getSelection())) open(cell);
  });
  document.addEventListener('keydown', function (event) {
    const cell = event.target.closest('td[data-cell]');
    if (!cell) {
      if (event.key === 'ArrowRight' && event.target.closest('tr[data-row] th')) {
        const first = event.target.closest('tr').querySelector('td[data-cell]');
        if (first) { event.preventDefault(); first.focus(); }
      }
      return;
    }
    if (before.has(cell)) {
      if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); close(cell); }
      if (event.key === 'Enter' && event.target.matches('select, input[type=radio], input[type=checkbox]')) {
        event.preventDefault();
        event.target.form.requestSubmit();
      }
      return;
    }
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      open(cell);
    } else if (event.key.indexOf('Arrow') === 0) {
      const next = step(cell, event.key);
      if (next) { event.preventDefault(); next.focus(); }
    }
  });
  // The next key may follow at once, so the focus is where it belongs as soon as the answer stands there.
  let answered = null;
  document.addEventListener('htmx:beforeSwap', function (event) {
    const detail = event.detail;
    const from = detail.requestConfig && detail.requestConfig.elt;
    const posted = from && from.matches && from.matches('form[data-cell-form]');
    const cell = posted ? from.closest('td') : detail.target;
    if (!cell || !cell.matches('td[data-cell]')) return;
    if (!before.has(cell)) { detail.shouldSwap = false; return; }
    // What was refused comes back as the form alone; it belongs into its cell.
    if (posted && detail.xhr.status === 422) {
      detail.target = from;
      detail.shouldSwap = true;
    }
    answered = { row: cell.parentNode, at: cell.cellIndex };
  });
  document.addEventListener('htmx:afterSwap', function () {
    const cell = answered && answered.row.cells[answered.at];
    answered = null;
    if (!cell) return;
    const form = cell.querySelector('form[data-cell-form]');
    const field = form && form.querySelector('input:checked, input:not([type=hidden]), select, textarea');
    (field || cell).focus();
    if (field && field.select) field.select();
  });
})();
