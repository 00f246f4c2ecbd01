// Gives every request that a script makes the token of this page.
document.addEventListener('htmx:configRequest', function (event) {
  'use strict';
  const header = document.querySelector('meta[name="csrf-header"]');
  const token = document.querySelector('meta[name="csrf-token"]');
  if (header && token) event.detail.headers[header.content] = token.content;
});
