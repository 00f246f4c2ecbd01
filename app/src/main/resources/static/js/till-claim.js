// Claims a receipt that was bought without the card; needs the network.
(function (till) {
  'use strict';
  const form = document.querySelector('[data-till-claim]');
  if (!form || !till || !till.desk) return;
  const said = form.querySelector('[data-till-claim-said]');
  form.addEventListener('submit', async function (event) {
    event.preventDefault();
    const card = till.desk.card();
    const total = Number(form.elements.total.value.trim().replace(',', '.'));
    if (!card || !card.member || !(total >= 0)) {
      said.textContent = 'Write the total as a number, such as 17.90.';
      return;
    }
    const button = form.querySelector('button');
    button.disabled = true;
    const answer = await till.line.call('POST', '/till/claims', {
      memberId: card.member.id,
      number: form.elements.number.value,
      totalMinor: Math.round(total * Math.pow(10, till.digits())),
      date: form.elements.date.value
    });
    button.disabled = false;
    if (answer.status === 200) {
      form.reset();
      said.textContent = 'Claimed. What it earns is here within moments.';
    } else if (answer.status === 0) {
      said.textContent = 'This needs the network.';
    } else if (answer.status === 404) {
      said.textContent = 'No receipt has this number, total and day.';
    } else {
      said.textContent = (answer.json && answer.json.detail) || 'This did not work.';
    }
  });
})(window.HsTill);
