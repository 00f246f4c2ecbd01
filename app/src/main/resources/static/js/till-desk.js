// Who stands at the till now, what this till is set to, and clearing for the next customer.
(function (till) {
  'use strict';
  const root = document.querySelector('[data-till]');
  if (!root || !till.show || !till.basket) return;
  const show = till.show;
  const store = till.store;
  const field = document.getElementById('till-field');
  const amount = document.getElementById('till-amount');
  const programme = document.getElementById('till-programme');
  const place = document.getElementById('till-store');
  const listeners = [];
  let card = null;

  till.programme = function () { return programme.value; };
  till.currency = function () { return programme.selectedOptions[0].dataset.currency; };
  till.digits = function (currency) {
    if (!currency || currency === till.currency()) return Number(programme.selectedOptions[0].dataset.digits);
    return new Intl.NumberFormat('en', { style: 'currency', currency: currency }).resolvedOptions().maximumFractionDigits;
  };

  function focusField() {
    field.focus();
    field.select();
  }

  // What this till chose is kept in the browser.
  [['programme', programme], ['store', place]].forEach(function (pair) {
    const key = 'heartstring-till-' + pair[0];
    try {
      const kept = localStorage.getItem(key);
      if (kept && Array.from(pair[1].options).some(function (o) { return o.value === kept; })) pair[1].value = kept;
    } catch (e) { /* private window: the choice lasts for this page */ }
    pair[1].addEventListener('change', function () {
      try { localStorage.setItem(key, pair[1].value); } catch (e) { /* as above */ }
      if (pair[1] === programme) location.reload();
    });
  });
  till.member = function () { return card && card.member && !card.remembered ? card.member.id : null; };
  till.standsIn = function () { return place.value; };
  show.at('currency').textContent = '(' + till.currency() + ')';

  function empty() {
    till.checkout.clear();
    till.gift.clear();
    till.deal.clear();
    till.basket.clear();
  }

  // Each listener is told who stands there now, or null; and whether it is somebody else than before.
  function tell(before) {
    const other = !card || !before || card.customerId !== before.customerId;
    listeners.forEach(function (listener) { listener(card, other); });
  }

  function clear() {
    const before = card;
    card = null;
    empty();
    ['desk', 'hits', 'newcomer'].forEach(function (name) { show.hide(name, true); });
    field.value = '';
    show.message('');
    tell(before);
    focusField();
  }

  async function meet(found, quiet) {
    const before = card;
    card = found;
    show.card(found);
    tell(before);
    till.basket.refresh();
    if (!quiet) {
      show.message('');
      if (found.member) amount.focus(); else show.at('join').focus();
    }
    if (found.member && !found.remembered) {
      await store.keep('rewards ' + found.member.programme, found.member.rewards);
      await store.remember({
        customerId: found.customerId,
        name: found.name,
        programme: found.member.programme,
        member: found.member.id,
        card: found.member.card,
        status: found.member.status,
        available: found.member.points.available
      });
    }
  }

  till.desk = {
    root: root,
    field: field,
    empty: empty,
    clear: clear,
    meet: meet,
    // Nobody is known while somebody is looked up.
    nobody: function () { card = null; },
    focus: focusField,
    open: function () { return Boolean(card); },
    card: function () { return card; },
    on: function (listener) { listeners.push(listener); }
  };
})(window.HsTill);
