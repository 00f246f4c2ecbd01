// Keys: / goes to the search field, j and k walk through the rows of a list, Enter opens the chosen one.
(function () {
  'use strict';
  function rows() { return Array.from(document.querySelectorAll('[data-row]')); }
  function typing(target) { return target.closest('input, textarea, select, [contenteditable]'); }
  function walk(step) {
    const all = rows();
    if (!all.length) return;
    const now = all.indexOf(document.activeElement.closest('[data-row]'));
    const next = all[Math.max(0, Math.min(all.length - 1, now + step))];
    const link = next.querySelector('a');
    (link || next).focus();
    next.scrollIntoView({ block: 'nearest' });
  }
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === '/') {
      const search = document.getElementById('search');
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    } else if (event.key === 'j') {
      walk(1);
    } else if (event.key === 'k') {
      walk(-1);
    }
  });
  document.addEventListener('click', function (event) {
    const row = event.target.closest('tr[data-row]');
    if (!row || event.target.closest('a, button, input, select, label, summary, [data-cell]') || String(window.getSelection())) return;
    const link = row.querySelector('a');
    if (link) link.click();
  });
})();
