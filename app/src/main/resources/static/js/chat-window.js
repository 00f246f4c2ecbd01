// The chat window for any site: <script async src="https://HOST/chat.js" data-key="KEY"></script>
// Served as /chat.js. Everything stands in a shadow root; no cookie, no framework, nothing of the page is touched.
(() => {
  'use strict';
  const tag = document.currentScript || document.querySelector('script[data-key][src*="chat.js"]');
  if (!tag || window.HeartstringChat) return;
  const base = new URL('chat/' + encodeURIComponent(tag.dataset.key) + '/', tag.src).href;
  const shelf = 'hs_chat_' + tag.dataset.key;

  // Storage may be forbidden; then the chat lasts as long as the page.
  const memory = {};
  const store = {
    get: (name) => { try { return localStorage.getItem(name) || memory[name] || ''; } catch (e) { return memory[name] || ''; } },
    set: (name, value) => { memory[name] = value; try { localStorage.setItem(name, value); } catch (e) { /* kept in memory */ } },
    drop: (name) => { delete memory[name]; try { localStorage.removeItem(name); } catch (e) { /* it was not there */ } },
  };
  const secret = (bytes) => Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (b) => b.toString(16).padStart(2, '0')).join('');

  // The same person as in the tracking calls of the page.
  const tracked = (name) => {
    const user = window.analytics && window.analytics.user && window.analytics.user();
    if (user && name === 'ajs_anonymous_id' && user.anonymousId) return user.anonymousId() || '';
    if (user && name === 'ajs_user_id' && user.id) return user.id() || '';
    const cookie = document.cookie.split('; ').find((one) => one.startsWith(name + '='));
    return (store.get(name) || (cookie ? decodeURIComponent(cookie.slice(name.length + 1)) : '')).replace(/^"|"$/g, '');
  };
  const who = { userId: tag.dataset.userId || '', identity: tag.dataset.identity || '' };
  const anonymousId = () => {
    let id = tag.dataset.anonymousId || tracked('ajs_anonymous_id');
    if (!id) {
      id = secret(16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      store.set('ajs_anonymous_id', JSON.stringify(id));
    }
    return id;
  };

  // A chat of somebody the site has signed is not left behind in the browser: the site signs again.
  let session = '';
  const remember = () => { if (!who.identity) store.set(shelf, session); };
  const forget = () => { session = ''; over = false; store.drop(shelf); };
  if (!who.identity) session = store.get(shelf);

  const call = (path, body, more) => fetch(base + path, Object.assign({
    method: body ? 'POST' : 'GET', credentials: 'omit', cache: 'no-store',
    headers: Object.assign({ Accept: 'application/json' }, session && { Authorization: 'Bearer ' + session }, body && { 'Content-Type': 'application/json' }),
    body: body ? JSON.stringify(Object.assign({ anonymousId: anonymousId(), userId: who.userId || tracked('ajs_user_id'), identity: who.identity, page: location.href }, body)) : undefined,
  }, more));

  const style = `
:host{all:initial;--c:#0f766e;--on:#fff;--bg:#fff;--ink:#1c2433;--soft:#f1f3f6;--line:#d7dce3;--muted:#556070;--bad:#b42318;color-scheme:light dark}
@media (prefers-color-scheme:dark){:host{--bg:#171c26;--ink:#eef1f5;--soft:#262e3b;--line:#3a4455;--muted:#aab4c3;--bad:#ff9c92}}
*{box-sizing:border-box;margin:0;font:15px/1.45 system-ui,sans-serif;letter-spacing:normal}
[hidden]{display:none!important}
button{cursor:pointer;border:0;background:none;color:inherit;padding:0}
:focus-visible{outline:3px solid var(--c);outline-offset:2px}
.launch{position:fixed;right:20px;bottom:20px;z-index:2147483000;width:56px;height:56px;border-radius:50%;background:var(--c);color:var(--on);box-shadow:0 4px 16px #0005}
.launch:focus-visible{outline-color:var(--ink)}
.launch svg,.head svg,.send svg{width:24px;height:24px;display:block;margin:auto;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.count{position:absolute;top:-4px;right:-4px;min-width:22px;height:22px;padding:0 5px;border-radius:11px;background:#b42318;color:#fff;font-size:13px;line-height:22px}
.panel{position:fixed;right:20px;bottom:88px;z-index:2147483000;display:flex;flex-direction:column;width:370px;height:min(560px,calc(100dvh - 108px));border:1px solid var(--line);border-radius:14px;overflow:hidden;background:var(--bg);color:var(--ink);box-shadow:0 12px 40px #0004}
.head{display:flex;align-items:center;gap:8px;padding:12px 14px;background:var(--c);color:var(--on)}
.head h2{flex:1;margin:0;font-size:17px;font-weight:650}
.head button{width:36px;height:36px;border-radius:8px}.head button:focus-visible{outline-color:var(--on)}
.log{flex:1;overflow-y:auto;padding:14px;display:flex;flex-direction:column;gap:8px;overflow-wrap:anywhere}
.log p{margin:0}
.say{max-width:84%;padding:8px 12px;border-radius:14px;background:var(--soft);white-space:pre-wrap;align-self:flex-start}
.say.mine{align-self:flex-end;background:var(--c);color:var(--on)}
.meta{font-size:12.5px;color:var(--muted);align-self:flex-start}.meta.mine{align-self:flex-end}
.meta button{color:var(--bad);text-decoration:underline;font-size:12.5px}
.note{padding:8px 14px;background:var(--soft);color:var(--ink);font-size:14px}
.fault{padding:6px 14px;color:var(--bad)}
.typing{padding:0 14px 4px;color:var(--muted);font-size:13px;min-height:22px}
form{display:grid;gap:8px;padding:10px 14px 14px;border-top:1px solid var(--line)}
label{font-size:13.5px;color:var(--muted);display:grid;gap:3px}
input,textarea{width:100%;padding:9px 11px;border:1px solid var(--line);border-radius:9px;background:var(--bg);color:var(--ink);font-size:16px}
textarea{resize:none;min-height:44px;max-height:160px}
.row{display:flex;gap:8px;align-items:flex-end}.row label{flex:1}
.send{flex:none;width:44px;height:44px;border-radius:10px;background:var(--c);color:var(--on)}
.wide{width:100%;height:44px;border-radius:10px;background:var(--c);color:var(--on);font-weight:600}
.foot{display:flex;justify-content:space-between;gap:8px;font-size:13px;color:var(--muted)}
.foot button,summary{font-size:13px;color:var(--muted);text-decoration:underline;cursor:pointer}
details label{margin-top:6px}
.hush{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (max-width:480px){.panel{inset:0;width:auto;height:100dvh;border:0;border-radius:0}}
@media (prefers-reduced-motion:no-preference){.panel{animation:in .15s ease-out}@keyframes in{from{opacity:0;transform:translateY(8px)}}}`;

  const make = (name, attributes, ...inside) => {
    const node = document.createElement(name);
    Object.entries(attributes || {}).forEach(([key, value]) => (key === 'class' ? (node.className = value) : key in node && typeof value !== 'string' ? (node[key] = value) : node.setAttribute(key, value)));
    node.append(...inside.filter((one) => one != null));
    return node;
  };
  const icon = (path) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    line.setAttribute('d', path);
    svg.append(line);
    return svg;
  };

  const box = make('div', { 'data-heartstring-chat': '' });
  const root = box.attachShadow({ mode: 'open' });
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch (e) {
    root.append(make('style', {}, style));
  }

  const count = make('span', { class: 'count', hidden: true, 'aria-hidden': 'true' });
  const launch = make('button', { class: 'launch', type: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', 'aria-label': 'Open the chat' }, icon('M4 5h16v11H9l-5 4z'), count);
  const title = make('h2', { id: 'title' }, 'Chat');
  const close = make('button', { type: 'button', 'aria-label': 'Close the chat window' }, icon('M6 6l12 12M18 6L6 18'));
  const log = make('div', { class: 'log', role: 'log', 'aria-label': 'What was said', tabindex: '0' });
  const note = make('p', { class: 'note', hidden: true });
  const typing = make('p', { class: 'typing', role: 'status' });
  const fault = make('p', { class: 'fault', role: 'alert', hidden: true });
  const text = make('textarea', { name: 'text', rows: '1', maxlength: '4000', required: true, placeholder: 'Write a message' });
  const name = make('input', { name: 'name', maxlength: '100', autocomplete: 'name' });
  const email = make('input', { name: 'email', type: 'email', maxlength: '190', autocomplete: 'email' });
  const person = make('div', { class: 'row' }, make('label', {}, 'Name', name), make('label', {}, 'E-mail', email));
  const leave = make('details', {}, make('summary', {}, 'Leave your name and e-mail, in case we lose each other'));
  const send = make('button', { class: 'send', type: 'submit', 'aria-label': 'Send' }, icon('M4 12h15M13 6l6 6-6 6'));
  const mail = make('button', { class: 'wide', type: 'submit', hidden: true }, 'Leave a message');
  const write = make('div', { class: 'row' }, make('label', {}, make('span', { class: 'hush' }, 'Message'), text), send);
  const end = make('button', { type: 'button', hidden: true }, 'End the chat');
  const pick = make('input', { type: 'file', accept: 'image/png,image/jpeg,image/gif,image/webp,application/pdf', hidden: true });
  const attach = make('button', { type: 'button', hidden: true }, 'Send a picture or PDF');
  const form = make('form', { novalidate: true }, leave, write, mail, make('div', { class: 'foot' }, attach, end, pick));
  const panel = make('section', { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: true }, make('header', { class: 'head' }, title, close), note, log, typing, fault, form);
  root.append(launch, panel);

  let settings = { greeting: '', open: true, opens: '' };
  let unread = 0;
  const lines = new Map();
  const pending = new Map();

  const isShown = () => !panel.hidden;
  const isAway = () => !settings.open && !session && !who.identity;

  function draw() {
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
    const shown = [make('p', { class: 'say' }, settings.greeting)];
    let before = '';
    for (const line of [...lines.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
      if (line.ended) { shown.push(make('p', { class: 'meta' }, line.text)); before = ''; continue; }
      if (!line.mine && line.by && line.by !== before) shown.push(make('p', { class: 'meta' }, line.by));
      before = line.mine ? '' : line.by;
      shown.push(make('p', { class: line.mine ? 'say mine' : 'say' }, line.mine ? make('span', { class: 'hush' }, 'You: ') : null, line.text));
    }
    for (const one of pending.values()) {
      shown.push(make('p', { class: 'say mine' }, make('span', { class: 'hush' }, 'You: '), one.text));
      if (one.failed) {
        const again = make('button', { type: 'button' }, 'Try again');
        again.addEventListener('click', () => deliver(one));
        shown.push(make('p', { class: 'meta mine' }, 'Not sent. ', again));
      }
    }
    log.replaceChildren(...shown);
    if (atEnd) log.scrollTop = log.scrollHeight;
    const away = isAway();
    note.hidden = settings.open;
    note.textContent = settings.open ? '' : (settings.opens ? 'Nobody is here just now; we are back on ' + settings.opens + '.' : 'Nobody is here just now.') + ' Leave a message, and we answer by e-mail.';
    const place = away ? form : leave;
    if (person.parentNode !== place) place.insertBefore(person, away ? write : null);
    leave.hidden = away || !!who.identity;
    send.hidden = away;
    mail.hidden = !away;
    email.required = away;
    end.hidden = !session || over;
    attach.hidden = end.hidden || away;
    count.hidden = unread === 0;
    count.textContent = String(unread);
    launch.setAttribute('aria-label', unread ? 'Open the chat, ' + unread + ' new' : 'Open the chat');
  }

  function take(news) {
    let fresh = 0;
    for (const line of news) {
      if (!lines.has(line.id)) {
        lines.set(line.id, line);
        if (!line.mine && !first) fresh += 1;
        if (line.ended) { over = true; running += 1; } // What was said stays to be read; the next word begins another chat.
      }
      pending.delete(line.key);
    }
    first = false;
    if (!isShown()) unread += fresh;
    draw();
  }

  // A line down, by fetch, so that the secret stays out of addresses; when that fails often, asking now and then.
  let first = true, over = false, running = 0;
  async function listen() {
    const mine = ++running;
    let failures = 0;
    while (mine === running && session) {
      const stop = new AbortController();
      let heard = Date.now();
      const watch = setInterval(() => { if (mine !== running || Date.now() - heard > 50000) stop.abort(); }, 5000);
      try {
        const answer = await call('stream', null, { signal: stop.signal, headers: { Accept: 'text/event-stream', Authorization: 'Bearer ' + session } });
        if (answer.status === 401) {
          await lost();
          if (!session) return;
          continue;
        }
        if (!answer.ok || !answer.body) throw new Error(String(answer.status));
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        let rest = '';
        for (let part = await reader.read(); !part.done && mine === running; part = await reader.read()) {
          heard = Date.now(); failures = 0;
          rest += part.value;
          const blocks = rest.split('\n\n');
          rest = blocks.pop();
          blocks.forEach(hear);
        }
      } catch (e) {
        failures += 1;
        if (failures > 2) await ask();
      } finally {
        clearInterval(watch);
        stop.abort();
      }
      if (mine === running) await new Promise((done) => { setTimeout(done, Math.min(15000, 1000 * 2 ** Math.min(failures, 4))); });
    }
  }
  function hear(block) {
    const event = (block.match(/^event:(.*)$/m) || [])[1];
    const data = block.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
    if (event === 'lines') take(JSON.parse(data));
    if (event === 'typing') typing.textContent = data === 'true' ? 'Somebody is writing…' : '';
  }
  async function ask() {
    try {
      const answer = await call('messages');
      if (answer.ok) take(await answer.json());
    } catch (e) { /* the next time, perhaps */ }
  }
  /** The session is over: the site may say again who this is, else the next word begins a new chat. */
  async function lost() {
    forget(); lines.clear();
    if (who.identity) await recognise();
    draw();
  }
  async function recognise() {
    session = secret(32);
    try {
      const answer = await call('sessions', {});
      if (answer.ok && (await answer.json()).known) return true;
      if (answer.status === 401) who.identity = '';
    } catch (e) { /* nobody answers */ }
    session = '';
    return false;
  }

  async function deliver(one) {
    one.failed = false;
    if (over) forget();
    draw();
    const begins = !session;
    if (begins) session = one.session || (one.session = secret(32));
    let answer, said = {};
    try {
      answer = one.file
        ? await call('files?message=' + one.key + '&name=' + encodeURIComponent(one.file.name), null, { method: 'POST', body: one.file, headers: { Accept: 'application/json', Authorization: 'Bearer ' + session, 'Content-Type': 'application/octet-stream' } })
        : await call('messages', { key: one.key, text: one.text, name: one.name, email: one.email });
      said = await answer.json();
    } catch (e) { answer = null; }
    if (answer && answer.ok) {
      fault.hidden = true;
      if (begins) {
        remember();
        first = false;
        listen();
      }
      // What was left while nobody is here is shown at once.
      setTimeout(() => { if (pending.has(one.key)) ask(); }, 2500);
    } else {
      if (begins) session = '';
      if (answer && answer.status === 409) { await lost(); one.session = ''; }
      one.failed = true;
      if (answer && answer.status < 500 && answer.status !== 409) {
        pending.delete(one.key);
        if (!text.value && !one.file) text.value = one.text;
        fault.textContent = said.detail || 'This could not be sent.';
        fault.hidden = false;
        if (said.field === 'email') { leave.open = true; draw(); email.focus(); }
      }
    }
    draw();
  }

  function enqueue(one) {
    pending.set(one.key, one);
    deliver(one);
    log.scrollTop = log.scrollHeight;
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = [email, text].find((field) => !field.checkValidity());
    if (wrong || !text.value.trim()) {
      fault.textContent = wrong === email ? 'An e-mail address looks like ana@shop.example.' : 'Write a message first.';
      fault.hidden = false;
      if (wrong === email) leave.open = true;
      (wrong || text).focus();
      return;
    }
    const one = { key: secret(16), text: text.value.trim(), name: name.value.trim(), email: email.value.trim(), session: '', failed: false };
    fault.hidden = true;
    text.value = '';
    text.style.height = '';
    leave.open = false;
    enqueue(one);
    text.focus();
  });
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && !isAway()) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  text.addEventListener('input', () => { text.style.height = ''; text.style.height = text.scrollHeight + 2 + 'px'; });
  attach.addEventListener('click', () => pick.click());
  pick.addEventListener('change', () => {
    const file = pick.files[0]; pick.value = '';
    fault.hidden = !file || file.size <= 5 * 1024 * 1024;
    fault.textContent = fault.hidden ? '' : file.name + ' is larger than 5 MB.';
    if (file && fault.hidden) enqueue({ key: secret(16), text: 'Sent a file: ' + file.name, file, failed: false });
  });
  end.addEventListener('click', async () => {
    try { await call('ending', {}); } catch (e) { /* it ends by itself */ }
    running += 1; forget(); lines.clear(); pending.clear();
    draw();
    text.focus();
  });

  async function look() {
    try {
      const answer = await call('settings');
      if (!answer.ok) return false;
      settings = await answer.json();
      title.textContent = settings.name;
      box.style.setProperty('--c', settings.colour);
      const [r, g, b] = [1, 3, 5].map((at) => parseInt(settings.colour.slice(at, at + 2), 16) / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
      box.style.setProperty('--on', 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? '#000' : '#fff');
      draw();
      return true;
    } catch (e) { return false; }
  }
  function show(open) {
    panel.hidden = !open;
    launch.setAttribute('aria-expanded', String(open));
    if (open) {
      unread = 0;
      draw();
      look();
      log.scrollTop = log.scrollHeight;
      (isAway() ? name : text).focus();
    } else {
      launch.focus();
    }
  }
  launch.addEventListener('click', () => show(!isShown()));
  close.addEventListener('click', () => show(false));
  panel.addEventListener('keydown', (event) => { if (event.key === 'Escape') { event.stopPropagation(); show(false); } });

  window.HeartstringChat = {
    open: () => show(true),
    close: () => show(false),
    /** Says who the visitor is: {userId, identity}; identity is what the site's server has signed. */
    identify: async (given) => {
      const other = (given.identity || '') !== who.identity;
      Object.assign(who, { userId: String(given.userId || ''), identity: given.identity || '' });
      if (other && who.identity) {
        running += 1;
        const known = session;
        store.drop(shelf);
        if (known && (await call('sessions', {}).then((a) => a.ok && a.json().then((j) => j.known)).catch(() => false))) listen();
        else { lines.clear(); if (await recognise()) { first = true; listen(); } }
        draw();
      }
    },
    /** Forgets the visitor, as when they sign out. */
    reset: () => { running += 1; Object.assign(who, { userId: '', identity: '' }); forget(); lines.clear(); pending.clear(); draw(); },
  };

  async function begin() {
    if (!(await look())) return;
    document.body.append(box);
    if (who.identity && !session) await recognise();
    if (session) listen();
    document.dispatchEvent(new CustomEvent('heartstring-chat'));
  }
  if (document.body) begin();
  else document.addEventListener('DOMContentLoaded', begin);
})();
