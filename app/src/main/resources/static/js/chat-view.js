// Part of /chat.js: what the window shows.
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
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
} catch (e) {
  root.append(make('style', {}, STYLE));
}

const count = make('span', { class: 'count', hidden: true, 'aria-hidden': 'true' });
const launch = make('button', { class: 'launch', type: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' }, icon('M4 5h16v11H9l-5 4z'), count);
const title = make('h2', { id: 'title' });
const close = make('button', { type: 'button' }, icon('M6 6l12 12M18 6L6 18'));
const log = make('div', { class: 'log', role: 'log', tabindex: '0' });
const note = make('p', { class: 'note', hidden: true });
const typing = make('p', { class: 'typing', role: 'status' });
const fault = make('p', { class: 'fault', role: 'alert', dir: 'auto', hidden: true });
const text = make('textarea', { name: 'text', rows: '1', maxlength: '4000', required: true, dir: 'auto' });
const name = make('input', { name: 'name', maxlength: '100', autocomplete: 'name', dir: 'auto' });
const email = make('input', { name: 'email', type: 'email', maxlength: '190', autocomplete: 'email' });
const nameWord = make('span'), emailWord = make('span'), messageWord = make('span', { class: 'hush' });
const person = make('div', { class: 'row' }, make('label', {}, nameWord, name), make('label', {}, emailWord, email));
const leaveWord = make('summary');
const leave = make('details', {}, leaveWord);
const send = make('button', { class: 'send', type: 'submit' }, icon('M4 12h15M13 6l6 6-6 6'));
const mail = make('button', { class: 'wide', type: 'submit', hidden: true });
const write = make('div', { class: 'row' }, make('label', {}, messageWord, text), send);
const end = make('button', { type: 'button', hidden: true });
const pick = make('input', { type: 'file', accept: 'image/png,image/jpeg,image/gif,image/webp,application/pdf', hidden: true });
const attach = make('button', { type: 'button', hidden: true });
const poll = make('div', { class: 'poll', hidden: true });
const form = make('form', { novalidate: true }, leave, write, mail, make('div', { class: 'foot' }, attach, end, pick));
const panel = make('section', { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: true }, make('header', { class: 'head' }, title, close), note, log, poll, typing, fault, form);
root.append(launch, panel);

// The fixed words, in the language that the house chose among those wished for.
const wishes = () => [tag.dataset.lang, document.documentElement.lang, ...(navigator.languages || [])].filter(Boolean).slice(0, 8).join(',');
const word = (key, values) => ((settings.words || {})[key] || '').replace(/\{(\w+)\}/g, (all, one) => (values && one in values ? values[one] : all));
function speak() {
  box.lang = settings.lang || 'en';
  box.dir = settings.dir || 'ltr';
  [[nameWord, 'name'], [emailWord, 'email'], [messageWord, 'message'], [leaveWord, 'leave'], [mail, 'mail'], [end, 'end'], [attach, 'attach']]
    .forEach(([node, key]) => { node.textContent = word(key); });
  [[close, 'close'], [log, 'log'], [send, 'send']].forEach(([node, key]) => node.setAttribute('aria-label', word(key)));
  text.placeholder = word('write');
}
function away() {
  const opens = settings.opensAt && new Date(settings.opensAt);
  let when = settings.opens;
  try {
    when = opens ? new Intl.DateTimeFormat(settings.lang, { weekday: 'long', hour: '2-digit', minute: '2-digit', timeZone: settings.zone }).format(opens) : '';
  } catch (e) { /* as the house says it */ }
  return (when ? word('awayUntil', { when }) : word('away')) + ' ' + word('answerByMail');
}

let settings = { greeting: '', open: true, opens: '' };
let unread = 0;
const lines = new Map();
const pending = new Map();

const isShown = () => !panel.hidden;
const isAway = () => !settings.open && !session && !who.identity;

function draw() {
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  const shown = [make('p', { class: 'say', dir: 'auto' }, settings.greeting)];
  let before = '';
  for (const line of [...lines.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    if (line.ended) { shown.push(make('p', { class: 'meta' }, word('ended'))); before = ''; continue; }
    if (!line.mine && line.by && line.by !== before) shown.push(make('p', { class: 'meta' }, line.by));
    before = line.mine ? '' : line.by;
    shown.push(make('div', { class: line.mine ? 'say mine' : 'say' }, line.mine ? make('span', { class: 'hush' }, word('you') + ' ') : null, make('bdi', {}, line.text), ...(line.files || []).map(thing)));
  }
  for (const one of pending.values()) {
    shown.push(make('div', { class: 'say mine' }, make('span', { class: 'hush' }, word('you') + ' '), make('bdi', {}, one.text)));
    if (one.failed) {
      const again = make('button', { type: 'button' }, word('again'));
      again.addEventListener('click', () => deliver(one));
      shown.push(make('p', { class: 'meta mine' }, word('notSent') + ' ', again));
    }
  }
  log.replaceChildren(...shown);
  if (atEnd) log.scrollTop = log.scrollHeight;
  const closed = isAway();
  note.hidden = settings.open;
  note.textContent = settings.open ? '' : away();
  const place = closed ? form : leave;
  if (person.parentNode !== place) place.insertBefore(person, closed ? write : null);
  leave.hidden = closed || !!who.identity;
  send.hidden = closed;
  mail.hidden = !closed;
  email.required = closed;
  end.hidden = !session || over;
  attach.hidden = end.hidden || closed;
  count.hidden = unread === 0;
  count.textContent = String(unread);
  launch.setAttribute('aria-label', unread ? word('openNew', { n: unread }) : word('open'));
}

// A file that was sent, either way. It is fetched with the secret of this browser, which an address would give away, and is saved
// or shown as a picture, never opened as a page.
const things = new Map();
async function bytes(file) {
  const answer = await call('files/' + file.id);
  if (!answer.ok) throw new Error(String(answer.status));
  const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
  return URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: isPicture ? file.type : 'application/octet-stream' }));
}
function thing(file) {
  if (things.has(file.id)) return things.get(file.id).node;
  const size = file.size < 1024 * 1024 ? Math.max(1, Math.round(file.size / 1024)) + ' kB' : (file.size / 1024 / 1024).toFixed(1) + ' MB';
  const named = file.name + ' (' + size + ')';
  const node = make('button', { class: 'file', type: 'button', 'aria-label': word('save', { name: named }) }, named);
  const one = { node, url: '' };
  things.set(file.id, one);
  const there = async () => one.url || (one.url = await bytes(file));
  if (/^image\/(png|jpeg|gif|webp)$/.test(file.type)) {
    there().then((url) => {
      const picture = make('img', { alt: '', src: url });
      picture.addEventListener('load', () => { if (log.scrollHeight - log.scrollTop - log.clientHeight < 360) log.scrollTop = log.scrollHeight; });
      picture.addEventListener('error', () => picture.remove()); // The site may forbid pictures made of bytes.
      node.prepend(picture);
    }).catch(() => { /* its name stands there */ });
  }
  node.addEventListener('click', async () => {
    try {
      make('a', { href: await there(), download: file.name }).click();
    } catch (e) {
      fault.textContent = word('fileGone', { name: file.name });
      fault.hidden = false;
    }
  });
  return node;
}
function empty() {
  things.forEach((one) => { if (one.url) URL.revokeObjectURL(one.url); });
  things.clear(); lines.clear();
}
