// One gift that goes with the basket of whoever stands there: asked once the basket is known, given or not today.
(function (till) {
  'use strict';
  const root = document.querySelector('[data-till]');
  if (!root || !root.querySelector('[data-till-present]') || !till.show || !till.line) return;
  const show = till.show;
  const line = till.line;
  const PAUSE = 500;
  const QUIET = ['off', 'nobody', 'nothing', 'held_out'];
  const box = show.at('present');
  const acts = show.at('present-acts');
  let timer = 0;
  let asked = 0;
  let about = '';
  // What is set aside now, and for whom nothing more is asked in this visit.
  let standing = null;
  let settled = 0;
  // What was given to whoever stands here and goes with their next sale.
  let given = null;
  // What was asked and never answered for certain: under its key one can still learn what became of it.
  let open = null;

  function hide() {
    box.hidden = true;
    acts.hidden = true;
  }

  function say(words, kind) {
    box.className = 'hs-till-present' + (kind ? ' hs-till-present-' + kind : '');
    show.at('present-do').textContent = words;
    show.at('present-say').textContent = '';
    show.at('present-why').replaceChildren();
    show.at('present-reasons').hidden = true;
    acts.hidden = true;
    box.hidden = false;
  }

  function paint(answer) {
    if (!answer.gift) {
      if (QUIET.indexOf(answer.why) >= 0) hide();
      else say(answer.forCashier, answer.why === 'complaint' ? 'sorry' : 'none');
      return;
    }
    say(answer.gift.forCashier, '');
    show.at('present-say').textContent = '“' + answer.gift.forCustomer + '”';
    show.at('present-why').replaceChildren.apply(show.at('present-why'), answer.gift.reasons.map(function (one) { return show.make('li', one.words + '.'); }));
    show.at('present-reasons').hidden = !answer.gift.reasons.length;
    acts.hidden = false;
  }

  function free(id) { line.call('POST', '/till/decisions/' + id + '/void'); }

  function drop() {
    clearTimeout(timer);
    asked++;
    about = '';
    if (standing) free(standing.id);
    standing = null;
    hide();
    settle();
  }

  function unsure(answer) { return answer.status === 0 || answer.status >= 500; }

  function setAside(answer) {
    return answer.status === 200 && answer.json.gift && answer.json.state === 'reserved' ? answer.json : null;
  }

  // Gives back what may have been set aside without our hearing of it.
  async function settle() {
    if (!open) return;
    const lost = open;
    open = null;
    const answer = await line.call('POST', '/till/decisions', lost.body);
    if (unsure(answer)) { open = open || lost; return; }
    const set = setAside(answer);
    if (set) free(set.id);
  }

  async function ask(customer, items, store, mark) {
    const mine = ++asked;
    if (open && open.mark !== mark) await settle();
    if (mine !== asked) return;
    let body = { key: line.key(), customerId: customer, items: items };
    if (store) body.store = store;
    if (standing) body.replaces = standing.id;
    if (open && open.mark === mark) body = open.body;
    open = null;
    const before = standing;
    standing = null;
    const answer = await line.call('POST', '/till/decisions', body);
    const good = answer.status === 200 ? answer.json : null;
    const set = setAside(answer);
    if (unsure(answer)) open = { mark: mark, body: body };
    else if (!good && before) free(before.id);
    if (mine !== asked) {
      // Somebody else stands there by now, or the basket is another.
      if (set) free(set.id);
      return;
    }
    if (!good) {
      about = '';
      hide();
      return;
    }
    about = mark;
    standing = set;
    paint(good);
  }

  // Told at each change of the basket: what is in it, or null; typing while it is half written.
  function look(basket, typing) {
    const card = till.desk && till.desk.card();
    if (typing) return;
    if (!basket || !basket.items || !card || card.remembered) { drop(); return; }
    if (settled === card.customerId) return;
    if (line.state() === 'cut') {
      if (standing || about) drop();
      say('No gift without the network.', 'none');
      return;
    }
    const products = basket.items.map(function (one) { return one.product; }).sort();
    const mark = card.customerId + '\n' + till.standsIn() + '\n' + products.join('\n');
    if (mark === about) return;
    clearTimeout(timer);
    timer = setTimeout(function () { ask(card.customerId, basket.items, till.standsIn(), mark); }, PAUSE);
  }

  async function act(what) {
    if (!standing) return;
    const now = standing;
    const customer = till.desk.card() ? till.desk.card().customerId : 0;
    Array.from(acts.children).forEach(function (button) { button.disabled = true; });
    const answer = await line.call('POST', '/till/decisions/' + now.id + '/' + what);
    Array.from(acts.children).forEach(function (button) { button.disabled = false; });
    if (standing !== now) return;
    if (answer.status !== 200 && answer.status !== 409) { show.message('That could not be noted: no answer from the server.', true); return; }
    standing = null;
    settled = customer;
    if (answer.status === 409) { say(answer.json.detail, 'none'); return; }
    if (what === 'capture') given = { id: now.id, customer: customer };
    if (what === 'capture') say('Given: ' + now.gift.name + '.', 'done');
    else hide();
    document.getElementById('till-field').focus();
  }

  root.addEventListener('click', function (event) {
    if (event.target.closest('[data-till-present-give]')) act('capture');
    if (event.target.closest('[data-till-present-not]')) act('void');
  });
  if (till.desk) till.desk.on(function (card, other) { if (!card || other) { settled = 0; given = null; drop(); } });

  till.present = {
    look: look,
    // The gift that goes with a sale to this customer, once.
    taken: function (customer) {
      const its = given && given.customer === customer ? given.id : null;
      given = null;
      return its;
    }
  };
})(window.HsTill);
