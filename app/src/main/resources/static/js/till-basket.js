// The basket: the amount, the products in it, and what it costs and earns: one call for each change.
window.HsTill = window.HsTill || {};
(function (till) {
  'use strict';
  const root = document.querySelector('[data-till]');
  const form = root && root.querySelector('[data-till-basket]');
  if (!form) return;
  const amount = document.getElementById('till-amount');
  const list = form.querySelector('[data-till-item-list]');
  const details = form.querySelector('[data-till-items]');
  const PAUSE = 180;
  let timer = 0;
  let asked = 0;
  let last = null;
  let changed = function () {};

  // Whole smallest coins of what was typed; null when it is no amount.
  function minor(text, digits) {
    const plain = text.replace(/[\s\u00a0']/g, '');
    const match = plain.match(/^(\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d*))?$/);
    if (!match) return null;
    const fraction = match[2] || '';
    if (fraction.length > digits) return null;
    return Number(match[1].replace(/[.,]/g, '')) * Math.pow(10, digits) + Number((fraction + '000').slice(0, digits) || 0);
  }

  function rows() { return Array.from(list.children); }
  function field(row, name) { return row.querySelector('[name=' + name + ']'); }

  // The products; null when one of them is half written.
  function items() {
    const found = [];
    for (const row of rows()) {
      const product = field(row, 'product').value.trim();
      const quantity = field(row, 'quantity').value.trim().replace(',', '.');
      const price = minor(field(row, 'price').value.trim(), till.digits());
      if (!product && !field(row, 'price').value.trim()) continue;
      if (!product || price === null || !/^\d+(\.\d{1,3})?$/.test(quantity) || Number(quantity) <= 0) return null;
      found.push({ product: product, quantity: Number(quantity), unitMinor: price });
    }
    return found;
  }

  // What is in the basket: {amountMinor?, items?}; null when there is nothing, or nothing that makes sense.
  function content() {
    const products = items();
    const typed = amount.value.trim();
    const paid = typed ? minor(typed, till.digits()) : null;
    if (products === null || (typed && !paid) || (!typed && !products.length)) return null;
    const basket = { currency: till.currency() };
    if (paid) basket.amountMinor = paid;
    if (products.length) basket.items = products;
    return basket;
  }

  // What the server is asked: promotions and vouchers go by the products, and not beside an amount that was paid already.
  function question(basket) {
    const asked = Object.assign({ programme: till.programme() }, basket);
    const member = till.member();
    if (member) asked.memberId = member;
    if (till.standsIn()) asked.store = till.standsIn();
    if (basket.items && !basket.amountMinor) {
      asked.promotions = true;
      asked.codes = till.deal ? till.deal.codes() : [];
    }
    return asked;
  }

  async function ask() {
    clearTimeout(timer);
    const basket = content();
    const mine = ++asked;
    last = null;
    if (!basket) { changed(null, null); return null; }
    if (till.line.state() === 'cut') { changed(basket, null); return null; }
    const answer = await till.line.call('POST', '/till/previews', question(basket));
    if (mine !== asked) return null;
    last = answer.status < 300 ? answer.json : null;
    changed(basket, answer.json, answer.status);
    return last;
  }

  function touched() {
    clearTimeout(timer);
    asked++;
    last = null;
    changed(content(), null, 0, true);
    timer = setTimeout(ask, PAUSE);
  }

  // One more product; one that is known comes with its price.
  async function add(product, unitMinor) {
    details.open = true;
    const row = document.getElementById('till-item').content.firstElementChild.cloneNode(true);
    list.append(row);
    if (product) field(row, 'product').value = product;
    if (unitMinor !== undefined) field(row, 'price').value = decimal(unitMinor);
    if (till.line.state() === 'open' && product && unitMinor === undefined) {
      const price = field(row, 'price');
      price.focus();
      const known = await till.line.call('GET', '/till/products?key=' + encodeURIComponent(product));
      // Whoever typed a price meanwhile goes on typing it.
      if (!price.value && known.status === 200 && known.json.currency === till.currency()) {
        price.value = decimal(known.json.unitMinor);
        price.select();
      }
    } else {
      field(row, product ? 'price' : 'product').focus();
    }
    touched();
    return row;
  }

  function decimal(minorUnits) { return (minorUnits / Math.pow(10, till.digits())).toFixed(till.digits()); }

  // The rows that hold a product, in the order in which the server is told of them.
  function filled() {
    return rows().filter(function (row) { return field(row, 'product').value.trim() || field(row, 'price').value.trim(); });
  }

  form.addEventListener('input', touched);
  form.addEventListener('click', function (event) {
    if (event.target.closest('[data-till-item-add]')) add('');
    const drop = event.target.closest('[data-till-item-drop]');
    if (drop) {
      drop.closest('.hs-till-item').remove();
      touched();
      amount.focus();
    }
  });

  till.basket = {
    minor: minor,
    // What a basket is worth before anything is taken off.
    worth: function (basket) {
      return basket.amountMinor || basket.items.reduce(function (sum, i) { return sum + Math.round(i.quantity * i.unitMinor); }, 0);
    },
    content: content,
    refresh: ask,
    touched: touched,
    preview: function () { return last; },
    rows: filled,
    add: add,
    open: function () { return details.open; },
    on: function (listener) { changed = listener; },
    clear: function () {
      amount.value = '';
      list.replaceChildren();
      details.open = false;
      clearTimeout(timer);
      asked++;
      last = null;
      changed(null, null);
    }
  };
})(window.HsTill);
