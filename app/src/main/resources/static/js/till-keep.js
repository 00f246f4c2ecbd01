// The page and its files stay on the device, so that the till opens without a network.
(function (till) {
  'use strict';
  if (!till.desk) return;
  async function keepPage() {
    if (!navigator.serviceWorker || !window.caches) return;
    await navigator.serviceWorker.register('/till/worker.js', { scope: '/till' });
    await navigator.serviceWorker.ready;
    navigator.serviceWorker.addEventListener('message', function (event) { if (event.data === 'signed-out') till.desk.clear(); });
    const files = new Set(Array.from(document.querySelectorAll('link[rel=stylesheet], link[rel=icon], link[rel=preload]'), function (l) { return l.href; })
      .concat(Array.from(document.scripts, function (s) { return s.src; }))
      .concat(performance.getEntriesByType('resource').map(function (r) { return r.name; }).filter(function (n) { return n.includes('/fonts/'); })));
    const cache = await caches.open('heartstring-till');
    const kept = await cache.keys();
    await Promise.all(kept.filter(function (r) { return !files.has(r.url) && new URL(r.url).pathname !== '/till'; }).map(function (r) { return cache.delete(r); }));
    const urls = kept.map(function (r) { return r.url; });
    await Promise.all(Array.from(files).filter(function (f) { return f && !urls.includes(f); }).map(function (f) { return cache.add(f); }));
    if (!await cache.match('/till')) await cache.add('/till');
    document.querySelector('[data-till]').dataset.tillKept = 'yes';
  }
  // Without a secure address there is no such memory; a page that is open goes on all the same.
  keepPage().catch(function () { document.querySelector('[data-till]').dataset.tillKept = 'no'; });
})(window.HsTill);
