// Light or dark: what the visitor chose is kept in the browser, otherwise the system decides.
(function () {
  'use strict';
  const key = 'heartstring-theme';
  const root = document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  function chosen() {
    try { return localStorage.getItem(key); } catch (e) { return null; }
  }
  function show() {
    root.setAttribute('data-bs-theme', chosen() || (system.matches ? 'dark' : 'light'));
  }
  show();
  system.addEventListener('change', show);
  document.addEventListener('click', function (event) {
    if (!event.target.closest('[data-theme-toggle]')) return;
    const next = root.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark';
    try { localStorage.setItem(key, next); } catch (e) { /* private window: the choice lasts for this page */ }
    root.setAttribute('data-bs-theme', next);
  });
})();
