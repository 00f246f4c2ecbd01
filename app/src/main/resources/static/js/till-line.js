// The till's line to the server: each act is kept first and sent then, in order, under its own key, until it was answered.
window.HsTill = window.HsTill || {};
(function (till) {
  'use strict';
  const AGAIN = 10000;
  const PATIENCE = 15000;
  const listeners = [];
  // 'open', 'cut' (no network, or a server that does not answer) or 'signed-out'.
  let state = 'open';
  let sending = null;

  function tell(event) { listeners.forEach(function (listener) { listener(event); }); }

  function turn(next) {
    if (state === next) return;
    state = next;
    tell({ kind: 'state' });
  }

  function token() {
    const header = document.querySelector('meta[name="csrf-header"]');
    const value = document.querySelector('meta[name="csrf-token"]');
    return header && value ? [header.content, value.content] : null;
  }

  async function raw(method, path, body) {
    const headers = { Accept: 'application/json' };
    if (method !== 'GET') {
      headers['Content-Type'] = 'application/json';
      const pair = token();
      if (pair) headers[pair[0]] = pair[1];
    }
    const answer = await fetch(path, {
      method: method,
      headers: headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE)
    });
    const type = answer.headers.get('Content-Type') || '';
    const json = type.includes('json') ? await answer.json() : null;
    return { status: answer.status, json: json };
  }

  // A page from the device's memory has an old token: asks for the one that holds now.
  async function freshToken() {
    const door = await raw('GET', '/till/door');
    if (door.status !== 200) return door.status;
    [['csrf-header', door.json.header], ['csrf-token', door.json.token]].forEach(function (pair) {
      let meta = document.querySelector('meta[name="' + pair[0] + '"]');
      if (!meta) {
        meta = document.createElement('meta');
        meta.name = pair[0];
        document.head.append(meta);
      }
      meta.content = pair[1];
    });
    return 200;
  }

  // One call: {status, json}; status 0 when nobody answered.
  async function call(method, path, body) {
    try {
      let answer = await raw(method, path, body);
      if (answer.status === 403 && method !== 'GET') {
        const door = await freshToken();
        if (door === 200) answer = await raw(method, path, body);
        else if (door === 401) answer = { status: 401, json: null };
      }
      if (answer.status === 401) turn('signed-out');
      else if (answer.status >= 500) turn('cut');
      else turn('open');
      return answer;
    } catch (failure) {
      turn('cut');
      return { status: 0, json: null };
    }
  }

  function unanswered(status) { return status === 0 || status === 401 || status === 429 || status >= 500; }

  async function send(act) {
    const body = Object.assign({}, act.body);
    if (act.offline) {
      body.offline = true;
      body.ageSeconds = Math.max(0, Math.round((Date.now() - act.made) / 1000));
    }
    return call('POST', act.path, body);
  }

  // Sends what waits, oldest first; stops at the first that nobody answers.
  async function drain() {
    for (;;) {
      const waiting = await till.store.waiting();
      if (!waiting.length) return;
      const act = waiting[0];
      const answer = await send(act);
      // Somebody whose role has no till signed in: what waits is not theirs to lose.
      const notTheirs = answer.status === 403 && act.kind !== 'undo';
      if (notTheirs) turn('signed-out');
      if (notTheirs || unanswered(answer.status)) {
        for (const one of await till.store.waiting()) {
          if (!one.offline) {
            one.offline = true;
            await till.store.change(one);
          }
          tell({ kind: 'waiting', act: one });
        }
        return;
      }
      await till.store.take(act);
      tell({ kind: answer.status < 300 ? 'done' : 'refused', act: act, answer: answer.json || {}, status: answer.status });
    }
  }

  // One page at a time sends, also when the till is open twice.
  function pump() {
    sending = sending || (navigator.locks ? navigator.locks.request('heartstring-till', drain) : drain())
      .finally(function () { sending = null; tell({ kind: 'state' }); });
    return sending;
  }

  till.line = {
    call: call,
    pump: pump,
    on: function (listener) { listeners.push(listener); },
    state: function () { return state; },
    key: function () {
      if (window.crypto.randomUUID) return window.crypto.randomUUID();
      return Array.from(window.crypto.getRandomValues(new Uint8Array(16)), function (b) { return b.toString(16).padStart(2, '0'); }).join('');
    },
    // Keeps an act and sends it when its turn comes.
    act: async function (act) {
      act.made = Date.now();
      act.offline = state !== 'open';
      await till.store.add(act);
      if (sending) await sending;
      return pump();
    }
  };

  window.addEventListener('online', function () { pump(); });
  window.addEventListener('offline', function () { turn('cut'); });
  document.addEventListener('visibilitychange', function () { if (!document.hidden) pump(); });
  window.setInterval(async function () {
    if ((await till.store.waiting()).length) pump();
    else if (state !== 'open' && navigator.onLine) call('GET', '/till/door');
  }, AGAIN);
})(window.HsTill);
