// A screen on the wall: shows what the house tells, says when it hears nothing, and comes back by itself.
(function () {
  'use strict';
  const board = document.getElementById('board');
  const lost = document.getElementById('lost');
  const address = document.body.dataset.wall;
  const SILENT = 45000;
  const AGAIN = 10000;
  const LATER = 60000;
  let line = null;
  let heard = Date.now();
  let tried = 0;
  let waiting = 0;
  let full = false;

  function time(moment) { return new Date(moment).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }); }

  function alive() { heard = Date.now(); full = false; lost.hidden = true; }

  function again() {
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      // A link that was taken back answers with a page that says so.
      fetch(location.href, { cache: 'no-store' }).then(function (answer) {
        if (answer.status === 404) location.reload(); else open();
      }, again);
    }, AGAIN);
  }

  function open() {
    clearTimeout(waiting);
    tried = Date.now();
    if (line) line.close();
    line = new EventSource(address);
    line.addEventListener('board', function (event) { alive(); board.innerHTML = event.data; });
    line.addEventListener('life', alive);
    // There is no room for one screen more: it says so, and asks again now and then.
    line.addEventListener('full', function (event) {
      line.close();
      full = true;
      lost.textContent = event.data;
      lost.hidden = false;
      clearTimeout(waiting);
      waiting = setTimeout(open, LATER);
    });
    line.onerror = function () { if (line.readyState === EventSource.CLOSED) again(); };
  }

  setInterval(function () {
    if (full || Date.now() - heard < SILENT) return;
    lost.textContent = 'No news since ' + time(heard) + '. It goes on by itself as soon as the network is back.';
    lost.hidden = false;
    if (navigator.onLine && Date.now() - tried > SILENT) open();
  }, 5000);
  window.addEventListener('online', open);
  document.addEventListener('visibilitychange', function () { if (!document.hidden && Date.now() - heard > SILENT) open(); });

  // The screen stays on, where the browser lets it.
  function stay() { if (navigator.wakeLock && !document.hidden) navigator.wakeLock.request('screen').catch(function () {}); }
  document.addEventListener('visibilitychange', stay);
  stay();
  open();
})();
