// Keeps addresses short: the chosen columns go into one parameter, and fields without a value into none. Without this script the
// form sends the same, only longer.
document.addEventListener('submit', function (event) {
  'use strict';
  const form = event.target;
  const kept = form.querySelector('input[data-columns]');
  if (!kept) return;
  const boxes = Array.from(form.querySelectorAll('[data-column]'));
  if (boxes.some(function (box) { return box.checked !== box.defaultChecked; })) {
    kept.value = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; }).join(',');
  }
  kept.disabled = false;
  boxes.forEach(function (box) { box.disabled = true; });
  form.querySelectorAll('input, select').forEach(function (field) {
    if (field.name && field.value === '') field.disabled = true;
  });
});
// Coming back to the page finds the form as it was.
window.addEventListener('pageshow', function () {
  'use strict';
  document.querySelectorAll('.hs-filter input, .hs-filter select').forEach(function (field) {
    field.disabled = field.hasAttribute('data-columns');
  });
});
