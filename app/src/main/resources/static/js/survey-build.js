// While somebody writes, what they wrote is kept, and the phone beside it shows it.
(function () {
  'use strict';
  const phone = document.querySelector('[data-preview]');
  if (!phone) return;
  let waiting = 0;
  async function keep(form) {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual' });
    // What is refused is said when the form is sent by its button.
    if (answer.type !== 'opaqueredirect') return;
    const at = form.dataset.at;
    const there = new URL(phone.src);
    if (at) there.searchParams.set('at', at); else there.searchParams.delete('at');
    phone.src = there.href;
  }
  document.addEventListener('input', function (event) {
    const form = event.target.closest('[data-draft]');
    if (!form) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(function () { keep(form).catch(function () {}); }, 700);
  });
})();
