// Puts a web form into any page: <script async src="https://HOST/form.js" data-form="KEY"></script>
// Served as /form.js. The form stands in a frame, so that the page and the form leave each other alone.
(() => {
  'use strict';
  const tag = document.currentScript || document.querySelector('script[data-form][src*="form.js"]');
  if (!tag || tag.dataset.done) return;
  tag.dataset.done = 'true';
  let visitor = '';
  try {
    visitor = (localStorage.getItem('ajs_anonymous_id') || '').replace(/^"|"$/g, '');
  } catch (e) { /* storage may be forbidden */ }
  const at = new URL('f/' + encodeURIComponent(tag.dataset.form), tag.src);
  at.searchParams.set('embedded', 'true');
  if (visitor) at.searchParams.set('visitor', visitor);
  const frame = document.createElement('iframe');
  frame.src = at.href;
  frame.title = tag.dataset.title || 'Form';
  frame.style.cssText = 'width:100%;border:0;height:600px';
  frame.loading = 'lazy';
  window.addEventListener('message', (event) => {
    if (event.source === frame.contentWindow && event.data && event.data.heartstringForm > 0) {
      frame.style.height = Math.min(event.data.heartstringForm, 5000) + 'px';
    }
  });
  tag.after(frame);
})();
