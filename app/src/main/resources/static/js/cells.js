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
  document.addEventListener('htmx:load', function (event) {
    const made = event.target;
    if (made.matches && made.matches('form[data-cell-form]')) {
      const field = made.querySelector('input:checked, input:not([type=hidden]), select, textarea');
      if (field) { field.focus(); if (field.select) field.select(); }
    } else if (made.matches && made.matches('td[data-cell]')) {
      made.focus();
    }
  });
  // What was refused comes back as the form alone; it belongs into its cell.
  document.addEventListener('htmx:beforeSwap', function (event) {
    const from = event.detail.requestConfig && event.detail.requestConfig.elt;
    if (event.detail.xhr.status === 422 && from && from.matches && from.matches('form[data-cell-form]')) {
      event.detail.target = from;
      event.detail.shouldSwap = true;
    }
  });
})();
