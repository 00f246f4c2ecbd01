// Closes toasts, by hand or after eight seconds.
(function () {
  'use strict';
  document.addEventListener('click', function (event) {
    const close = event.target.closest('[data-toast-close]');
    if (close) close.closest('[data-toast]').remove();
  });
  document.querySelectorAll('[data-toast].hs-toast-success').forEach(function (toast) {
    setTimeout(function () { toast.remove(); }, 8000);
  });
})();
