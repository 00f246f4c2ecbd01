// Takes goods of an earlier receipt back: found by its number or among the member's last purchases. Needs the network.
(function (till) {
  'use strict';
  const box = document.querySelector('[data-till-back]');
  const desk = till.desk;
  if (!box || !desk) return;
  const show = till.show;
  const line = till.line;
  const field = document.getElementById('till-back-number');
  const money = document.getElementById('till-back-money');
  const OFFLINE = 'Offline: goods are taken back with the network alone. What was bought, and what came back before, only the server knows.';
  const TRIES = 20;
  let receipt = null;
  let key = null;
  let looked = 0;

  function part(name) { return box.querySelector('[data-till-back-' + name + ']'); }
  function say(text, bad) {
    part('said').textContent = text || '';
    part('said').classList.toggle('hs-till-bad', Boolean(bad));
  }
  function pieces(n) { return String(Number(n)); }

  function forget() {
    receipt = null;
    key = null;
    looked++;
    part('list').replaceChildren();
    part('chosen').hidden = true;
    say('');
  }

  async function find(query) {
    forget();
    const mine = looked;
    box.open = true;
    say('Looking …');
    const answer = await line.call('GET', '/till/receipts?' + query);
    if (mine !== looked) return;
    if (answer.status !== 200) {
      say(answer.status === 0 || answer.status >= 500 ? OFFLINE : (answer.json && answer.json.detail) || 'This cannot be looked up.', true);
      return;
    }
    const found = answer.json.receipts;
    say(found.length ? '' : 'No purchase is found.', !found.length);
    part('list').replaceChildren.apply(part('list'), found.map(function (one) {
      const button = show.make('button', undefined, 'hs-till-hit');
      button.type = 'button';
      const words = show.make('span');
      words.append(show.make('strong', show.day(one.at) + (one.store ? ', ' + one.store : '')),
        show.make('small', [one.customer, one.soldBy, one.lines.map(function (l) { return l.name; }).slice(0, 3).join(', ')].filter(Boolean).join(' · ')));
      button.append(words, show.make('span', show.money(one.goodsMinor, one.currency), 'hs-till-sum'));
      button.addEventListener('click', function () { choose(one); });
      const row = show.make('li');
      row.append(button);
      return row;
    }));
    if (found.length === 1) choose(found[0]);
    else if (found.length) part('list').querySelector('button').focus();
  }

  function choose(one) {
    receipt = one;
    key = null;
    part('list').replaceChildren();
    part('chosen').hidden = false;
    part('title').textContent = show.day(one.at) + (one.store ? ', ' + one.store : '') + (one.customer ? ', ' + one.customer : '');
    const gone = one.status === 'refunded' || one.status === 'cancelled';
    part('others').hidden = one.here || gone;
    part('others').textContent = 'Sold by “' + one.soldBy + '”. If that system tells of returns itself, take it back there, or it counts twice.';
    part('gone').hidden = !gone;
    money.parentElement.hidden = gone || one.lines.length > 0;
    money.value = '';
    const list = part('lines');
    list.replaceChildren.apply(list, gone ? [] : one.lines.map(row));
    part('take').hidden = gone;
    sum();
    const first = list.querySelector('input:not([disabled])') || (money.parentElement.hidden ? null : money);
    if (first) first.focus();
  }

  function row(its, i) {
    const item = show.make('li');
    const words = show.make('label', its.name);
    words.htmlFor = 'till-back-' + i;
    words.append(show.make('small', Number(its.left) === 0 ? 'All of it came back.'
      : pieces(its.left) + (its.left === its.quantity ? '' : ' of ' + pieces(its.quantity)) + ' can come back, ' + show.money(its.paidMinor, receipt.currency) + ' paid for ' + pieces(its.quantity)));
    const input = show.make('input', undefined, 'form-control');
    input.id = 'till-back-' + i;
    input.inputMode = 'decimal';
    input.autocomplete = 'off';
    input.maxLength = 8;
    input.value = '0';
    input.disabled = Number(its.left) === 0;
    input.dataset.line = i;
    const less = step('−', 'One less of ' + its.name, input, -1, its);
    const more = step('+', 'One more of ' + its.name, input, 1, its);
    const hands = show.make('span', undefined, 'hs-till-step');
    hands.append(less, input, more);
    item.append(words, hands);
    return item;
  }

  function step(sign, label, input, by, its) {
    const button = show.make('button', sign, 'btn');
    button.type = 'button';
    button.setAttribute('aria-label', label);
    button.disabled = Number(its.left) === 0;
    button.addEventListener('click', function () {
      const now = Number(input.value.replace(',', '.')) || 0;
      input.value = pieces(Math.min(Number(its.left), Math.max(0, now + by)));
      sum();
    });
    return button;
  }

  // What comes back, or null when something is no number or more than is left.
  function wanted() {
    if (!receipt) return null;
    if (!receipt.lines.length) {
      const amount = till.basket.minor(money.value.trim(), till.digits(receipt.currency));
      return amount && amount <= receipt.leftMinor ? { amountMinor: amount, minor: amount } : null;
    }
    const lines = [];
    let minor = 0;
    for (const input of part('lines').querySelectorAll('input')) {
      const its = receipt.lines[Number(input.dataset.line)];
      const text = input.value.trim().replace(',', '.');
      const quantity = Number(text);
      if (!/^\d+(\.\d{1,3})?$/.test(text) || quantity > Number(its.left)) return null;
      if (!quantity) continue;
      lines.push({ product: its.product, quantity: quantity });
      const before = Number(its.quantity) - Number(its.left);
      minor += Math.round(its.paidMinor * (before + quantity) / Number(its.quantity)) - Math.round(its.paidMinor * before / Number(its.quantity));
    }
    return lines.length ? { lines: lines, minor: Math.min(minor, receipt.leftMinor) } : null;
  }

  function shared(amountMinor, giftMinor) {
    const rest = amountMinor - giftMinor;
    if (!giftMinor) return 'Give back ' + show.money(amountMinor, receipt.currency) + '.';
    return show.money(giftMinor, receipt.currency) + ' of ' + show.money(amountMinor, receipt.currency) + ' goes back to the gift card by itself'
      + (rest ? '; give back ' + show.money(rest, receipt.currency) + '.' : '.');
  }

  function sum() {
    key = null;
    const its = wanted();
    part('take').disabled = !its;
    part('sum').textContent = its ? shared(its.minor, Math.min(its.minor, receipt.giftMinor)) : receipt && receipt.lines.length ? 'Say how many come back.' : '';
  }

  async function take() {
    const its = wanted();
    if (!its || part('take').disabled) return;
    if (line.state() === 'cut') { say(OFFLINE, true); return; }
    part('take').disabled = true;
    key = key || line.key();
    const mine = key;
    const body = { key: mine, source: receipt.source, order: receipt.order };
    if (its.lines) body.lines = its.lines; else body.amountMinor = its.amountMinor;
    const answer = await line.call('POST', '/till/returns', body);
    part('take').disabled = false;
    if (answer.status === 200) {
      taken(mine, answer.json);
    } else if (answer.status === 0 || answer.status >= 500 || answer.status === 401) {
      say('No answer. It may have been taken back: press again when the network is back, it counts once.', true);
    } else {
      say((answer.json && answer.json.detail) || 'This cannot be taken back.', true);
      key = null;
    }
  }

  async function taken(mine, back) {
    const words = shared(back.amountMinor, back.giftMinor);
    const name = receipt.customer || 'Nobody known';
    forget();
    field.value = '';
    say('Taken back. ' + words);
    await till.store.note({ key: mine, kind: 'return', what: 'Return of ' + show.money(back.amountMinor, back.currency), name: name, customerId: 0, at: Date.now(), state: 'back', came: 'Taken back.' });
    till.acts.paint();
    for (let i = 0; i < TRIES; i++) {
      await new Promise(function (resolve) { setTimeout(resolve, i < 5 ? 250 : 700); });
      const answer = await line.call('GET', '/till/returns/' + encodeURIComponent(mine));
      if (answer.status !== 200) break;
      if (!answer.json.judged) continue;
      const done = await till.store.noted(mine);
      if (done) {
        done.came = answer.json.pointsTaken ? '−' + show.points(answer.json.pointsTaken) : 'No points were taken.';
        await till.store.note(done);
        till.acts.paint();
      }
      break;
    }
    const card = desk.card();
    if (card) till.look.choose(card.customerId, true);
  }

  // Needs the network, too: whether the gift card still has it, only the server knows. Asked twice, it counts once.
  async function undo(done) {
    if (line.state() === 'cut') { show.message('Offline: a return is undone with the network alone.', true); return; }
    done.came = 'Being undone …';
    await till.store.note(done);
    const answer = await line.call('POST', '/till/returns/undos', { key: done.key });
    const well = answer.status === 200;
    done.state = well ? 'undone' : 'back';
    done.came = well ? 'Undone.' + (answer.json.otherMinor ? ' The customer gives ' + show.money(answer.json.otherMinor, answer.json.currency) + ' back.' : '')
      : answer.json && answer.json.detail ? answer.json.detail
        : 'No answer. Press again when the network is back, it counts once.';
    await till.store.note(done);
    till.acts.paint();
    show.message(done.what + ': ' + done.came, !well);
    const card = desk.card();
    if (well && card) till.look.choose(card.customerId, true);
  }

  box.addEventListener('click', function (event) {
    const button = event.target.closest('button');
    if (button === part('find')) byNumber();
    else if (button === part('last') && desk.card() && desk.card().member) find('memberId=' + desk.card().member.id);
    else if (button === part('take')) take();
    else if (button === part('other')) { forget(); field.focus(); }
  });
  box.addEventListener('input', function (event) { if (event.target !== field) sum(); });
  box.addEventListener('keydown', function (event) {
    if (event.key !== 'Enter' || event.target.tagName !== 'INPUT') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.target === field) byNumber(); else take();
  });
  function byNumber() { if (field.value.trim()) find('number=' + encodeURIComponent(field.value.trim())); }

  desk.on(function (card, other) {
    part('last').hidden = !card || !card.member || Boolean(card.remembered);
    part('last').textContent = card ? 'Last purchases of ' + card.name : '';
    if (other) forget();
  });

  till.back = { undo: undo, focus: function () { box.open = true; field.focus(); field.select(); } };
})(window.HsTill);
