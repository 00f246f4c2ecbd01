// What makes the basket cheaper: promotions with their reasons, vouchers, the totals.
(function (till) {
  'use strict';
  const form = document.querySelector('[data-till-basket]');
  if (!form || !till.show || !till.basket) return;
  const show = till.show;
  const line = till.line;
  const field = document.getElementById('till-code');
  const MOST = 10;
  let codes = [];

  function pair(name, value, kind) {
    const row = show.make('div', undefined, kind);
    row.append(show.make('dt', name), show.make('dd', value));
    return row;
  }

  // Under each product what is taken off it, and why.
  function lines(basket) {
    till.basket.rows().forEach(function (row, i) {
      let place = row.querySelector('.hs-till-cuts');
      const its = basket && basket.lines[i];
      // A voucher that was shown says at each line why it takes nothing off there.
      const cuts = its ? its.cuts.filter(function (cut) { return cut.amountMinor > 0 || (cut.promotion.startsWith('voucher:') && cut.reason); }) : [];
      if (!cuts.length) { if (place) place.remove(); return; }
      if (!place) { place = show.make('ul', undefined, 'hs-till-cuts'); row.append(place); }
      place.replaceChildren.apply(place, cuts.map(function (cut) {
        const words = show.make('li', cut.name);
        if (!cut.amountMinor) words.className = 'hs-till-cut-none';
        words.append(show.make('span', cut.amountMinor ? '−' + show.money(cut.amountMinor) : ''), show.make('small', cut.reason));
        return words;
      }));
    });
  }

  function totals(basket) {
    const list = show.at('totals');
    list.replaceChildren();
    list.hidden = !basket;
    if (!basket) return;
    if (basket.discountMinor) {
      list.append(pair('Before', show.money(basket.worthMinor + basket.shippingMinor)), pair('Off', '−' + show.money(basket.discountMinor), 'hs-till-off'));
    }
    list.append(pair('To pay', show.money(basket.paysMinor), 'hs-till-pays'));
  }

  function others(basket) {
    const box = show.at('others');
    // What is nearly reached comes first.
    const told = (basket ? basket.promotions.filter(function (one) { return !one.applied; }) : [])
      .sort(function (a, b) { return (a.lackingMinor || Infinity) - (b.lackingMinor || Infinity) || 0; });
    box.hidden = !told.length;
    box.querySelector('summary span').textContent = told.length === 1 ? 'One promotion does not apply' : told.length + ' promotions do not apply';
    box.querySelector('ul').replaceChildren.apply(box.querySelector('ul'), told.map(function (one) {
      const words = show.make('li', one.name);
      words.append(show.make('small', one.reason + (one.lackingMinor ? ' ' + show.money(one.lackingMinor) + ' more.' : '')));
      return words;
    }));
  }

  function gifts(basket) {
    const list = show.at('gifts');
    const found = basket ? basket.gifts : [];
    list.hidden = !found.length;
    list.replaceChildren.apply(list, found.map(function (gift) {
      const words = show.make('li', gift.name + ': ' + gift.product + ' is free with it.');
      const button = show.make('button', 'Add it', 'btn');
      button.type = 'button';
      button.dataset.gift = gift.product;
      words.append(button);
      return words;
    }));
  }

  // Each code with what became of it; one that nobody has is told once and forgotten, so that it is not asked about again.
  function shown(told) {
    (told || []).filter(function (one) { return one.unknown; }).forEach(function (one) {
      codes = codes.filter(function (code) { return code !== one.code; });
      show.message('No voucher has the code ' + one.code + '.', true);
    });
    const list = show.at('codes');
    list.hidden = !codes.length;
    list.replaceChildren.apply(list, codes.map(function (code) {
      const its = (told || []).find(function (one) { return one.code === code; });
      const row = show.make('li', undefined, its && !its.usable ? 'hs-till-code-bad' : '');
      const words = show.make('span');
      words.append(show.make('code', code), show.make('small', !its ? 'Asked when the basket is priced.'
        : its.usable ? (its.points ? '+' + show.points(its.points) : 'Counts') : its.reason));
      const button = show.make('button', '×', 'btn');
      button.type = 'button';
      button.dataset.code = code;
      button.setAttribute('aria-label', 'Take the voucher ' + code + ' off');
      row.append(words, button);
      return row;
    }));
  }

  function add(text) {
    const code = (text || '').trim();
    field.value = '';
    if (!code) return;
    if (line.state() === 'cut') { show.message('Offline: vouchers need the network. Nothing is promised now.', true); return; }
    form.querySelector('[data-till-items]').open = true;
    if (codes.includes(code)) { show.message('This voucher is in already.'); return; }
    if (codes.length >= MOST) { show.message('At most ' + MOST + ' vouchers for one basket.', true); return; }
    codes.push(code);
    shown(null);
    if (!till.basket.rows().length) show.message('Add the products: vouchers go by what is bought.');
    till.basket.refresh();
  }

  // Whether anything is to be set aside before it is paid.
  function needed(preview) {
    return Boolean(preview && preview.basket
      && (preview.basket.discountMinor || preview.codes.some(function (code) { return code.usable; })));
  }

  // Sets aside what the discounts cost; null when that cannot be, and the colleague was told.
  async function setAside(preview, basket) {
    const asked = { key: line.key(), memberId: till.member(), currency: basket.currency, items: basket.items, codes: codes, expectedDiscountMinor: preview.basket.discountMinor };
    if (till.standsIn()) asked.store = till.standsIn();
    const answer = await line.call('POST', '/till/checkouts', asked);
    if (answer.status === 200) return answer.json;
    if (answer.status === 0 || answer.status >= 500) {
      show.message('Offline: nothing is set aside, so no promotion and no voucher is promised now.', true);
    } else {
      show.message((answer.json && answer.json.detail) || 'This cannot be checked out.', true);
      till.basket.refresh();
    }
    return null;
  }

  field.addEventListener('keydown', function (event) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    add(field.value);
  });
  form.addEventListener('click', function (event) {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.matches('[data-till-code-add]')) { add(field.value); field.focus(); }
    else if (button.dataset.code) {
      codes = codes.filter(function (code) { return code !== button.dataset.code; });
      shown(null);
      till.basket.refresh();
      field.focus();
    } else if (button.dataset.gift) till.basket.add(button.dataset.gift, 0);
  });

  till.deal = {
    codes: function () { return codes; },
    add: add,
    needed: needed,
    setAside: setAside,
    clear: function () {
      codes = [];
      field.value = '';
      this.show(null);
    },
    show: function (preview) {
      const basket = preview && preview.basket;
      lines(basket);
      totals(basket);
      others(basket);
      gifts(basket);
      shown(preview && preview.codes);
    }
  };
})(window.HsTill);
