// The board of deals: cards move by dragging, and with < and > on a card that has the focus; the card moves at once and goes back
// when the server refuses. Dropped on Won or Lost it is closed, after a word about why.
(function () {
  'use strict';
  const board = document.getElementById('board');
  if (!board || board.dataset.board !== 'true') return;
  const said = document.getElementById('board-said');
  const ends = document.querySelector('[data-board-ends]');
  const dialog = document.getElementById('close-deal');
  let dragged = null;

  function headers() {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const header = document.querySelector('meta[name="csrf-header"]');
    if (header) headers[header.content] = document.querySelector('meta[name="csrf-token"]').content;
    return headers;
  }
  function toast(text) {
    const toasts = document.getElementById('toasts');
    const toast = document.createElement('div');
    toast.className = 'hs-toast hs-toast-danger';
    toast.textContent = text;
    toasts.replaceChildren(toast);
    setTimeout(function () { toast.remove(); }, 8000);
  }
  function refresh(id) {
    return htmx.ajax('GET', board.dataset.here, { target: '#board', swap: 'innerHTML' }).then(function () {
      const link = id && board.querySelector('[data-deal="' + id + '"] .hs-deal-title');
      if (link) link.focus();
    });
  }
  function move(card, column) {
    const from = card.closest('.hs-column');
    if (!column || from === column) return;
    const before = card.nextElementSibling;
    const name = card.querySelector('.hs-deal-title').textContent;
    column.querySelector('[data-cards]').prepend(card);
    card.classList.add('hs-deal-moving');
    fetch('/crm/deals/' + card.dataset.deal + '/stage', { method: 'POST', headers: headers(), body: 'quiet=true&stage=' + column.dataset.stage })
      .then(function (answer) {
        if (!answer.ok) return answer.text().then(function (text) { throw new Error(text); });
        said.textContent = name + ' is in ' + column.dataset.stageName + ' now.';
        return refresh(card.dataset.deal);
      })
      .catch(function (problem) {
        card.classList.remove('hs-deal-moving');
        from.querySelector('[data-cards]').insertBefore(card, before);
        const text = problem.message && problem.message.length < 200 ? problem.message : 'It could not be moved. Try again.';
        said.textContent = text;
        toast(text);
      });
  }
  function beside(card, step) {
    const columns = Array.from(board.querySelectorAll('.hs-column'));
    return columns[columns.indexOf(card.closest('.hs-column')) + step];
  }
  function close(card, won) {
    const form = dialog.querySelector('form');
    const title = card.querySelector('.hs-deal-title').textContent;
    form.action = '/crm/deals/' + card.dataset.deal + '/closure';
    form.querySelector('[name=won]').value = String(won);
    const reason = form.querySelector('[name=reason]');
    reason.required = !won;
    reason.value = '';
    dialog.querySelector('[data-close-title]').textContent = (won ? 'Won: ' : 'Lost: ') + title;
    dialog.querySelector('[data-close-button]').textContent = won ? 'It is won' : 'It is lost';
    dialog.showModal();
    reason.focus();
  }
  board.addEventListener('dragstart', function (event) {
    dragged = event.target.closest('[data-deal]');
    if (!dragged) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.dataset.deal);
    dragged.classList.add('hs-deal-dragged');
    setTimeout(function () { ends.hidden = false; }, 0);
  });
  document.addEventListener('dragend', function () {
    if (dragged) dragged.classList.remove('hs-deal-dragged');
    dragged = null;
    ends.hidden = true;
    document.querySelectorAll('.hs-over').forEach(function (over) { over.classList.remove('hs-over'); });
  });
  document.addEventListener('dragover', function (event) {
    const place = dragged && event.target.closest('.hs-column, [data-end]');
    document.querySelectorAll('.hs-over').forEach(function (over) { if (over !== place) over.classList.remove('hs-over'); });
    if (!place) return;
    event.preventDefault();
    place.classList.add('hs-over');
  });
  document.addEventListener('drop', function (event) {
    const place = dragged && event.target.closest('.hs-column, [data-end]');
    if (!place) return;
    event.preventDefault();
    if (place.dataset.end) close(dragged, place.dataset.end === 'won');
    else move(dragged, place);
  });
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
    const card = event.target.closest('[data-deal]');
    if (!card) return;
    if (event.key === '>' || event.key === '<') {
      event.preventDefault();
      move(card, beside(card, event.key === '>' ? 1 : -1));
    } else if (event.key === 'w' || event.key === 'l') {
      event.preventDefault();
      close(card, event.key === 'w');
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const other = event.key === 'ArrowDown' ? card.nextElementSibling : card.previousElementSibling;
      const link = other && other.querySelector('.hs-deal-title');
      if (link) { event.preventDefault(); link.focus(); }
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      let step = event.key === 'ArrowRight' ? 1 : -1;
      for (let column = beside(card, step); column; column = beside(card, step += Math.sign(step))) {
        const link = column.querySelector('.hs-deal-title');
        if (link) { event.preventDefault(); link.focus(); break; }
      }
    }
  });
  dialog.querySelector('[data-close-cancel]').addEventListener('click', function () { dialog.close(); });
})();
