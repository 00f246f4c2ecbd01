// Choosing rows: the bar at the foot appears with the first one and says how many there are.
(function () {
  'use strict';
  const bar = document.querySelector('[data-together]');
  if (!bar) return;
  const count = bar.querySelector('[data-together-count]');
  const whole = bar.querySelector('[data-together-all]');
  function picks() { return Array.from(document.querySelectorAll('[data-pick]')); }
  function show() {
    const chosen = picks().filter(function (pick) { return pick.checked; }).length;
    bar.classList.toggle('hs-together-shown', chosen > 0 || whole.checked);
    count.textContent = whole.checked ? 'All of this view' : chosen === 1 ? '1 chosen' : chosen + ' chosen';
  }
  document.addEventListener('change', function (event) {
    if (event.target.matches('[data-pick-all]')) picks().forEach(function (pick) { pick.checked = event.target.checked; });
    if (event.target.matches('[data-pick-all], [data-pick], [data-together-all]')) show();
  });
  bar.querySelector('[data-together-none]').addEventListener('click', function () {
    document.querySelectorAll('[data-pick], [data-pick-all]').forEach(function (pick) { pick.checked = false; });
    whole.checked = false;
    show();
  });
  window.addEventListener('pageshow', show);
  show();
})();
