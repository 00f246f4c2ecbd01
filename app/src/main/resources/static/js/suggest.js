// The search field's suggestions: arrows walk through them, Escape and a click elsewhere close them.
(function () {
  'use strict';
  const list = document.getElementById('suggestions');
  const search = document.getElementById('search');
  if (!list || !search) return;
  function links() { return Array.from(list.querySelectorAll('[data-suggestion]')); }
  function clear() { list.replaceChildren(); }
  document.addEventListener('keydown', function (event) {
    const all = links();
    const now = all.indexOf(document.activeElement);
    if (document.activeElement !== search && now < 0) return;
    if (event.key === 'ArrowDown' && all.length) {
      event.preventDefault();
      all[Math.min(all.length - 1, now + 1)].focus();
    } else if (event.key === 'ArrowUp' && now >= 0) {
      event.preventDefault();
      (now === 0 ? search : all[now - 1]).focus();
    } else if (event.key === 'Escape') {
      clear();
      search.focus();
    }
  });
  document.addEventListener('click', function (event) {
    if (!event.target.closest('.hs-search')) clear();
  });
})();
