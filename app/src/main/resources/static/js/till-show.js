// How the till shows what it knows: one customer's card, rewards, what was done here.
window.HsTill = window.HsTill || {};
(function (till) {
  'use strict';
  const root = document.querySelector('[data-till]');
  if (!root || !root.querySelector('[data-till-basket]')) return;
  const language = root.dataset.language || 'en';
  const numbers = new Intl.NumberFormat(language);
  const days = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });
  const times = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });

  function at(name) { return root.querySelector('[data-till-' + name + ']'); }
  function hide(name, hidden) { at(name).hidden = hidden; }
  function make(tag, text, kind) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  }
  function showTier(tier) {
    const place = at('tier');
    if (!place) return;
    const words = tier ? [tier.perks.join(', '), tier.next, tier.kept].filter(Boolean) : [];
    place.hidden = !tier || !(tier.name || words.length);
    place.replaceChildren();
    if (tier && tier.name) place.append(make('strong', tier.name, 'hs-till-badge'));
    place.append(words.join(' · '));
  }
  function showChallenges(challenges) {
    const words = (challenges || []).map(function (one) { return one.name + ': ' + one.progress; });
    at('challenges').hidden = !words.length;
    at('challenges').textContent = words.join(' · ');
  }
  function points(n) { return numbers.format(n) + (n === 1 ? ' point' : ' points'); }
  function money(minor, currency) {
    const digits = till.digits(currency);
    return new Intl.NumberFormat(language, { style: 'currency', currency: currency || till.currency() })
      .format(minor / Math.pow(10, digits));
  }
  function ago(moment) {
    const past = Math.floor((Date.now() - new Date(moment)) / 86400000);
    return past < 1 ? 'today' : past === 1 ? 'yesterday' : past < 60 ? past + ' days ago' : days.format(new Date(moment));
  }
  function message(text, bad) {
    const place = at('message');
    place.textContent = text || '';
    place.classList.toggle('hs-till-bad', Boolean(bad));
  }
  function pair(name, value, kind) {
    const box = make('div', undefined, kind);
    box.append(make('dt', name), make('dd', value));
    return box;
  }

  function showPoints(balance) {
    const list = at('points');
    list.replaceChildren();
    if (!balance) return;
    list.append(pair('can be spent', numbers.format(balance.available), 'hs-till-available'));
    if (balance.pending) list.append(pair('on the way', numbers.format(balance.pending)));
    if (balance.owed) list.append(pair('owed', numbers.format(balance.owed)));
    const expires = at('expires');
    expires.hidden = !balance.expiresAt;
    if (balance.expiresAt) {
      expires.textContent = points(balance.expiring) + ' are lost on ' + days.format(new Date(balance.expiresAt)) + ' if not spent.';
    }
  }

  function showRewards(offers, usable) {
    const list = at('rewards');
    list.replaceChildren();
    (offers || []).forEach(function (offer) {
      const line = make('li', undefined, offer.lacking ? 'hs-till-far' : '');
      const words = make('span');
      words.append(make('strong', offer.name), make('small', points(offer.points)
        + (offer.valueMinor ? ', worth ' + money(offer.valueMinor) : '') + (offer.left !== null && offer.left < 10 ? ', ' + offer.left + ' left' : '')));
      line.append(words);
      if (offer.lacking) {
        line.append(make('span', numbers.format(offer.lacking) + ' more', 'hs-till-lacking'));
      } else if (usable) {
        const button = make('button', 'Redeem', 'btn');
        button.type = 'button';
        button.dataset.reward = offer.id;
        button.setAttribute('aria-label', 'Redeem ' + offer.name + ' for ' + points(offer.points));
        line.append(button);
      }
      list.append(line);
    });
    hide('rewards-box', !(offers && offers.length));
  }

  // Vouchers that this member alone can use.
  function showVouchers(vouchers) {
    const list = at('mine');
    list.replaceChildren.apply(list, (vouchers || []).map(function (one) {
      const row = make('li');
      const words = make('span');
      words.append(make('strong', one.words), make('small', one.name + (one.leastMinor ? ', from ' + money(one.leastMinor, one.currency) : '')
        + (one.until ? ', until ' + days.format(new Date(one.until)) : '')));
      const button = make('button', 'Use', 'btn');
      button.type = 'button';
      button.dataset.voucher = one.code;
      button.setAttribute('aria-label', 'Use ' + one.name + ', ' + one.words);
      row.append(words, button);
      return row;
    }));
    hide('mine-box', !list.children.length);
  }

  function leftOff(card) {
    const list = at('left');
    list.replaceChildren.apply(list, (card.leftOff || []).map(function (one) {
      const line = make('li');
      const words = make(root.dataset.opens === 'yes' ? 'a' : 'span', one.text);
      words.dir = 'auto';
      if (root.dataset.opens === 'yes') words.href = '/customers/' + card.customerId + '/touchpoints/' + one.touchpointId;
      line.append(words, make('small', ago(one.at)));
      return line;
    }));
    hide('left-off', !list.children.length);
  }

  function remember(card) {
    const list = at('remembered');
    list.replaceChildren();
    (card.complaints || []).forEach(function (one) {
      const line = make('li', one.text, 'hs-till-complaint');
      line.append(make('small', ago(one.at)));
      list.append(line);
    });
    (card.notes || []).forEach(function (text) { list.append(make('li', text)); });
    if (card.lastOrder) {
      const o = card.lastOrder;
      const text = 'Last order ' + ago(o.at) + (o.store ? ' at ' + o.store : '')
        + (o.totalMinor !== null ? ' for ' + money(o.totalMinor, o.currency) : '') + (o.products.length ? ': ' + o.products.join(', ') : '');
      list.append(make('li', text, 'hs-till-last'));
    }
    (card.remember || []).forEach(function (one) {
      const line = make('li', one.text);
      line.append(make('small', ago(one.at)));
      list.append(line);
    });
    hide('remember', !list.children.length);
  }

  till.show = {
    at: at,
    hide: hide,
    make: make,
    points: points,
    money: money,
    message: message,
    day: function (moment) { return days.format(new Date(moment)); },
    balance: showPoints,
    rewards: showRewards,

    // One customer, as the server told or as this device remembers them.
    card: function (card) {
      const member = card.member;
      const active = Boolean(member) && member.status === 'active';
      at('name').textContent = card.name;
      at('line').textContent = member ? 'Card ' + member.card.replace(/(\d)(\d{6})(\d{6})/, '$1 $2 $3') : 'Not a member yet.';
      hide('own', !card.own);
      hide('status', !member || active);
      at('status').textContent = member && !active ? 'This membership is ' + member.status + ': it neither earns nor spends.' : '';
      showTier(member && member.tier);
      showChallenges(member && member.challenges);
      showPoints(member && member.points);
      if (!member) hide('expires', true);
      hide('join', Boolean(member));
      hide('claim', !active);
      at('claim').reset();
      at('claim-said').textContent = '';
      leftOff(card);
      remember(card);
      showRewards(member && member.rewards, active);
      showVouchers(active && member.vouchers);
      hide('desk', false);
      hide('hits', true);
      hide('newcomer', true);
    },

    hits: function (hits) {
      const list = at('hits');
      list.replaceChildren();
      hits.forEach(function (hit) {
        const button = make('button', undefined, 'hs-till-hit');
        button.type = 'button';
        button.dataset.customer = hit.customerId;
        const words = make('span');
        const name = make('strong', hit.name);
        name.dir = 'auto';
        words.append(name, make('small', hit.line));
        button.append(words, make('span', hit.member ? 'Member' : 'No member yet', 'badge' + (hit.member ? ' badge-good' : '')));
        const line = make('li');
        line.append(button);
        list.append(line);
      });
      list.hidden = !hits.length;
      hide('desk', true);
    },

    earns: function (preview, status, words) {
      const place = at('earns');
      place.replaceChildren();
      if (words) { place.append(make('p', words)); return; }
      if (!preview) return;
      if (status >= 400) { place.append(make('p', preview.detail || 'This cannot be worked out.', 'hs-till-bad')); return; }
      place.append(make('p', points(preview.points), 'hs-till-earns-sum'));
      const list = make('ul');
      preview.rules.forEach(function (rule) {
        const line = make('li', rule.rule);
        line.append(make('span', '+' + numbers.format(rule.points)));
        list.append(line);
      });
      place.append(list);
      if (!preview.rules.length) place.append(make('p', 'No rule gives points for this.'));
    },

    // What was done at this till, newest first.
    done: function (acts) {
      const list = at('done');
      list.replaceChildren();
      acts.slice(0, 12).forEach(function (act) {
        const line = make('li', undefined, 'hs-till-act hs-till-act-' + act.state);
        const words = make('span');
        const what = make('strong', act.what);
        words.append(what, make('small', act.name + ', ' + times.format(act.at)), make('span', act.came, 'hs-till-came'));
        if (act.code) words.append(make('code', act.code));
        line.append(words);
        if (act.state === 'done' || act.state === 'waiting' || act.state === 'back') {
          const button = make('button', 'Undo', 'btn');
          button.type = 'button';
          button.dataset.undo = act.key;
          button.setAttribute('aria-label', 'Undo ' + act.what + ' of ' + act.name);
          line.append(button);
        }
        list.append(line);
      });
      hide('done-box', !acts.length);
    },

    mark: function (state, waiting) {
      const place = at('mark');
      place.hidden = state === 'open' && !waiting;
      place.className = 'hs-till-mark hs-till-mark-' + state;
      const rest = waiting ? ': ' + waiting + ' waiting' : '';
      place.replaceChildren(state === 'cut' ? 'Offline' + rest : state === 'open' ? 'Sending' + rest : 'Signed out' + rest + ' ');
      if (state === 'signed-out') {
        const link = make('a', 'Sign in');
        link.href = '/login?next=%2Ftill';
        place.append(link);
      }
    },

    troubles: function (acts, dismiss) {
      const place = at('troubles');
      place.replaceChildren();
      acts.forEach(function (act) {
        const box = make('div', undefined, 'hs-till-trouble');
        const words = make('p');
        words.append(make('strong', 'Could not be honoured: '), act.what + ' of ' + act.name + '. ' + act.came
          + (act.listed ? ' It stands in the list of exceptions for a manager.' : ''));
        const button = make('button', 'Seen', 'btn');
        button.type = 'button';
        button.addEventListener('click', function () { dismiss(act); });
        box.append(words, button);
        place.append(box);
      });
    }
  };
})(window.HsTill);
