// What the till keeps on the device: acts that wait for the network, the members of the last day, what was done here.
window.HsTill = window.HsTill || {};
(function (till) {
  'use strict';
  const DAY = 24 * 60 * 60 * 1000;
  const SHIFT = 12 * 60 * 60 * 1000;
  const MOST_MEMBERS = 500;
  let opened;

  function open() {
    opened = opened || new Promise(function (resolve, reject) {
      const request = indexedDB.open('heartstring-till', 1);
      request.onupgradeneeded = function () {
        const database = request.result;
        database.createObjectStore('queue', { keyPath: 'order', autoIncrement: true });
        database.createObjectStore('members', { keyPath: 'customerId' });
        database.createObjectStore('done', { keyPath: 'key' });
        database.createObjectStore('kept', { keyPath: 'name' });
      };
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function () { reject(request.error); };
    });
    return opened;
  }

  async function run(store, mode, work) {
    const database = await open();
    return new Promise(function (resolve, reject) {
      const transaction = database.transaction(store, mode);
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = function () { resolve(request && request.result); };
      transaction.onerror = function () { reject(transaction.error); };
      transaction.onabort = function () { reject(transaction.error); };
    });
  }

  function all(store) { return run(store, 'readonly', function (s) { return s.getAll(); }); }
  function put(store, value) { return run(store, 'readwrite', function (s) { return s.put(value); }); }
  function drop(store, key) { return run(store, 'readwrite', function (s) { return s.delete(key); }); }
  function clear(store) { return run(store, 'readwrite', function (s) { return s.clear(); }); }

  till.store = {
    waiting: function () { return all('queue'); },
    add: function (act) { return put('queue', act).then(function (order) { act.order = order; return act; }); },
    change: function (act) { return put('queue', act); },
    take: function (act) { return drop('queue', act.order); },

    // Members of the last day, newest first.
    members: async function () {
      const now = Date.now();
      const list = (await all('members')).sort(function (a, b) { return b.seen - a.seen; });
      const old = list.filter(function (m, i) { return now - m.seen > DAY || i >= MOST_MEMBERS; });
      await Promise.all(old.map(function (m) { return drop('members', m.customerId); }));
      return list.filter(function (m) { return !old.includes(m); });
    },
    remember: function (member) { return put('members', Object.assign({ seen: Date.now() }, member)); },

    // What this till did in this shift, newest first.
    done: async function () {
      const now = Date.now();
      const list = (await all('done')).sort(function (a, b) { return b.at - a.at; });
      const old = list.filter(function (d) { return now - d.at > SHIFT && d.state !== 'waiting'; });
      await Promise.all(old.map(function (d) { return drop('done', d.key); }));
      return list.filter(function (d) { return !old.includes(d); });
    },
    note: function (done) { return put('done', done); },
    noted: function (key) { return run('done', 'readonly', function (s) { return s.get(key); }); },

    keep: function (name, value) { return put('kept', { name: name, value: value }); },
    kept: function (name) {
      return run('kept', 'readonly', function (s) { return s.get(name); }).then(function (k) { return k && k.value; });
    },

    // Forgets people; what waits for the network stays, or it would be lost.
    forget: async function () {
      const done = await all('done');
      await clear('members');
      await Promise.all(done.filter(function (d) { return d.state !== 'waiting'; })
        .map(function (d) { return drop('done', d.key); }));
    }
  };
})(window.HsTill);
