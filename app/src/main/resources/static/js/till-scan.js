// A scanner types faster than any hand and ends with Enter, wherever the cursor stands; F2 and / lead back to the field, F4 to the vouchers,
// F8 to gift cards, F9 to what comes back.
(function (till) {
  'use strict';
  const desk = till.desk;
  if (!desk) return;
  const SCAN = 60;
  const CARD = /29\d{11}$/;
  // A secret voucher: five groups of four letters and digits.
  const VOUCHER = /^(?:[0-9A-Z]{4}-?){4}[0-9A-Z]{4}$/i;
  // Fields that a scanner may fill themselves.
  const OWN_FIELDS = ['till-gift', 'till-back-number', 'till-claim-number'];
  let typed = '';
  let last = 0;

  function isSecret(code) { return VOUCHER.test(code) && /[A-Z]/i.test(code); }

  // A gift card pays or is shown; any other code is a voucher of the basket, or is looked up.
  async function secret(code) {
    if (await till.gift.scanned(code)) return;
    if (desk.open()) till.deal.add(code);
    else { desk.field.value = code; till.look.find(code); }
  }

  let before = null;
  document.addEventListener('keydown', function (event) {
    if (event.key === 'F2' || (event.key === '/' && !event.target.closest('input, textarea, select'))) {
      event.preventDefault();
      event.stopPropagation();
      desk.focus();
      return;
    }
    if (event.key === 'F4') {
      event.preventDefault();
      document.querySelector('[data-till-items]').open = true;
      document.getElementById('till-code').focus();
      return;
    }
    if (event.key === 'F8' || event.key === 'F9') {
      event.preventDefault();
      (event.key === 'F8' ? till.gift : till.back).focus();
      return;
    }
    if (event.key === 'Escape' && till.checkout.held()) { till.checkout.cancel(); return; }
    if (event.key === 'Escape' && !event.target.closest('details[open]')) { desk.clear(); return; }
    const now = event.timeStamp;
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (now - last > SCAN || !typed) {
        typed = '';
        before = 'value' in event.target ? { field: event.target, value: event.target.value } : null;
      }
      typed += event.key;
      last = now;
    } else if (event.key === 'Enter') {
      const code = now - last <= 2 * SCAN && typed.length >= 8 && event.target !== desk.field && (event.target.id !== 'till-code' || CARD.test(typed)) && !OWN_FIELDS.includes(event.target.id) ? typed : '';
      typed = '';
      // A slow scanner into the amount: no amount ends in a whole card.
      if (!code && event.target.id === 'till-amount' && CARD.test(event.target.value)) {
        event.preventDefault();
        event.stopPropagation();
        desk.field.value = event.target.value.match(CARD)[0];
        event.target.value = '';
        till.look.find(desk.field.value);
        return;
      }
      if (code && /^[0-9A-Za-z-]+$/.test(code)) {
        event.preventDefault();
        event.stopPropagation();
        if (before && before.field.isConnected) before.field.value = before.value;
        if (isSecret(code)) secret(code);
        else if (desk.open() && till.basket.open() && !/^29\d{11}$/.test(code)) till.basket.add(code);
        else { desk.field.value = code; till.look.find(code); }
      }
    }
  }, true);

  till.scan = { isSecret: isSecret, secret: secret };
})(window.HsTill);
