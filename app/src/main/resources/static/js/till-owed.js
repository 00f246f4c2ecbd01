// Goods that were promised to whoever stands here: shown, and noted once they are handed over. All of it needs the network.
(function (till) {
  'use strict';
  if (!till || !till.desk || !till.show || !till.line || !document.querySelector('[data-till-owed-box]')) return;
  const show = till.show;
  const list = show.at('owed');
  let asked = 0;

  function say(text, bad) {
    show.at('owed-said').textContent = text || '';
    show.at('owed-said').classList.toggle('hs-till-bad', Boolean(bad));
  }

  function paint(owed) {
    list.replaceChildren.apply(list, owed.map(function (one) {
      const row = show.make('li');
      const words = show.make('span');
      const name = show.make('strong', one.name);
      name.dir = 'auto';
      const why = show.make('small', 'promised' + (one.by ? ' by ' + one.by : '') + ', ' + show.day(one.at) + (one.about ? ', for ' + one.about : ''));
      why.dir = 'auto';
      words.append(name, why);
      const button = show.make('button', 'Handed over', 'btn btn-primary');
      button.type = 'button';
      button.dataset.owed = one.id;
      button.setAttribute('aria-label', one.name + ' was handed over');
      row.append(words, button);
      return row;
    }));
    show.hide('owed-box', !owed.length);
  }

  async function look(card) {
    const mine = ++asked;
    say('');
    paint([]);
    if (!card || !card.customerId) return;
    const answer = card.remembered || till.line.state() === 'cut' ? { status: 0 } : await till.line.call('GET', '/till/amends?customerId=' + card.customerId);
    if (mine !== asked) return;
    if (answer.status === 200) {
      paint(answer.json);
    } else {
      say('Offline: whether something is owed to them is not known here.');
      show.hide('owed-box', false);
    }
  }

  async function handed(button) {
    const mine = asked;
    button.disabled = true;
    const answer = await till.line.call('POST', '/till/amends/' + button.dataset.owed + '/handing');
    button.disabled = false;
    if (mine !== asked) return;
    if (answer.status === 200) {
      button.closest('li').remove();
      say(answer.json.name + (answer.json.before ? ' was handed over before.' : ': handed over.'), answer.json.before);
      till.desk.focus();
    } else if (answer.status === 0 || answer.status >= 500) {
      say('Offline: that could not be noted. Press again with the network; it counts once.', true);
    } else {
      say((answer.json && answer.json.detail) || 'That could not be noted.', true);
    }
  }

  list.addEventListener('click', function (event) {
    const button = event.target.closest('[data-owed]');
    if (button) handed(button);
  });
  till.desk.on(function (card, other) {
    if (!card || other) look(card);
  });
})(window.HsTill);
