// Keeps the page of a survey and its files on a tablet, so that it opens without a network. Answers are kept by the page.
'use strict';
const SHELL = 'heartstring-kiosk';
const PATIENCE = 5000;

self.addEventListener('install', function () { self.skipWaiting(); });
self.addEventListener('activate', function (event) { event.waitUntil(self.clients.claim()); });

function remembered(request) {
  return caches.open(SHELL).then(function (cache) { return cache.match(request); });
}

function later(millis) {
  return new Promise(function (resolve) { setTimeout(resolve, millis); });
}

async function page(event) {
  const network = fetch(event.request).then(async function (answer) {
    if (answer.ok) {
      const copy = answer.clone();
      event.waitUntil(caches.open(SHELL).then(function (cache) { return cache.put(event.request.url, copy); }));
    }
    return answer;
  });
  const kept = await remembered(event.request.url);
  if (!kept) return network;
  const first = await Promise.race([network.catch(function () { return null; }), later(PATIENCE)]);
  return first && first.status < 500 ? first : kept;
}

self.addEventListener('fetch', function (event) {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate') {
    event.respondWith(page(event));
  } else if (/^\/(css|js)\/|^\/favicon\.svg$/.test(url.pathname)) {
    event.respondWith(remembered(event.request).then(function (kept) { return kept || fetch(event.request); }));
  }
});
