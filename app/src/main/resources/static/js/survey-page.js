// What a survey's page does beyond a plain form: questions come and go by its rules, and a frame knows how high it is.
(function () {
  'use strict';
  const body = document.querySelector('[data-survey]');
  const form = document.querySelector('[data-survey-form]');
  if (!body) return;
  const rules = JSON.parse(body.dataset.rules || '[]');
  const questions = form ? Array.from(form.querySelectorAll('[data-question]')) : [];

  function given(key) {
    const name = 'q.' + key;
    return Array.from(new FormData(form).entries())
      .filter(function (one) { return (one[0] === name || one[0].startsWith(name + '.')) && String(one[1]).trim() !== ''; })
      .map(function (one) { return String(one[1]); });
  }

  function holds(test, values) {
    const number = values.length && /^\d+$/.test(values[0]) ? Number(values[0]) : NaN;
    switch (test.is) {
      case 'at-least': return number >= test.number;
      case 'at-most': return number <= test.number;
      case 'has': return values.includes(test.option);
      case 'has-not': return values.length > 0 && !values.includes(test.option);
      case 'answered': return values.length > 0;
      default: return values.length === 0;
    }
  }

  // As the server walks: forward, over what is not to be asked.
  function path() {
    const keys = questions.map(function (q) { return q.dataset.question; });
    const waiting = new Set(rules.filter(function (r) { return r.then.act === 'show'; }).map(function (r) { return r.then.question; }));
    const shown = new Set();
    const way = [];
    let at = 0;
    while (at < keys.length) {
      const key = keys[at];
      if (waiting.has(key) && !shown.has(key)) { at++; continue; }
      way.push(key);
      const values = given(key);
      let next = -1;
      rules.filter(function (r) { return r.on === key && holds(r.test, values); }).forEach(function (r) {
        if (r.then.act === 'show') shown.add(r.then.question);
        else if (next < 0) next = r.then.act === 'finish' ? keys.length : keys.indexOf(r.then.question);
      });
      at = Math.max(at + 1, next);
    }
    return way;
  }

  function lay() {
    const way = path();
    questions.forEach(function (q) { q.hidden = !way.includes(q.dataset.question); });
  }

  window.HsSurvey = { form: form, questions: questions, path: path, given: given };
  if (form && rules.length && questions.length > 1 && !body.classList.contains('s-kiosk')) {
    form.addEventListener('change', lay);
    lay();
  }
  // Words of one's own choose themselves.
  document.addEventListener('input', function (event) {
    const name = event.target.name || '';
    if (name.startsWith('q.') && name.endsWith('.other') && event.target.value) {
      const pick = form.querySelector('[name="' + CSS.escape(name.slice(0, -6)) + '"][value="other"]');
      if (pick) pick.checked = true;
    }
  });
  const wrong = document.querySelector('[aria-invalid=true], [data-wrong]');
  if (wrong) {
    const first = wrong.matches('fieldset') ? wrong.querySelector('input, select, textarea') : wrong;
    if (first) first.focus();
  }
  if (window.parent !== window) {
    const tell = function () { window.parent.postMessage({ heartstringSurvey: document.documentElement.scrollHeight, sent: !form }, '*'); };
    new ResizeObserver(tell).observe(document.body);
    tell();
  }
})();
