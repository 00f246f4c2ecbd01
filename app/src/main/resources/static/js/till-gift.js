// Gift cards: what is on one, paying with it, selling one. All of it needs the network: a card is money that others spend too.
(function (till) {
  'use strict';
  const box = document.querySelector('[data-till-gift]');
  if (!box || !till.show || !till.line) return;
  const MOST = 5;
  const show = till.show;
  const line = till.line;
  const field = document.getElementById('till-gift');
  const takes = document.getElementById('till-gift-takes');
  const price = document.getElementById('till-gift-price');
  const OFFLINE = 'Offline: gift cards need the network, since others may spend from them too. Nothing is taken now.';
  // Those that pay this basket, and the one that is looked at.
  let cards = [];
  let shown = null;
  // A call that nobody answered is asked again under its key, so that it counts once.
  let open = null;

  function part(name) { return box.querySelector('[data-till-gift-' + name + ']'); }
  function say(text, bad) {
    part('said').textContent = text || '';
    part('said').classList.toggle('hs-till-bad', Boolean(bad));
  }
  function why(answer, otherwise) {
    if (answer.status === 0 || answer.status >= 500) return OFFLINE;
    return (answer.json && answer.json.detail) || otherwise;
  }
  function keyFor(what) {
    if (!open || open.what !== what) open = { what: what, key: line.key() };
    return open.key;
  }
  // An answer that is certain: the next call is another one.
  function certain(answer) {
    const sure = answer.status > 0 && answer.status < 500 && answer.status !== 401;
    if (sure) open = null;
    return sure;
  }

  function paint() {
    const its = shown;
    part('shown').hidden = !its;
    if (its) {
      part('balance').textContent = show.money(its.balanceMinor, its.currency);
      part('which').textContent = 'on …' + its.tail + (its.expiresAt ? ', until ' + show.day(its.expiresAt) : '');
      part('pay').hidden = !(till.member && till.member()) || its.currency !== till.currency();
    }
    const list = show.at('pays-with');
    list.hidden = !cards.length;
    list.replaceChildren.apply(list, cards.map(function (card) {
      const row = show.make('li');
      const words = show.make('span', 'Gift card …' + card.tail);
      words.append(show.make('small', show.money(card.balanceMinor) + ' on it'));
      const button = show.make('button', '×', 'btn');
      button.type = 'button';
      button.dataset.giftOff = card.code;
      button.setAttribute('aria-label', 'Do not pay with the gift card …' + card.tail);
      row.append(words, button);
      return row;
    }));
  }

  async function look(text) {
    const code = (text || '').trim();
    if (!code) return null;
    box.open = true;
    shown = null;
    say('');
    paint();
    const answer = await line.call('POST', '/till/gift-cards/balances', { code: code });
    if (answer.status !== 200) {
      say(why(answer, 'This gift card cannot be used.'), true);
      return null;
    }
    shown = Object.assign({ code: code }, answer.json);
    field.value = '';
    paint();
    (part('pay').hidden ? takes : part('pay')).focus();
    return shown;
  }

  function add(card) {
    if (!card || till.checkout.held()) return;
    if (cards.some(function (one) { return one.tail === card.tail && one.balanceMinor === card.balanceMinor; })) {
      say('This gift card pays already.');
      return;
    }
    if (cards.length >= MOST) { say('At most ' + MOST + ' gift cards for one basket.', true); return; }
    if (!card.balanceMinor) { say('Nothing is left on it.', true); return; }
    cards.push(card);
    shown = null;
    box.open = false;
    paint();
    till.basket.refresh();
    show.message('The gift card …' + card.tail + ' pays as much of this basket as is on it.');
    document.getElementById('till-amount').focus();
  }

  // Sets as much as is needed aside; null when that cannot be, and the colleague was told.
  async function hold(card, amountMinor) {
    const answer = await line.call('POST', '/till/gift-cards/holds', {
      key: line.key(), code: card.code, amountMinor: amountMinor, currency: till.currency(), upTo: true
    });
    if (answer.status === 200) return answer.json;
    show.message(answer.status === 0 || answer.status >= 500 ? OFFLINE + ' What was set aside is free again within half an hour.'
      : answer.status === 409 ? 'Nothing is left on the gift card …' + card.tail + ' by now. Take it off.'
        : why(answer, 'This gift card cannot be used.'), true);
    return null;
  }

  async function note(done) {
    await till.store.note(Object.assign({ name: 'Gift card', customerId: 0, at: Date.now(), state: 'done' }, done));
    till.acts.paint();
  }

  // An amount without a basket: what was sold elsewhere.
  async function take() {
    if (!shown) return;
    const amount = till.basket.minor(takes.value.trim(), till.digits(shown.currency));
    if (!amount) { say('Write an amount, such as 12.50.', true); takes.focus(); return; }
    const key = keyFor('spend ' + shown.code + ' ' + amount);
    part('take').disabled = true;
    const answer = await line.call('POST', '/till/gift-cards/spends', { key: key, code: shown.code, amountMinor: amount, currency: shown.currency });
    part('take').disabled = false;
    const sure = certain(answer);
    if (answer.status === 200) {
      const its = answer.json;
      takes.value = '';
      shown.balanceMinor = its.leftMinor;
      paint();
      say(show.money(its.amountMinor, its.currency) + ' taken. ' + show.money(its.leftMinor, its.currency) + ' are left on it.');
      await note({ key: key, kind: 'gift-spend', id: its.id, what: 'Gift card …' + shown.tail, came: '−' + show.money(its.amountMinor, its.currency) });
    } else if (!sure) {
      say('No answer. It may have been taken: press again, it counts once.', true);
    } else if (answer.status === 409 && answer.json.balanceMinor !== undefined) {
      say('There is less on it: ' + show.money(answer.json.balanceMinor, shown.currency) + '.', true);
    } else {
      say(why(answer, 'This gift card cannot be used.'), true);
    }
  }

  async function sell() {
    const amount = till.basket.minor(price.value.trim(), till.digits());
    if (!amount) { say('Write for how much the card is, such as 25.00.', true); price.focus(); return; }
    const key = keyFor('sell ' + amount);
    part('sell').disabled = true;
    const answer = await line.call('POST', '/till/gift-cards', { key: key, amountMinor: amount, currency: till.currency() });
    part('sell').disabled = false;
    const sure = certain(answer);
    if (answer.status === 200) {
      price.value = '';
      part('code').hidden = false;
      part('code').querySelector('code').textContent = answer.json.code;
      say('A card of ' + show.money(amount) + ' is sold. Write its code down for the customer now: it is not shown again.');
      await note({ key: key, kind: 'gift-sale', id: answer.json.id, what: 'Gift card sold, …' + answer.json.code.slice(-4), came: show.money(amount) });
    } else {
      say(sure ? why(answer, 'No card can be sold.') : 'No answer. It may have been sold: press again, it counts once.', true);
    }
  }

  // A card that was sold, or an amount that was taken, by mistake.
  async function undo(done) {
    const path = done.kind === 'gift-sale' ? '/till/gift-cards/' + done.id + '/withdrawal' : '/till/gift-cards/spends/' + done.id + '/returns';
    const answer = await line.call('POST', path, { key: done.key + ' undo' });
    done.state = answer.status === 200 ? 'undone' : 'done';
    done.came = answer.status === 200 ? 'Undone.' : why(answer, 'This cannot be undone.');
    await till.store.note(done);
    till.acts.paint();
    show.message(done.what + ': ' + done.came, answer.status !== 200);
  }

  // A scanned code that looks like one of the house: a gift card pays or is shown; true when it was one.
  async function scanned(code) {
    const answer = await line.call('POST', '/till/codes', { code: code });
    if (answer.status !== 200 || answer.json.kind !== 'gift_card') return false;
    const card = await look(code);
    if (card && !part('pay').hidden) add(card);
    return true;
  }

  box.addEventListener('click', function (event) {
    const button = event.target.closest('button');
    if (!button) return;
    if (button === part('look')) look(field.value);
    else if (button === part('pay')) add(shown);
    else if (button === part('take')) take();
    else if (button === part('sell')) sell();
  });
  [[field, function () { look(field.value); }], [takes, take], [price, sell]].forEach(function (pair) {
    pair[0].addEventListener('keydown', function (event) {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      event.stopPropagation();
      pair[1]();
    });
  });
  show.at('pays-with').addEventListener('click', function (event) {
    const button = event.target.closest('[data-gift-off]');
    if (!button) return;
    cards = cards.filter(function (card) { return card.code !== button.dataset.giftOff; });
    paint();
    till.basket.refresh();
  });
  // The next basket is paid by itself.
  function clear() {
    cards = [];
    paint();
  }
  // For the next customer: what is on a card, and the code of one that was sold, is gone.
  function forget() {
    cards = [];
    shown = null;
    part('code').hidden = true;
    part('code').querySelector('code').textContent = '';
    say('');
    paint();
  }

  till.gift = {
    cards: function () { return cards; },
    hold: hold,
    undo: undo,
    scanned: scanned,
    focus: function () { box.open = true; field.focus(); field.select(); },
    paint: paint,
    clear: clear,
    forget: forget,
    OFFLINE: OFFLINE
  };
})(window.HsTill);
