// Writing in the inbox: drafts are kept, colleagues are told, saved replies and files are put in, mail is shown as it was sent.
(function () {
  'use strict';
  const middle = document.getElementById('inbox-thread');
  if (!middle) return;

  function id() { const open = middle.querySelector('[data-thread]'); return open ? open.dataset.thread : ''; }
  function post(path, body) {
    const headers = {};
    const header = document.querySelector('meta[name="csrf-header"]');
    const token = document.querySelector('meta[name="csrf-token"]');
    if (header && token) headers[header.content] = token.content;
    return fetch(path, { method: 'POST', body: body, headers: headers, credentials: 'same-origin', keepalive: !(body instanceof FormData) });
  }

  // Drafts: a moment after the last key, and when the page goes.
  let waiting = null;
  function keep() {
    if (!waiting) return;
    const it = waiting;
    waiting = null;
    clearTimeout(it.timer);
    post('/crm/inbox/' + it.id + '/drafts', new URLSearchParams({ kind: it.kind, text: it.field.value })).then(function (answer) {
      const note = middle.querySelector('[data-draft-kept]');
      if (note && it.id === id()) note.textContent = answer.ok ? 'Draft kept' : 'The draft could not be kept';
    }).catch(function () { /* It is kept with the next key. */ });
  }
  let told = 0;
  function present(writing) {
    if (!id() || document.hidden) return;
    told = Date.now();
    post('/crm/inbox/' + id() + '/presence', new URLSearchParams({ writing: String(writing) })).then(function (answer) {
      return answer.ok ? answer.text() : '';
    }).then(function (text) {
      const box = document.getElementById('inbox-present');
      if (box && box.textContent.trim() !== text.trim()) box.textContent = text.trim();
    }).catch(function () { /* Nobody is told; the next sign of life tells them. */ });
  }
  middle.addEventListener('input', function (event) {
    const field = event.target.closest('[data-draft]');
    if (!field) return;
    if (waiting && waiting.field !== field) keep();
    if (waiting) clearTimeout(waiting.timer);
    waiting = { id: id(), kind: field.dataset.draft, field: field, timer: setTimeout(keep, 700) };
    const note = middle.querySelector('[data-draft-kept]');
    if (note) note.textContent = '';
    if (Date.now() - told > 8000) present(true);
  });
  document.addEventListener('submit', function (event) { if (middle.contains(event.target) && waiting) { clearTimeout(waiting.timer); waiting = null; } }, true);
  document.addEventListener('htmx:beforeRequest', function (event) { if (event.detail.target === middle && !event.target.closest('form')) keep(); });
  window.addEventListener('pagehide', keep);
  document.addEventListener('htmx:afterSettle', function (event) { if (event.detail.target === middle) present(false); });
  setInterval(function () {
    const field = middle.querySelector('[data-draft="reply"]');
    present(!!field && field === document.activeElement && field.value.trim() !== '');
  }, 20000);
  present(false);

  middle.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.closest('[data-draft]')) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
    if (event.target.closest('[data-saved-find]')) {
      if (event.key === 'Escape') { const box = event.target.closest('details'); box.open = false; box.querySelector('summary').focus(); }
      if (event.key === 'Enter') {
        event.preventDefault();
        const first = event.target.closest('details').querySelector('li:not([hidden]) [data-saved-pick]');
        if (first) first.click();
      }
    }
  });
  middle.addEventListener('input', function (event) {
    if (!event.target.matches('[data-saved-find]')) return;
    const wanted = event.target.value.trim().toLowerCase();
    event.target.closest('details').querySelectorAll('li').forEach(function (line) {
      line.hidden = wanted !== '' && line.textContent.toLowerCase().indexOf(wanted) < 0;
    });
  });

  function put(field, text) {
    const start = field.selectionStart;
    field.setRangeText(text, start, field.selectionEnd, 'end');
    field.focus();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  function grow(frame) {
    const inner = frame.contentDocument;
    if (!inner || !inner.body) return;
    frame.height = Math.min(1600, Math.max(80, inner.documentElement.scrollHeight + 8));
    const images = frame.parentElement.querySelector('[data-mail-images]');
    if (images) images.hidden = Number(inner.body.dataset.images || 0) === 0 || frame.dataset.images === 'true';
  }
  function show(box, images) {
    const old = box.querySelector('iframe');
    if (old) old.remove();
    const frame = document.createElement('iframe');
    frame.title = 'The e-mail as it was sent';
    // Scripts stay out; only its height is read from here.
    frame.setAttribute('sandbox', 'allow-same-origin allow-popups allow-popups-to-escape-sandbox');
    frame.dataset.images = String(images);
    frame.addEventListener('load', function () { grow(frame); });
    frame.src = box.dataset.mail + '?images=' + images;
    box.appendChild(frame);
  }
  middle.addEventListener('click', function (event) {
    const pick = event.target.closest('[data-saved-pick]');
    const mention = event.target.closest('[data-mention]');
    const detach = event.target.closest('[data-detach]');
    const mail = event.target.closest('[data-mail]');
    if (pick) {
      fetch(pick.dataset.savedPick, { credentials: 'same-origin' }).then(function (answer) { return answer.ok ? answer.text() : ''; }).then(function (text) {
        pick.closest('details').open = false;
        put(document.getElementById('reply-text'), text);
      });
    } else if (mention) {
      put(document.getElementById('note-text'), mention.dataset.mention);
    } else if (detach) {
      detach.closest('[data-attached]').remove();
    } else if (mail && event.target.closest('[data-mail-show]')) {
      if (mail.querySelector('iframe')) { mail.querySelector('iframe').remove(); mail.querySelector('[data-mail-images]').hidden = true; } else show(mail, false);
    } else if (mail && event.target.closest('[data-mail-images]')) {
      show(mail, true);
    }
  });
  middle.addEventListener('change', function (event) {
    const field = event.target.closest('[data-attach]');
    if (!field || !field.files.length) return;
    const chips = field.closest('form').querySelector('[data-attachments]');
    const form = new FormData();
    form.append('file', field.files[0]);
    field.value = '';
    post(field.dataset.attach, form).then(function (answer) { return answer.text().then(function (text) { return answer.ok ? text : ''; }); }).then(function (text) {
      const fault = chips.querySelector('.hs-attached-fault');
      if (fault) fault.remove();
      if (text) chips.insertAdjacentHTML('beforeend', text);
      else chips.insertAdjacentHTML('beforeend', '<span class="hs-attached-fault" role="alert">The file is too large, or could not be kept.</span>');
    });
  });
})();
