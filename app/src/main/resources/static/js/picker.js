// Choosing a customer or product while typing: a field with data-picker offers what fits, and keeps the number of what was chosen in
// a hidden field of that name. What was typed without choosing goes to the server as it is.
(function () {
  'use strict';
  let serial = 0;
  function hidden(field) {
    if (field.dataset.product) return field.closest('tr').querySelector('[name=product]');
    let kept = field.form.querySelector('input[type=hidden][name="' + field.dataset.picker + '"]');
    if (!kept) {
      kept = document.createElement('input');
      kept.type = 'hidden';
      kept.name = field.dataset.picker;
      field.after(kept);
    }
    return kept;
  }
  function close(list, field) {
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  }
  function choose(field, list, option) {
    field.value = option.dataset.name;
    hidden(field).value = option.dataset.id;
    if (field.dataset.product) {
      const row = field.closest('tr');
      row.querySelector('[name=unit]').value = option.dataset.price;
      const quantity = row.querySelector('[name=quantity]');
      if (!quantity.value) quantity.value = '1';
    }
    close(list, field);
    field.dispatchEvent(new CustomEvent('hs-picked', { bubbles: true }));
  }
  function show(field, list, picks) {
    list.replaceChildren();
    picks.forEach(function (pick, i) {
      const option = document.createElement('li');
      option.id = list.id + '-' + i;
      option.setAttribute('role', 'option');
      option.dataset.id = pick.id;
      option.dataset.name = pick.name;
      if (pick.price) option.dataset.price = pick.price;
      option.textContent = pick.name;
      if (pick.detail) {
        const small = document.createElement('small');
        small.textContent = pick.detail;
        option.append(small);
      }
      option.addEventListener('mousedown', function (event) { event.preventDefault(); choose(field, list, option); });
      list.append(option);
    });
    list.hidden = !picks.length;
    field.setAttribute('aria-expanded', String(picks.length > 0));
  }
  function begin(field) {
    if (field.dataset.pickerReady) return;
    field.dataset.pickerReady = 'true';
    const list = document.createElement('ul');
    list.className = 'hs-picks';
    list.id = 'picks-' + (++serial);
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', 'Choose');
    list.hidden = true;
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-expanded', 'false');
    field.setAttribute('aria-controls', list.id);
    field.setAttribute('aria-autocomplete', 'list');
    field.after(list);
    let waiting = 0;
    let asked = 0;
    field.addEventListener('input', function () {
      hidden(field).value = '';
      clearTimeout(waiting);
      waiting = setTimeout(function () {
        const now = ++asked;
        if (field.value.trim().length < 2) { close(list, field); return; }
        const from = field.dataset.product ? '/crm/deals/products?currency=' + field.dataset.product : '/crm/picks?kind=' + (field.dataset.kind || '');
        fetch(from + '&q=' + encodeURIComponent(field.value))
          .then(function (answer) { return answer.ok ? answer.json() : []; })
          .then(function (picks) { if (now === asked) show(field, list, picks); })
          .catch(function () { close(list, field); });
      }, 120);
    });
    field.addEventListener('keydown', function (event) {
      const options = Array.from(list.children);
      const at = options.findIndex(function (o) { return o.getAttribute('aria-selected') === 'true'; });
      if (list.hidden) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        const next = event.key === 'ArrowDown' ? (at + 1) % options.length : (at <= 0 ? options.length : at) - 1;
        options.forEach(function (o, i) { o.setAttribute('aria-selected', String(i === next)); });
        field.setAttribute('aria-activedescendant', options[next].id);
      } else if (event.key === 'Enter' && at >= 0) {
        event.preventDefault();
        choose(field, list, options[at]);
      } else if (event.key === 'Escape') {
        event.stopPropagation();
        close(list, field);
      }
    });
    field.addEventListener('blur', function () { close(list, field); });
  }
  function all(root) { root.querySelectorAll('input[data-picker], input[data-product]').forEach(begin); }
  all(document);
  document.addEventListener('htmx:load', function (event) { all(event.target); });
})();
