// The live list rests while it is paused, while an event is open, and while nobody looks.
(function () {
  'use strict';
  const button = document.querySelector('[data-live-pause]');
  const list = document.querySelector('[data-live]');
  if (!button || !list) return;
  let paused = false;
  button.addEventListener('click', function () {
    paused = !paused;
    button.textContent = paused ? 'Go on' : 'Pause';
    button.setAttribute('aria-pressed', String(paused));
  });
  list.addEventListener('htmx:beforeRequest', function (event) {
    if (event.target !== list) return;
    if (paused || document.hidden || list.querySelector('details[open]')) event.preventDefault();
  });
})();
