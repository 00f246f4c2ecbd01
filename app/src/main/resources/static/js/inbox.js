// The inbox: keys walk and act, and what happens elsewhere shows at once.
(function () {
  'use strict';
  const inbox = document.querySelector('[data-inbox]');
  if (!inbox || !window.htmx) return;
  const list = document.getElementById('inbox-list');
  const fresh = inbox.querySelector('[data-inbox-fresh]');
  const middle = document.getElementById('inbox-thread');

  function thread() { return middle.querySelector('[data-thread]'); }
  function openId() { return thread() ? thread().dataset.thread : ''; }
  function lines() { return document.getElementById('inbox-lines'); }
  function rows() { return Array.from(list.querySelectorAll('[data-conversation]')); }
  function typing(target) { return target.closest && target.closest('input, textarea, select, [contenteditable]'); }

  function mark() {
    rows().forEach(function (row) {
      const link = row.querySelector('a');
      if (row.dataset.conversation === openId()) { link.setAttribute('aria-current', 'true'); row.classList.remove('hs-unread'); }
      else link.removeAttribute('aria-current');
    });
    inbox.classList.toggle('hs-inbox-open', openId() !== '');
  }

  function toEnd() { const box = lines(); if (box) box.scrollTop = box.scrollHeight; }

  function walk(step) {
    const all = rows();
    if (!all.length) return;
    const focused = document.activeElement && document.activeElement.closest('[data-conversation]');
    let now = all.indexOf(focused);
    if (now < 0) now = all.findIndex(function (row) { return row.dataset.conversation === openId(); });
    const next = all[Math.max(0, Math.min(all.length - 1, now + step))];
    const link = next.querySelector('a');
    link.focus();
    next.scrollIntoView({ block: 'nearest' });
    if (openId()) link.click();
  }

  function compose(kind) {
    const details = middle.querySelector('[data-compose="' + kind + '"]');
    if (!details) return;
    details.open = true;
    const field = details.querySelector('textarea');
    if (field) { field.focus(); field.setSelectionRange(field.value.length, field.value.length); }
  }

  function press(selector) { const there = middle.querySelector(selector); if (there) there.click(); return !!there; }

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = typing(event.target);
    if (event.key === '/' && field && field.matches('[data-draft="reply"]') && field.value.trim() === '' || event.key === '/' && !field && openId()) {
      const saved = middle.querySelector('.hs-saved');
      if (saved) {
        event.preventDefault(); event.stopImmediatePropagation();
        compose('reply');
        saved.open = true;
        saved.querySelector('[data-saved-find]').focus();
      }
      return;
    }
    if (event.key === 'Escape' && field && middle.contains(field)) { field.blur(); return; }
    if (field) return;
    const acts = {
      j: function () { walk(1); },
      k: function () { walk(-1); },
      r: function () { compose('reply'); },
      n: function () { compose('note'); },
      a: function () { const select = document.getElementById('assign'); if (select) select.focus(); },
      e: function () { if (press('[data-resolve]')) inbox.dataset.resolving = openId(); }
    };
    const act = acts[event.key.toLowerCase()];
    if (act) { event.preventDefault(); event.stopImmediatePropagation(); act(); }
  }, true);

  // After resolving with a key, the next in the list opens.
  function goOn() {
    const done = inbox.dataset.resolving;
    if (!done) return;
    delete inbox.dataset.resolving;
    const all = rows();
    const at = all.findIndex(function (row) { return row.dataset.conversation === done; });
    const next = all[at + 1] || all[at - 1];
    if (next) next.querySelector('a').click();
  }

  // While new replaces old, both stand in one page for a moment, and the browser lets only one of a group be open.
  function unfold() {
    const reply = middle.querySelector('[data-compose="reply"]');
    if (reply && !middle.querySelector('[data-compose][open]')) reply.open = true;
  }
  document.addEventListener('htmx:afterSettle', function (event) {
    if (event.detail.target === middle) { mark(); toEnd(); goOn(); unfold(); }
    else if (event.detail.target === list) mark();
  });
  document.addEventListener('htmx:beforeSwap', function (event) {
    // A refusal is shown where the conversation is; anything else that went wrong is said below.
    if (event.detail.target === middle && event.detail.xhr.status === 422 && !/data-thread/.test(event.detail.xhr.response)) {
      event.detail.shouldSwap = false;
      const box = document.getElementById('inbox-present');
      const page = new DOMParser().parseFromString(event.detail.xhr.response, 'text/html');
      const text = page.querySelector('.hs-message p');
      if (box) box.textContent = text ? text.textContent : 'This cannot be done.';
    }
  });
  inbox.addEventListener('click', function (event) {
    const toggle = event.target.closest('[data-contact-toggle]');
    if (toggle) {
      const shown = inbox.classList.toggle('hs-inbox-contact');
      toggle.setAttribute('aria-expanded', String(shown));
    }
  });
  const filter = inbox.querySelector('[data-inbox-filter]');
  if (filter) {
    filter.querySelector('button').hidden = true;
    filter.addEventListener('change', function () { filter.submit(); });
  }

  // What changed anywhere: the list is read again, and the conversation when it is the one that is open.
  let later = 0;
  function refreshList() {
    clearTimeout(later);
    later = setTimeout(function () {
      if (document.hidden) { document.addEventListener('visibilitychange', refreshList, { once: true }); return; }
      if (list.scrollTop > 200) { fresh.hidden = false; return; }
      window.htmx.ajax('GET', '/crm/inbox/list?' + inbox.dataset.query, { target: '#inbox-list', swap: 'innerHTML' });
    }, 500);
  }
  fresh.addEventListener('click', function () { fresh.hidden = true; list.scrollTop = 0; refreshList(); });

  function busy() {
    return Array.from(middle.querySelectorAll('textarea')).some(function (field) { return field.value.trim() !== '' || field === document.activeElement; })
      || middle.querySelector('details.hs-drop[open]') || middle.contains(document.activeElement) && typing(document.activeElement);
  }
  let soon = 0;
  function refreshThread() {
    clearTimeout(soon);
    soon = setTimeout(function () {
      const box = lines();
      if (!box) return;
      if (!busy()) {
        window.htmx.ajax('GET', '/crm/inbox/' + openId() + '?' + inbox.dataset.query, { target: '#inbox-thread', swap: 'innerHTML' });
        return;
      }
      if (box.querySelectorAll('[data-said]').length > 40) return;
      const low = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
      window.htmx.ajax('GET', '/crm/inbox/' + openId() + '/lines', { target: '#inbox-lines', swap: 'innerHTML' }).then(function () { if (low) toEnd(); });
    }, 400);
  }
  function presence() {
    if (openId()) window.htmx.ajax('GET', '/crm/inbox/' + openId() + '/presence', { target: '#inbox-present', swap: 'innerHTML' });
  }
  const stream = new EventSource('/crm/inbox/stream');
  stream.addEventListener('changed', function (event) {
    const ids = event.data ? event.data.split(',') : [];
    refreshList();
    if (openId() && (!ids.length || ids.indexOf(openId()) >= 0)) refreshThread();
  });
  stream.addEventListener('presence', function (event) {
    if (openId() && (!event.data || event.data === openId())) presence();
  });
  window.addEventListener('pagehide', function () { stream.close(); });
  mark();
  toEnd();
})();
