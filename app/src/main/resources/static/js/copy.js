// Buttons with data-copy="id" copy the text of the element of that id.
document.addEventListener('click', function (event) {
  'use strict';
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const text = document.getElementById(button.dataset.copy);
  if (!text) return;
  const said = button.textContent;
  function done(word) {
    button.textContent = word;
    setTimeout(function () { button.textContent = said; }, 2000);
  }
  function byHand() {
    const range = document.createRange();
    range.selectNodeContents(text);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    done('Selected');
  }
  // Without https a browser offers no clipboard.
  if (navigator.clipboard) navigator.clipboard.writeText(text.textContent).then(function () { done('Copied'); }, byHand);
  else byHand();
});
