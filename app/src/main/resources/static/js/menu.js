// Buttons with data-menu="id" open and close the element of that id; Escape and a click elsewhere close it.
(function () {
  'use strict';
  function set(button, open) {
    const menu = document.getElementById(button.dataset.menu);
    if (!menu) return;
    if (menu.classList.contains('hs-menu')) menu.hidden = !open;
    menu.classList.toggle('hs-open', open);
    button.setAttribute('aria-expanded', String(open));
  }
  function closeAll(except) {
    document.querySelectorAll('[data-menu][aria-expanded="true"]').forEach(function (button) {
      if (button !== except) set(button, false);
    });
  }
  document.addEventListener('click', function (event) {
    const button = event.target.closest('[data-menu]');
    if (!button && event.target.closest('.hs-open')) return;
    closeAll(button);
    if (button) set(button, button.getAttribute('aria-expanded') !== 'true');
  });
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') return;
    const open = document.querySelector('[data-menu][aria-expanded="true"]');
    closeAll(null);
    if (open) open.focus();
  });
})();
