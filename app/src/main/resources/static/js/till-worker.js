// Keeps the till's page and its files on the device, so that it opens without a network. Acts and members are not kept here.
'use strict';
const SHELL = 'heartstring-till';
const FILES = /^\/(css|js|lib|fonts)\/|^\/favicon\.svg$/;
const PATIENCE = 5000;

self.addEventListener('install', function () { self.skipWaiting(); });
self.addEventListener('activate', function (event) { event.waitUntil(self.clients.claim()); });

function remembered(request) {
  return caches.open(SHELL).then(function (cache) { return cache.match(request); });
}

function later(millis) {
  return new Promise(function (resolve) { setTimeout(resolve, millis); });
}

// Whoever signed out leaves nothing behind: the page goes, and so do the members.
async function signedOut() {
  await caches.delete(SHELL);
  const everybody = await self.clients.matchAll();
  everybody.forEach(function (client) { client.postMessage('signed-out'); });
  return new Promise(function (resolve) {
    const open = indexedDB.open('heartstring-till');
    open.onsuccess = function () {
      const database = open.result;
      if (!database.objectStoreNames.contains('members')) { database.close(); resolve(); return; }
      const clearing = database.transaction('members', 'readwrite');
      clearing.objectStore('members').clear();
      clearing.oncomplete = function () { database.close(); resolve(); };
      clearing.onerror = function () { database.close(); resolve(); };
    };
    open.onerror = function () { resolve(); };
  });
}

async function page(event) {
  const network = fetch(event.request).then(async function (answer) {
    if (answer.type === 'opaqueredirect') {
      event.waitUntil(signedOut());
    } else if (answer.ok) {
      const copy = answer.clone();
      event.waitUntil(caches.open(SHELL).then(function (cache) { return cache.put('/till', copy); }));
    }
    return answer;
  });
  const kept = await remembered('/till');
  if (!kept) return network;
  const first = await Promise.race([network.catch(function () { return null; }), later(PATIENCE)]);
  return first && first.status < 500 ? first : kept;
}

self.addEventListener('fetch', function (event) {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate' && url.pathname === '/till') {
    event.respondWith(page(event));
  } else if (FILES.test(url.pathname)) {
    event.respondWith(remembered(event.request).then(function (kept) { return kept || fetch(event.request); }));
  }
});
