// Paying: what promotions, vouchers and gift cards bring is set aside first, until it was paid or given up.
(function (till) {
  'use strict';
  const form = document.querySelector('[data-till-basket]');
  if (!form || !till.deal || !till.gift) return;
  const show = till.show;
  const line = till.line;
  const edit = form.querySelector('[data-till-edit]');
  let held = null;
  // While it is asked for, a second Enter asks for nothing.
  let asking = false;

  // Whether anything is to be set aside before it is paid.
  function needed(preview) { return till.deal.needed(preview) || till.gift.cards().length > 0; }

  // What is to be paid, before gift cards.
  function total(preview) {
    if (preview && preview.basket) return preview.basket.paysMinor;
    const basket = till.basket.content();
    return basket ? till.basket.worth(basket) : 0;
  }

  function drawn() {
    edit.disabled = Boolean(held);
    show.hide('checkout', !held);
    show.hide('earn', Boolean(held));
    show.at('checkout-sum').textContent = '';
    show.at('checkout-cards').replaceChildren();
    if (!held) return;
    const gifts = held.gifts.reduce(function (sum, one) { return sum + one.amountMinor; }, 0);
    show.at('checkout-sum').textContent = show.money(held.paysMinor - gifts) + ' to pay';
    held.gifts.forEach(function (one) {
      show.at('checkout-cards').append(show.make('li', show.money(one.amountMinor) + ' from the gift card …' + one.tail));
    });
    show.at('paid').focus();
  }

  async function open(preview) {
    if (asking) return;
    asking = true;
    try { await setAside(preview); } finally { asking = false; }
  }

  async function setAside(preview) {
    const basket = till.basket.content();
    const now = { dealId: 0, basket: basket, paysMinor: total(preview), gifts: [] };
    if (till.deal.needed(preview)) {
      const answer = await till.deal.setAside(preview, basket);
      if (!answer) return;
      now.dealId = answer.dealId;
      now.paysMinor = answer.basket.paysMinor;
    }
    let left = now.paysMinor;
    for (const card of till.gift.cards()) {
      if (left <= 0) break;
      const answer = await till.gift.hold(card, left);
      if (!answer) {
        await giveBack(now);
        till.basket.refresh();
        return;
      }
      now.gifts.push({ id: answer.id, tail: card.tail, amountMinor: answer.amountMinor });
      left -= answer.amountMinor;
    }
    held = now;
    show.message('');
    drawn();
  }

  // True when all of it is back for certain.
  async function giveBack(what) {
    let all = true;
    if (what.dealId) all = (await line.call('POST', '/till/checkouts/' + what.dealId + '/cancellation', {})).status === 200;
    for (const one of what.gifts) {
      const answer = await line.call('POST', '/till/gift-cards/holds/' + one.id + '/freeing', {});
      all = all && answer.status === 200;
    }
    return all;
  }

  // Not paid after all: what was set aside goes back.
  async function cancel() {
    if (!held) return;
    const what = held;
    held = null;
    drawn();
    show.message(await giveBack(what) ? 'Cancelled. What was set aside is given back.'
      : 'Cancelled. What was set aside is free again within half an hour.');
    till.basket.refresh();
  }

  form.addEventListener('click', function (event) {
    if (event.target.closest('[data-till-cancel]')) cancel();
  });

  till.checkout = {
    needed: needed,
    total: total,
    open: open,
    cancel: cancel,
    held: function () { return held; },
    // It was paid: what was set aside is the sale's now.
    take: function () {
      const what = held;
      held = null;
      drawn();
      return what;
    },
    clear: function () { if (held) cancel(); }
  };
})(window.HsTill);
