// The chat window for any site: <script async src="https://HOST/chat.js" data-key="KEY" data-lang="de"></script>
// Without data-lang it speaks as the page says it does (<html lang>), else as the browser wishes, else English.
// Everything stands in a shadow root; no cookie, no framework, nothing of the page is touched.
// chat-base, chat-view and chat-talk are parts of one function, which is served as /chat.js; STYLE is chat-window.css.
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
