// A survey on a tablet: one question after the other, one person after the other, with or without a network.
(function () {
  'use strict';
  const form = document.querySelector('[data-survey-form]');
  const survey = window.HsSurvey;
  if (!form || !survey) return;
  const KEPT = 'heartstring-kiosk ' + form.action;
  const main = document.querySelector('main');
  const next = form.querySelector('[value=next]');
  const back = form.querySelector('[value=back]');
  const fault = form.querySelector('[data-kiosk-fault]');
  const notice = document.querySelector('[data-kept]');
  const fixed = ['version', 'store', 'thanks'].reduce(function (all, name) { all[name] = form.elements[name].value; return all; }, {});
  let at = null;
  let idle = 0;

  function show(key) {
    const way = survey.path();
    at = way.includes(key) ? key : way[0];
    survey.questions.forEach(function (q) { q.hidden = q.dataset.question !== at; });
    const last = way.indexOf(at) === way.length - 1;
    next.textContent = last ? next.dataset.send : next.dataset.next;
    back.hidden = way.indexOf(at) === 0;
    fault.hidden = true;
  }

  function kept() {
    try { return JSON.parse(localStorage.getItem(KEPT) || '[]'); } catch (e) { return []; }
  }

  function keep(list) {
    localStorage.setItem(KEPT, JSON.stringify(list));
    notice.hidden = list.length === 0;
  }

  async function send() {
    const some = kept().slice(0, 20);
    if (!some.length) return;
    try {
      const answer = await fetch(form.action, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ answers: some }) });
      if (!answer.ok) return;
      const gone = (await answer.json()).kept;
      keep(kept().filter(function (one) { return !gone.includes(one.id); }));
      if (gone.length && kept().length) send();
    } catch (e) { notice.hidden = false; }
  }

  function restart() {
    form.reset();
    const thanks = main.querySelector('[data-thanks]');
    if (thanks) thanks.closest('section').remove();
    form.hidden = false;
    show(null);
    main.querySelector('h1').focus();
  }

  function finish() {
    const fields = {};
    const way = survey.path();
    new FormData(form).forEach(function (value, name) {
      if (!name.startsWith('q.') || String(value).trim() === '') return;
      const field = name.slice(2);
      if (way.includes(field.split('.')[0])) (fields[field] = fields[field] || []).push(String(value));
    });
    keep(kept().concat([{ id: crypto.randomUUID ? crypto.randomUUID() : Date.now() + '-' + Math.random().toString(16).slice(2), at: new Date().toISOString(),
      version: Number(fixed.version), store: fixed.store, language: document.documentElement.lang, fields: fields }]));
    form.hidden = true;
    const section = document.createElement('section');
    section.append(document.getElementById('thanks').content.cloneNode(true));
    section.querySelector('[data-thanks]').textContent = fixed.thanks;
    main.append(section);
    section.querySelector('[data-restart]').addEventListener('click', restart);
    window.setTimeout(function () { if (section.isConnected) restart(); }, 10000);
    send();
  }

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    const way = survey.path();
    if (event.submitter && event.submitter.value === 'back') { show(way[Math.max(0, way.indexOf(at) - 1)]); return; }
    const question = survey.questions.find(function (q) { return q.dataset.question === at; });
    if (question.dataset.required && !survey.given(at).length) { fault.hidden = false; return; }
    const place = way.indexOf(at);
    if (place < way.length - 1) show(way[place + 1]); else finish();
  });
  // Who walked away leaves nothing behind for the next one to see.
  ['input', 'click', 'keydown'].forEach(function (name) {
    document.addEventListener(name, function () {
      window.clearTimeout(idle);
      idle = window.setTimeout(function () { if (!form.hidden) restart(); }, 90000);
    });
  });
  main.querySelector('h1').tabIndex = -1;
  show(null);
  keep(kept());
  send();
  window.setInterval(send, 30000);
  window.addEventListener('online', send);

  async function keepPage() {
    if (!navigator.serviceWorker || !window.caches) return;
    await navigator.serviceWorker.register('/s/k/worker.js', { scope: '/s/k/' });
    await navigator.serviceWorker.ready;
    const files = Array.from(document.querySelectorAll('link[rel=stylesheet], link[rel=icon]'), function (l) { return l.href; })
      .concat(Array.from(document.scripts, function (s) { return s.src; }));
    const cache = await caches.open('heartstring-kiosk');
    await cache.addAll(files.concat([location.href]));
    document.body.dataset.kioskKept = 'yes';
  }
  keepPage().catch(function () { document.body.dataset.kioskKept = 'no'; });
})();
