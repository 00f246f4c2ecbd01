// Ctrl or Cmd and K open the palette on every page: arrows choose, Enter goes there, Escape leads back to where one was. An answer to
// what was typed before is dropped. ? shows the keys of the page.
(function () {
  'use strict';
  const dialog = document.getElementById('palette');
  const help = document.getElementById('keys');
  if (!dialog || !dialog.showModal) return;
  const field = document.getElementById('palette-field');
  const list = document.getElementById('palette-list');
  const note = document.getElementById('palette-note');
  let asked = 0;
  let answered = 0;
  let flight = null;
  let hasty = false;
  let waiting = 0;

  function options() { return Array.from(list.querySelectorAll('[role=option]')); }
  function chosen() { return list.querySelector('[aria-selected=true]'); }
  function choose(option, scroll) {
    const before = chosen();
    if (before) before.setAttribute('aria-selected', 'false');
    if (!option) { field.removeAttribute('aria-activedescendant'); return; }
    option.setAttribute('aria-selected', 'true');
    field.setAttribute('aria-activedescendant', option.id);
    if (scroll) option.scrollIntoView({ block: 'nearest' });
  }
  function page(path, parts) {
    return path + '?at=' + encodeURIComponent(location.pathname) + (parts || '');
  }

  function show(html) {
    list.innerHTML = html;
    options().forEach(function (option, i) { option.id = 'palette-' + i; });
    const count = list.querySelector('[data-count]');
    note.textContent = count ? count.textContent : '';
    if (count) count.remove();
    list.scrollTop = 0;
    choose(options()[0], false);
    if (hasty) { hasty = false; go(chosen(), false); }
  }
  function ask() {
    const now = ++asked;
    if (flight) flight.abort();
    flight = new AbortController();
    fetch(page('/palette', '&q=' + encodeURIComponent(field.value)), { signal: flight.signal })
      .then(function (answer) {
        if (answer.redirected) { location.reload(); return null; }
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (html) {
        if (html === null || now !== asked || !dialog.open) return;
        answered = now;
        show(html);
      })
      .catch(function (error) {
        if (error.name === 'AbortError' || now !== asked) return;
        answered = now;
        hasty = false;
        list.replaceChildren();
        choose(null);
        note.textContent = navigator.onLine ? 'No answer came. Try again in a moment.' : 'There is no network just now.';
      });
  }
  function typed() {
    // Whatever is shown belongs to what was typed before: Enter waits for the answer.
    asked++;
    clearTimeout(waiting);
    waiting = setTimeout(ask, 30);
  }

  function open() {
    if (dialog.open) { dialog.close(); return; }
    if (help.open) help.close();
    field.value = '';
    list.replaceChildren();
    note.textContent = '';
    hasty = false;
    dialog.showModal();
    field.focus();
    ask();
  }
  function keys() {
    if (dialog.open) dialog.close();
    fetch(page('/palette/keys'))
      .then(function (answer) { return answer.ok && !answer.redirected ? answer.text() : ''; })
      .then(function (html) {
        document.getElementById('keys-list').innerHTML = html;
        if (!help.open) help.showModal();
      })
      .catch(function () { /* without a network there is no list of keys */ });
  }
  function go(option, elsewhere) {
    if (!option) return;
    if (option.dataset.act === 'keys') { keys(); return; }
    if (option.dataset.act === 'theme') {
      dialog.close();
      const toggle = document.querySelector('[data-theme-toggle]');
      if (toggle) toggle.click();
      return;
    }
    const target = new URL(option.dataset.href, location.href);
    if (elsewhere) { window.open(target.href, '_blank', 'noopener'); return; }
    const there = target.pathname === location.pathname && target.hash ? document.getElementById(target.hash.slice(1)) : null;
    dialog.close();
    if (there) {
      const folded = there.closest('details');
      if (folded) folded.open = true;
      there.focus();
      there.scrollIntoView({ block: 'center' });
    } else {
      location.assign(target.href);
    }
  }

  field.addEventListener('input', typed);
  function walk(event) {
    if (event.isComposing) return;
    const all = options();
    const at = all.indexOf(chosen());
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (all.length) choose(all[(at + (event.key === 'ArrowDown' ? 1 : all.length - 1)) % all.length], true);
    } else if ((event.key === 'PageDown' || event.key === 'PageUp') && all.length) {
      event.preventDefault();
      choose(all[Math.max(0, Math.min(all.length - 1, at + (event.key === 'PageDown' ? 8 : -8)))], true);
    } else if (event.key === 'Enter' && event.target === field) {
      event.preventDefault();
      if (answered !== asked) hasty = true;
      else go(chosen(), event.ctrlKey || event.metaKey);
    }
  }
  list.addEventListener('mousemove', function (event) {
    const option = event.target.closest('[role=option]');
    if (option && option !== chosen()) choose(option, false);
  });
  list.addEventListener('click', function (event) { go(event.target.closest('[role=option]'), event.ctrlKey || event.metaKey); });
  dialog.addEventListener('close', function () {
    asked++;
    clearTimeout(waiting);
    if (flight) flight.abort();
  });
  document.addEventListener('click', function (event) {
    if (event.target.closest('[data-palette-open]')) open();
    else if (event.target === dialog || event.target.closest('[data-palette-close]')) dialog.close();
    else if (event.target === help || event.target.closest('[data-keys-close]')) help.close();
  });
  // At the window, before the page: while one of the two is open, no key means anything to what is behind it.
  window.addEventListener('keydown', function (event) {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      event.stopImmediatePropagation();
      open();
    } else if (dialog.open || help.open) {
      event.stopImmediatePropagation();
      if (dialog.open) walk(event);
    } else if (event.key === '?' && plain && location.pathname !== '/till') {
      // Right after it was closed, the palette's own field may still have the focus.
      const typing = event.target.closest('input, textarea, select, [contenteditable]');
      if (typing && !dialog.contains(typing)) return;
      event.preventDefault();
      keys();
    }
  }, true);

  // A page that was opened to write a note, say: what the address names may come a moment later.
  if (/^#(note|name)$/.test(location.hash)) {
    const find = function () {
      const there = document.getElementById(location.hash.slice(1));
      if (!there || there === document.activeElement) return;
      document.removeEventListener('htmx:load', find);
      const folded = there.closest('details');
      if (folded) folded.open = true;
      there.focus();
      there.scrollIntoView({ block: 'center' });
    };
    document.addEventListener('htmx:load', find);
    find();
  }
})();
