// A file dropped on the form is the file chosen.
document.querySelectorAll('[data-drop]').forEach(function (form) {
  'use strict';
  const zone = form.querySelector('[data-drop-zone]');
  const input = form.querySelector('#' + form.dataset.drop);
  if (!zone || !input) return;
  ['dragover', 'dragleave', 'drop'].forEach(function (kind) {
    zone.addEventListener(kind, function (event) {
      event.preventDefault();
      zone.classList.toggle('hs-dropzone-over', kind === 'dragover');
      if (kind === 'drop' && event.dataTransfer.files.length) input.files = event.dataTransfer.files;
    });
  });
});
