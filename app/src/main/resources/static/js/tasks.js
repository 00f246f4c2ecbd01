// Queues of tasks: d marks the one that has the focus as done, n goes to the line for a new one. j and k walk, as in every list.
(function () {
  'use strict';
  const list = document.querySelector('[data-tasks]');
  if (!list) return;
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
    if (event.key === 'n') {
      event.preventDefault();
      document.getElementById('task-title').focus();
    } else if (event.key === 'd') {
      const row = document.activeElement.closest('[data-task]');
      const form = row && row.querySelector('form[data-done]');
      if (form) {
        event.preventDefault();
        const rows = Array.from(list.querySelectorAll('[data-task]'));
        sessionStorage.setItem('hs-task-row', String(rows.indexOf(row)));
        form.requestSubmit();
      }
    }
  });
  const last = sessionStorage.getItem('hs-task-row');
  if (last !== null) {
    sessionStorage.removeItem('hs-task-row');
    const rows = Array.from(list.querySelectorAll('[data-task]'));
    const next = rows[Math.min(Number(last), rows.length - 1)];
    if (next) next.querySelector('.hs-task-what a').focus();
  }
})();
