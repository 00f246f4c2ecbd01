// The till's hands: what is typed, clicked and sent goes to whoever looks up, sells, gives and undoes.
(function (till) {
  'use strict';
  const desk = till.desk;
  if (!desk || !till.look || !till.acts) return;
  const root = desk.root;
  const show = till.show;
  const line = till.line;
  const store = till.store;

  till.basket.on(function (basket, preview, status, typing) {
    const member = desk.card() && desk.card().member;
    const cut = line.state() === 'cut';
    const button = show.at('earn');
    button.disabled = !basket || !member || member.status !== 'active';
    const good = preview && status < 400 ? preview : null;
    button.textContent = !good || !member ? 'Earn'
      : till.checkout.needed(good) ? 'Check out ' + show.money(till.checkout.total(good)) : 'Earn ' + show.points(good.points);
    if (typing && preview === null && basket) return;
    till.deal.show(good);
    if (till.present) till.present.look(good || cut ? basket : null, typing);
    show.earns(preview, status, cut && basket ? 'Offline: the points are worked out when the network is back. Promotions, vouchers and gift cards are not promised now: ask for the full price.' : '');
  });

  root.querySelector('[data-till-find]').addEventListener('submit', function (event) {
    event.preventDefault();
    const text = desk.field.value.trim();
    if (!text) return;
    if (till.scan.isSecret(text)) { desk.field.value = ''; till.scan.secret(text); return; }
    till.look.find(text);
    desk.focus();
  });
  show.at('basket').addEventListener('submit', function (event) { event.preventDefault(); till.acts.earn(); });
  show.at('newcomer').addEventListener('submit', function (event) {
    event.preventDefault();
    const f = event.target;
    till.look.join({ key: f.dataset.key, name: f.elements.name.value, phone: f.elements.phone.value, email: f.elements.email.value });
  });
  root.addEventListener('click', async function (event) {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.customer) till.look.choose(Number(button.dataset.customer));
    else if (button.dataset.reward) till.acts.redeem(Number(button.dataset.reward));
    else if (button.dataset.voucher) till.deal.add(button.dataset.voucher);
    else if (button.dataset.undo) { button.disabled = true; till.acts.undo(button.dataset.undo); }
    else if (button.matches('[data-till-clear]')) desk.clear();
    else if (button.matches('[data-till-join]') && desk.card()) till.look.join({ customerId: desk.card().customerId });
    else if (button.matches('[data-till-forget]')) {
      await store.forget();
      await till.acts.paint();
      desk.clear();
      show.message('This device has forgotten everybody. What waits for the network is kept until it is sent.');
    }
  });

  desk.on(function (card) { if (card) till.gift.paint(); else till.gift.forget(); });

  // Who signs out leaves nobody behind on the device.
  document.addEventListener('submit', function (event) {
    if (event.target.getAttribute('action') !== '/logout' || event.target.dataset.forgotten) return;
    event.preventDefault();
    event.target.dataset.forgotten = 'yes';
    Promise.all([store.forget(), window.caches ? caches.delete('heartstring-till') : null])
      .finally(function () { event.target.submit(); });
  });

  till.acts.paint();
  desk.focus();
  till.basket.refresh();
  line.pump();
  if (navigator.onLine === false) line.call('GET', '/till/door');
})(window.HsTill);
