// Looking up: by the server, or without a network by what this device remembers; and joining.
(function (till) {
  'use strict';
  const desk = till.desk;
  if (!desk) return;
  const show = till.show;
  const line = till.line;
  const store = till.store;
  let looked = 0;

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
      await desk.meet(await recall(found[0]));
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
    desk.nobody();
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
      desk.empty();
      await desk.meet(answer.json.card);
    } else if (answer.json.hits.length) {
      show.message(answer.json.hits.length + ' are found. Who is it?');
      show.hits(answer.json.hits);
      desk.root.querySelector('.hs-till-hit').focus();
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
    desk.focus();
  }

  async function choose(customerId, quiet) {
    const answer = await line.call('GET', '/till/customers/' + customerId + '?programme=' + encodeURIComponent(till.programme()));
    if (answer.status === 200) return desk.meet(answer.json, quiet);
    const kept = (await store.members()).find(function (m) { return m.customerId === customerId && m.programme === till.programme(); });
    if (kept) return desk.meet(await recall(kept), quiet);
    if (!quiet) show.message((answer.json && answer.json.detail) || 'Nobody answers.', true);
  }

  async function join(body) {
    const answer = await line.call('POST', '/till/members', Object.assign({ programme: till.programme() }, body));
    if (answer.status === 200) {
      await desk.meet(answer.json);
      show.message('Welcome, ' + answer.json.name + '. The card is ' + answer.json.member.card + '.');
    } else {
      show.message((answer.json && answer.json.detail) || 'Nobody can join while the network is gone.', true);
      if (answer.json && answer.json.hits) show.hits(answer.json.hits);
    }
  }

  // An answer that comes after the field was cleared shows nobody.
  desk.on(function (card) { if (!card) looked++; });

  till.look = { find: find, choose: choose, join: join, recall: recall };
})(window.HsTill);
