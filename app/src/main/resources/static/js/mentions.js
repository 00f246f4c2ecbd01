// Naming a colleague: after an @ in a field with data-mentions the names that fit are offered; arrows and Enter choose one.
(function () {
  'use strict';
  document.querySelectorAll('textarea[data-mentions]').forEach(function (field) {
    const list = document.createElement('ul');
    list.className = 'hs-picks';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', 'Colleagues');
    list.hidden = true;
    field.after(list);
    let asked = 0;
    function begun() {
      const found = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N} .'-]{0,40})$/u.exec(field.value.slice(0, field.selectionStart));
      return found ? found[1] : null;
    }
    function close() { list.hidden = true; }
    function choose(name) {
      const typed = begun();
      const at = field.selectionStart;
      const start = at - typed.length;
      field.setRangeText(name + ' ', start, at, 'end');
      close();
      field.focus();
    }
    field.addEventListener('input', function () {
      const typed = begun();
      if (typed === null) { close(); return; }
      const now = ++asked;
      fetch('/crm/colleagues?q=' + encodeURIComponent(typed))
        .then(function (answer) { return answer.ok ? answer.json() : []; })
        .then(function (people) {
          if (now !== asked) return;
          list.replaceChildren();
          people.slice(0, 6).forEach(function (person, i) {
            const option = document.createElement('li');
            option.setAttribute('role', 'option');
            option.setAttribute('aria-selected', String(i === 0));
            option.textContent = person.name;
            option.addEventListener('mousedown', function (event) { event.preventDefault(); choose(person.name); });
            list.append(option);
          });
          list.hidden = !people.length;
        })
        .catch(close);
    });
    field.addEventListener('keydown', function (event) {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { field.form.requestSubmit(); return; }
      if (list.hidden) return;
      const options = Array.from(list.children);
      const at = options.findIndex(function (o) { return o.getAttribute('aria-selected') === 'true'; });
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        const next = (at + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length;
        options.forEach(function (o, i) { o.setAttribute('aria-selected', String(i === next)); });
      } else if ((event.key === 'Enter' || event.key === 'Tab') && at >= 0) {
        event.preventDefault();
        choose(options[at].textContent);
      } else if (event.key === 'Escape') {
        event.stopPropagation();
        close();
      }
    });
    field.addEventListener('blur', close);
  });
})();
