// Asks a survey inside any page: <script async src="https://HOST/survey.js" data-survey="KEY"></script>
// Served as /survey.js. data-delay: seconds before it comes; data-share: of a hundred visitors so many; data-rest: days until it may come
// again; data-here: it stands where the tag stands, rather than in a corner.
(() => {
  'use strict';
  const tag = document.currentScript || document.querySelector('script[data-survey][src*="survey.js"]');
  if (!tag || tag.dataset.done) return;
  tag.dataset.done = 'true';
  const key = tag.dataset.survey;
  const house = new URL('.', tag.src);
  const here = tag.dataset.here !== undefined;
  const KEPT = 'heartstring-survey-asked';
  let visitor = '';
  let kept = {};
  try {
    visitor = (localStorage.getItem('ajs_anonymous_id') || '').replace(/^"|"$/g, '');
    kept = JSON.parse(localStorage.getItem(KEPT) || '{}');
  } catch (e) { /* storage may be forbidden */ }
  const note = (field, value) => {
    kept[field] = value;
    try { localStorage.setItem(KEPT, JSON.stringify(kept)); } catch (e) { /* as above */ }
  };
  if (kept.draw === undefined) note('draw', Math.random() * 100);
  const rest = Number(tag.dataset.rest || 7) * 86400000;
  if (!here && (kept.draw >= Number(tag.dataset.share || 100) || Date.now() - (kept.asked || 0) < rest)) return;

  const show = () => {
    const at = new URL('s/' + encodeURIComponent(key), house);
    at.searchParams.set('embedded', 'true');
    at.searchParams.set('via', 'page');
    if (visitor) at.searchParams.set('visitor', visitor);
    const frame = document.createElement('iframe');
    frame.src = at.href;
    frame.title = tag.dataset.title || 'Survey';
    frame.style.cssText = 'width:100%;border:0;height:26rem;display:block';
    const box = document.createElement('div');
    if (!here) {
      box.setAttribute('role', 'dialog');
      box.setAttribute('aria-label', frame.title);
      box.style.cssText = 'position:fixed;z-index:2147483000;inset-block-end:1rem;inset-inline-end:1rem;width:min(24rem,calc(100vw - 2rem));max-height:80vh;overflow:auto;background:#fff;border:1px solid #8d7f86;border-radius:14px;box-shadow:0 12px 40px rgba(0,0,0,.25)';
      const close = document.createElement('button');
      close.type = 'button';
      close.textContent = '×';
      close.setAttribute('aria-label', tag.dataset.close || 'Close');
      close.style.cssText = 'position:absolute;z-index:1;inset-block-start:.25rem;inset-inline-end:.25rem;width:2.5rem;height:2.5rem;border:0;background:none;font-size:1.5rem;cursor:pointer;color:inherit';
      close.addEventListener('click', () => box.remove());
      box.append(close);
    }
    box.append(frame);
    if (here) tag.after(box); else document.body.append(box);
    note('asked', Date.now());
    window.addEventListener('message', (event) => {
      if (event.source !== frame.contentWindow || !event.data || !(event.data.heartstringSurvey > 0)) return;
      frame.style.height = Math.min(event.data.heartstringSurvey, 5000) + 'px';
      if (event.data.sent && !here) setTimeout(() => box.remove(), 6000);
    });
  };

  const ask = () => {
    const turn = new URL('s/' + encodeURIComponent(key) + '/turns', house);
    if (visitor) turn.searchParams.set('visitor', visitor);
    fetch(turn, { method: 'POST', credentials: 'omit' }).then((answer) => answer.ok ? answer.json() : null)
      .then((answer) => { if (answer && answer.ask) show(); }).catch(() => { /* not now */ });
  };
  if (here) show(); else setTimeout(ask, Number(tag.dataset.delay || 5) * 1000);
})();
