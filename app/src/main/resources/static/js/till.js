// The till: finds a customer, shows what the basket earns, earns, redeems, undoes; goes on without a network.
(function (till) {
  'use strict';
  const SENT_LATER = 'Waiting for the network.';
  const UNDONE_LATER = 'Will be undone when the network is back.';
  const root = document.querySelector('[data-till]');
  if (!root || !till.show || !till.basket) return;
  const show = till.show;
  const line = till.line;
  const store = till.store;
  const field = document.getElementById('till-field');
  const amount = document.getElementById('till-amount');
  const programme = document.getElementById('till-programme');
  const place = document.getElementById('till-store');
  const LONGEST_JUDGING = 20;
  let card = null;
  let looked = 0, earning = false;

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
    till.deal.clear();
    till.basket.clear();
  }

  // Looking up
  function clear() {
    card = null;
    looked++;
    empty();
    ['desk', 'hits', 'newcomer'].forEach(function (name) { show.hide(name, true); });
    field.value = '';
    show.message('');
    focusField();
  }

  async function open(found, quiet) {
    card = found;
    show.card(found);
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

  // What this device remembers of somebody, less what waits to be taken off.
  async function recall(kept) {
    const waiting = await store.waiting();
    const spent = waiting.filter(function (a) { return a.kind === 'redemption' && a.body.memberId === kept.member; })
      .reduce(function (sum, a) { return sum + a.points; }, 0);
    const available = Math.max(0, kept.available - spent);
    const rewards = (await store.kept('rewards ' + kept.programme) || []).map(function (offer) {
      return Object.assign({}, offer, { lacking: Math.max(0, offer.points - available) });
    });
    return {
      remembered: true,
      customerId: kept.customerId,
      name: kept.name,
      own: false,
      remember: [],
      lastOrder: null,
      member: {
        id: kept.member, card: kept.card, status: kept.status, programme: kept.programme, rewards: rewards,
        points: { available: available, pending: 0, owed: 0, expiring: 0, expiresAt: null }
      }
    };
  }

  async function recallByText(text) {
    const wanted = text.toLowerCase();
    const digits = text.replace(/[\s-]/g, '');
    const found = (await store.members()).filter(function (m) {
      return m.programme === till.programme() && (m.card === digits
        || (wanted.length > 1 && !/\d/.test(wanted) && m.name.toLowerCase().split(/\s+/).some(function (w) { return w.startsWith(wanted); }))
        || m.name.toLowerCase() === wanted);
    });
    if (found.length === 1) {
      await open(await recall(found[0]));
      show.message('Offline: as this device last saw them. What happened elsewhere since is not in it.');
    } else if (found.length) {
      show.hits(found.slice(0, 8).map(function (m) { return { customerId: m.customerId, name: m.name, line: 'Card …' + m.card.slice(-4), member: true }; }));
    } else {
      show.hide('desk', true);
      show.message('Offline, and this device has not seen them in the last day. Note the card; earn when the network is back.', true);
    }
  }

  async function find(text) {
    const mine = ++looked;
    card = null;
    show.hide('newcomer', true);
    show.hide('hits', true);
    show.message('Looking …');
    const answer = await line.call('GET', '/till/lookup?q=' + encodeURIComponent(text) + '&programme=' + encodeURIComponent(till.programme()));
    if (mine !== looked) return;
    if (answer.status === 0 || answer.status >= 500) {
      await recallByText(text);
    } else if (answer.status !== 200) {
      show.hide('desk', true);
      show.message((answer.json && answer.json.detail) || 'This cannot be looked up.', true);
    } else if (answer.json.card) {
      empty();
      await open(answer.json.card);
    } else if (answer.json.hits.length) {
      show.message(answer.json.hits.length + ' are found. Who is it?');
      show.hits(answer.json.hits);
      root.querySelector('.hs-till-hit').focus();
    } else {
      nobody(text);
    }
  }

  function nobody(text) {
    show.hide('desk', true);
    show.message('Nobody is found by “' + text + '”.', true);
    const form = show.at('newcomer');
    form.reset();
    const digits = text.replace(/\D/g, '').length;
    if (text.includes('@')) form.elements.email.value = text;
    else if (digits > 5 && digits < 13) form.elements.phone.value = text;
    else if (!digits) form.elements.name.value = text;
    form.dataset.key = line.key();
    form.hidden = false;
    focusField();
  }

  async function choose(customerId, quiet) {
    const answer = await line.call('GET', '/till/customers/' + customerId + '?programme=' + encodeURIComponent(till.programme()));
    if (answer.status === 200) return open(answer.json, quiet);
    const kept = (await store.members()).find(function (m) { return m.customerId === customerId && m.programme === till.programme(); });
    if (kept) return open(await recall(kept), quiet);
    if (!quiet) show.message((answer.json && answer.json.detail) || 'Nobody answers.', true);
  }

  async function join(body) {
    const answer = await line.call('POST', '/till/members', Object.assign({ programme: till.programme() }, body));
    if (answer.status === 200) {
      await open(answer.json);
      show.message('Welcome, ' + answer.json.name + '. The card is ' + answer.json.member.card + '.');
    } else {
      show.message((answer.json && answer.json.detail) || 'Nobody can join while the network is gone.', true);
      if (answer.json && answer.json.hits) show.hits(answer.json.hits);
    }
  }

  // Acting
  async function act(kind, path, body, told) {
    const key = line.key();
    const who = card.name;
    await store.note({ key: key, kind: kind, what: told.what, name: who, customerId: card.customerId, at: Date.now(), state: 'waiting', came: 'Being sent …' });
    await line.act({ kind: kind, path: path, key: key, body: Object.assign({ key: key }, body), points: told.points || 0 });
  }

  // A basket with nothing taken off is sold at once; what promotions and vouchers cost is set aside first, and paid then.
  async function earn() {
    if (earning) return;
    earning = true;
    try { await sell(); } finally { earning = false; }
  }

  async function sell() {
    const basket = till.basket.content();
    if (!card || !card.member || !basket) return;
    if (till.deal.held()) { paid(); return; }
    if (line.state() === 'open' && basket.items && !basket.amountMinor) {
      const preview = till.basket.preview() || await till.basket.refresh();
      // Never at the full price because the answer was overtaken or refused.
      if (!preview && line.state() === 'open') return;
      if (till.deal.needed(preview)) { await till.deal.checkOut(preview); return; }
    }
    const body = Object.assign({ memberId: card.member.id }, basket);
    if (place.value) body.store = place.value;
    const worth = basket.amountMinor || basket.items.reduce(function (sum, i) { return sum + Math.round(i.quantity * i.unitMinor); }, 0);
    empty();
    focusField();
    act('sale', '/till/sales', body, { what: 'Sale of ' + show.money(worth) });
  }

  function paid() {
    const deal = till.deal.take();
    const member = card.member.id;
    empty();
    focusField();
    act('sale', '/till/sales', { memberId: member, dealId: deal.dealId }, { what: 'Sale of ' + show.money(deal.paysMinor) });
  }

  async function redeem(id) {
    const offer = card && card.member && card.member.rewards.find(function (r) { return r.id === id; });
    if (!offer || offer.lacking) return;
    focusField();
    await act('redemption', '/till/redemptions', { memberId: card.member.id, rewardId: id }, { what: offer.name, points: offer.points });
  }

  async function undo(key) {
    const done = await store.noted(key);
    if (!done) return;
    done.state = 'undoing';
    done.came = 'Being undone …';
    await store.note(done);
    await line.act({ kind: 'undo', path: '/till/undos', key: key, body: { key: key }, points: 0 });
  }

  // Asks again until the rules are done with a sale.
  async function judged(key, times, settled) {
    for (let i = 0; i < times; i++) {
      await new Promise(function (resolve) { setTimeout(resolve, i < 5 ? 200 : 600); });
      const answer = await line.call('GET', '/till/sales/' + encodeURIComponent(key));
      if (answer.status !== 200) return null;
      if (answer.json.judged && answer.json.undone === settled) return answer.json;
    }
    return null;
  }

  async function finish(key, change) {
    const done = await store.noted(key);
    if (!done) return null;
    Object.assign(done, change);
    await store.note(done);
    await paint();
    return done;
  }

  async function balance(done) {
    if (card && done && card.customerId === done.customerId) await choose(card.customerId, true);
  }

  async function answered(event) {
    const sent = event.act;
    const answer = event.answer;
    const note = answer.ownAccount ? ' On your own account: noted.' : '';
    if (sent.kind === 'redemption') {
      const done = await finish(sent.key, { state: answer.undone ? 'undone' : 'done', came: '−' + show.points(answer.points) + note, code: answer.code || '' });
      show.message((done ? done.what : 'Reward') + ': given.' + (answer.code ? ' The code is ' + answer.code + '.' : '') + note);
      await balance(done);
    } else if (sent.kind === 'sale') {
      let done = await finish(sent.key, { state: 'done', came: show.points(answer.expected) + ' expected.' + note });
      const final = answer.judged ? answer : await judged(sent.key, LONGEST_JUDGING, false);
      if (final) {
        done = await finish(sent.key, { came: '+' + show.points(final.earned) + note });
        show.message((done ? done.name + ' earned ' : 'Earned ') + show.points(final.earned) + '.' + note);
      }
      await balance(done);
    } else {
      let done = await finish(sent.key, { state: 'undone', came: 'Undone.' });
      if (answer.kind === 'sale') {
        const final = await judged(sent.key, LONGEST_JUDGING, true);
        if (final) done = await finish(sent.key, { came: 'Undone; ' + (final.earned ? show.points(final.earned) + ' stay.' : 'its points are taken back.') });
      }
      show.message((done ? done.what : 'It') + ' is undone.');
      await balance(done);
    }
  }

  async function refused(event) {
    const sent = event.act;
    const why = event.answer.detail || 'The server refused it.';
    if (sent.kind === 'undo') {
      const gone = event.status === 404;
      await finish(sent.key, gone ? { state: 'undone', came: 'Undone before it was sent.' } : { state: 'done', came: why });
    } else {
      await finish(sent.key, { state: 'refused', came: why, trouble: sent.offline, listed: Boolean(event.answer.exception) });
    }
    show.message(why, true);
    await balance(await store.noted(sent.key));
  }

  async function paint() {
    const done = await store.done();
    show.done(done);
    show.troubles(done.filter(function (d) { return d.trouble; }), async function (d) {
      d.trouble = false;
      await store.note(d);
      paint();
    });
    show.mark(line.state(), (await store.waiting()).length);
  }

  async function waiting(event) {
    const kind = event.act.kind;
    // Each try without a network tells again what waits: the cashier is told once.
    const before = await store.noted(event.act.key);
    if (before && before.came === (kind === 'undo' ? UNDONE_LATER : SENT_LATER)) return;
    const done = await finish(event.act.key, kind === 'undo' ? { came: UNDONE_LATER } : { came: SENT_LATER });
    if (kind !== 'undo') show.message(done ? done.what + ': noted, and sent when the network is back.' : '');
    if (kind === 'redemption' && card && done && card.customerId === done.customerId) {
      const kept = (await store.members()).find(function (m) { return m.customerId === card.customerId; });
      if (kept) await open(await recall(kept), true);
    }
  }

  line.on(function (event) {
    if (event.kind === 'done') answered(event);
    else if (event.kind === 'refused') refused(event);
    else if (event.kind === 'waiting') waiting(event);
    else paint();
    if (event.kind === 'state') till.basket.refresh();
  });

  till.basket.on(function (basket, preview, status, typing) {
    const member = card && card.member;
    const cut = line.state() === 'cut';
    const button = show.at('earn');
    button.disabled = !basket || !member || member.status !== 'active';
    const good = preview && status < 400 ? preview : null;
    button.textContent = !good || !member ? 'Earn' : till.deal.needed(good) ? 'Check out ' + show.money(good.basket.paysMinor) : 'Earn ' + show.points(good.points);
    if (typing && preview === null && basket) return;
    till.deal.show(good);
    show.earns(preview, status, cut && basket ? 'Offline: the points are worked out when the network is back. Promotions and vouchers are not promised now: ask for the full price.' : '');
  });

  // Hands
  root.querySelector('[data-till-find]').addEventListener('submit', function (event) {
    event.preventDefault();
    const text = field.value.trim();
    if (text) { find(text); focusField(); }
  });
  show.at('basket').addEventListener('submit', function (event) { event.preventDefault(); earn(); });
  show.at('newcomer').addEventListener('submit', function (event) {
    event.preventDefault();
    const f = event.target;
    join({ key: f.dataset.key, name: f.elements.name.value, phone: f.elements.phone.value, email: f.elements.email.value });
  });
  root.addEventListener('click', async function (event) {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.customer) choose(Number(button.dataset.customer));
    else if (button.dataset.reward) redeem(Number(button.dataset.reward));
    else if (button.dataset.undo) { button.disabled = true; undo(button.dataset.undo); }
    else if (button.matches('[data-till-clear]')) clear();
    else if (button.matches('[data-till-join]') && card) join({ customerId: card.customerId });
    else if (button.matches('[data-till-forget]')) {
      await store.forget();
      await paint();
      clear();
      show.message('This device has forgotten everybody. What waits for the network is kept until it is sent.');
    }
  });

  // Who signs out leaves nobody behind on the device.
  document.addEventListener('submit', function (event) {
    if (event.target.getAttribute('action') !== '/logout' || event.target.dataset.forgotten) return;
    event.preventDefault();
    event.target.dataset.forgotten = 'yes';
    Promise.all([store.forget(), window.caches ? caches.delete('heartstring-till') : null])
      .finally(function () { event.target.submit(); });
  });

  till.desk = {
    field: field,
    find: find,
    clear: clear,
    focus: focusField,
    open: function () { return Boolean(card); },
    card: function () { return card; }
  };
  paint();
  focusField();
  till.basket.refresh();
  line.pump();
  if (navigator.onLine === false) line.call('GET', '/till/door');
})(window.HsTill);
