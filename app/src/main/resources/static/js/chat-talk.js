// Part of /chat.js: what is heard and said, and what the page may call.
function take(news) {
  let fresh = 0;
  for (const line of news) {
    if (!lines.has(line.id)) {
      lines.set(line.id, line);
      if (!line.mine && !first) fresh += 1;
      if (line.ended) { over = true; running += 1; afterwards(); } // What was said stays to be read; the next word begins another chat.
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
  if (event === 'typing') typing.textContent = data === 'true' ? word('typing') : '';
}
async function ask() {
  try {
    const answer = await call('messages');
    if (answer.ok) take(await answer.json());
  } catch (e) { /* the next time, perhaps */ }
}
/** The session is over: the site may say again who this is, else the next word begins a new chat. */
async function lost() {
  forget(); empty();
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
      fault.textContent = refused(answer.status, said, one);
      fault.hidden = false;
      if (said.field === 'email') { leave.open = true; draw(); email.focus(); }
    }
  }
  draw();
}

function refused(status, said, one) {
  if (status === 429) return word('slower');
  if (said.field === 'email') return one.email ? word('badEmail') : word('needEmail');
  if (settings.lang === 'en' && said.detail) return said.detail;
  return one.file ? word('fileRefused', { name: one.file.name }) : word('refused');
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
    fault.textContent = wrong === email ? word('badEmail') : word('nothing');
    fault.hidden = false;
    if (wrong === email) leave.open = true;
    (wrong || text).focus();
    return;
  }
  poll.hidden = true;
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
  fault.textContent = fault.hidden ? '' : word('large', { name: file.name });
  if (file && fault.hidden) enqueue({ key: secret(16), text: file.name, file, failed: false });
});
end.addEventListener('click', async () => {
  try { await call('ending', {}); } catch (e) { /* it ends by itself */ }
  await afterwards();
  running += 1; forget(); empty(); pending.clear();
  draw();
  if (poll.hidden) text.focus(); else poll.querySelector('button').focus();
});
/** What the house wants to know of a chat that is over: in the window where that page lets itself be shown here, and always as a link. */
let asked = '';
async function afterwards() {
  const mine = session;
  if (!mine || asked === mine) return;
  asked = mine;
  try {
    const answer = await call('afterwards?lang=' + encodeURIComponent(settings.lang || ''), {});
    if (answer.status !== 200) return;
    const wanted = await answer.json();
    const at = new URL(wanted.path, new URL(base));
    const not = make('button', { type: 'button' }, word('afterNot'));
    not.addEventListener('click', () => { poll.hidden = true; text.focus(); });
    const page = make('a', { href: at.href.replace('embedded=true&', ''), target: '_blank', rel: 'noopener' }, word('afterPage'));
    const frame = wanted.framed ? make('iframe', { src: at.href, title: wanted.title || word('after') }) : null;
    poll.replaceChildren(make('p', { class: 'meta' }, word('after')), ...(frame ? [frame] : [make('p', {}, make('bdi', {}, wanted.title))]), make('div', { class: 'foot' }, not, page));
    poll.hidden = false;
    if (frame) window.addEventListener('message', (event) => {
      if (event.source !== frame.contentWindow || !event.data || !(event.data.heartstringSurvey > 0)) return;
      frame.style.height = Math.min(event.data.heartstringSurvey, 900) + 'px';
      if (event.data.sent) not.hidden = true;
    });
  } catch (e) { /* nobody is asked then */ }
}

async function look() {
  try {
    const answer = await call('settings?lang=' + encodeURIComponent(wishes()));
    if (!answer.ok) return false;
    settings = await answer.json();
    speak();
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
      else { empty(); if (await recognise()) { first = true; listen(); } }
      draw();
    }
  },
  /** Forgets the visitor, as when they sign out. */
  reset: () => { running += 1; Object.assign(who, { userId: '', identity: '' }); forget(); empty(); pending.clear(); draw(); },
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
