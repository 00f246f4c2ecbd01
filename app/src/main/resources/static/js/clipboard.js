// Buttons with data-clip put that text on the clipboard and say so.
document.addEventListener('click', function (event) {
  'use strict';
  const button = event.target.closest('[data-clip]');
  if (!button || !navigator.clipboard) return;
  navigator.clipboard.writeText(button.dataset.clip).then(function () {
    const toasts = document.getElementById('toasts');
    const toast = document.createElement('div');
    toast.className = 'hs-toast hs-toast-success';
    toast.textContent = 'Copied';
    toasts.replaceChildren(toast);
    setTimeout(function () { toast.remove(); }, 2000);
  });
});
