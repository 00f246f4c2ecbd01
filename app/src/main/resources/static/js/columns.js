// Puts the chosen columns of a list into its filter form before it is sent, so that the address holds them.
document.addEventListener('submit', function (event) {
  'use strict';
  const form = event.target;
  const boxes = form.querySelectorAll('[data-column]');
  if (!boxes.length) return;
  const columns = form.elements.columns;
  const touched = Array.from(boxes).some(function (box) { return box.checked !== box.defaultChecked; });
  if (touched) {
    columns.disabled = false;
    columns.value = Array.from(boxes).filter(function (box) { return box.checked; })
      .map(function (box) { return box.dataset.column; }).join(',');
  }
  form.querySelectorAll('input, select').forEach(function (field) {
    if (field.name && field.value === '') field.disabled = true;
  });
});
