// Editing in place: opening a field puts the cursor into it, Escape and Cancel close it and forget what was typed.
(function () {
  'use strict';
  function close(details) {
    const form = details.querySelector('form');
    if (form) form.reset();
    details.open = false;
    details.querySelector('summary').focus();
  }
  document.addEventListener('toggle', function (event) {
    const details = event.target;
    if (!details.matches || !details.matches('details[data-edit]') || !details.open) return;
    const field = details.querySelector('input:checked, input:not([type=hidden]), select, textarea');
    if (field) { field.focus(); if (field.select) field.select(); }
  }, true);
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') return;
    const details = event.target.closest('details[data-edit][open]');
    if (details) { event.stopPropagation(); close(details); }
  });
  document.addEventListener('click', function (event) {
    const cancel = event.target.closest('[data-cancel]');
    if (cancel) close(cancel.closest('details[data-edit]'));
  });
})();
