// Selling, giving rewards and undoing; and what becomes of each once it was sent.
(function (till) {
  'use strict';
  const desk = till.desk;
  if (!desk) return;
  const SENT_LATER = 'Waiting for the network.';
  const UNDONE_LATER = 'Will be undone when the network is back.';
  const LONGEST_JUDGING = 20;
  const show = till.show;
  const line = till.line;
  const store = till.store;
  let earning = false;

  async function act(kind, path, body, told) {
    const key = line.key();
    const card = desk.card();
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

  // The gift that was given goes with the sale, and comes back with it.
  function withGift(body, customer) {
    const gift = till.present && till.present.taken(customer);
    if (gift) body.decisionId = gift;
  }

  async function sell() {
    const card = desk.card();
    const basket = till.basket.content();
    if (!card || !card.member || !basket) return;
    if (till.checkout.held()) { paid(); return; }
    if (till.gift.cards().length && line.state() !== 'open') {
      show.message(till.gift.OFFLINE + ' Take the card off to sell without it.', true);
      return;
    }
    if (line.state() === 'open' && basket.items && !basket.amountMinor) {
      const preview = till.basket.preview() || await till.basket.refresh();
      // Never at the full price because the answer was overtaken or refused.
      if (!preview && line.state() === 'open') return;
      if (till.checkout.needed(preview)) { await till.checkout.open(preview); return; }
    }
    if (till.gift.cards().length) { await till.checkout.open(null); return; }
    const body = Object.assign({ memberId: card.member.id }, basket);
    if (till.standsIn()) body.store = till.standsIn();
    const worth = till.basket.worth(basket);
    withGift(body, card.customerId);
    desk.empty();
    desk.focus();
    act('sale', '/till/sales', body, { what: 'Sale of ' + show.money(worth) });
  }

  function paid() {
    const aside = till.checkout.take();
    const body = { memberId: desk.card().member.id };
    if (aside.dealId) {
      body.dealId = aside.dealId;
    } else {
      Object.assign(body, aside.basket);
      if (till.standsIn()) body.store = till.standsIn();
    }
    withGift(body, desk.card().customerId);
    if (aside.gifts.length) body.giftHolds = aside.gifts.map(function (one) { return one.id; });
    desk.empty();
    desk.focus();
    act('sale', '/till/sales', body, { what: 'Sale of ' + show.money(aside.paysMinor) });
  }

  async function redeem(id) {
    const card = desk.card();
    const offer = card && card.member && card.member.rewards.find(function (r) { return r.id === id; });
    if (!offer || offer.lacking) return;
    desk.focus();
    await act('redemption', '/till/redemptions', { memberId: card.member.id, rewardId: id }, { what: offer.name, points: offer.points });
  }

  async function undo(key) {
    const done = await store.noted(key);
    if (!done) return;
    if (done.kind.startsWith('gift')) { await till.gift.undo(done); return; }
    if (done.kind === 'return') { await till.back.undo(done); return; }
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
    const card = desk.card();
    if (card && done && card.customerId === done.customerId) await till.look.choose(card.customerId, true);
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
      show.message((done ? done.what : 'It') + ' is undone.' + (answer.gift ? ' Take the gift back too: ' + answer.gift + '.' : ''));
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
    const card = desk.card();
    if (kind === 'redemption' && card && done && card.customerId === done.customerId) {
      const kept = (await store.members()).find(function (m) { return m.customerId === card.customerId; });
      if (kept) await desk.meet(await till.look.recall(kept), true);
    }
  }

  line.on(function (event) {
    if (event.kind === 'done') answered(event);
    else if (event.kind === 'refused') refused(event);
    else if (event.kind === 'waiting') waiting(event);
    else paint();
    if (event.kind === 'state') till.basket.refresh();
  });

  till.acts = { earn: earn, redeem: redeem, undo: undo, paint: paint };
})(window.HsTill);
