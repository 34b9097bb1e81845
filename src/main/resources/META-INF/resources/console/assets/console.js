// Small comforts; every page works without them.
(function () {
  'use strict';
  const root = document.documentElement;
  // The page brings its words along, in its language.
  const text = (key, value) => (root.dataset['say' + key] || '').replace('{0}', value);
  const stored = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
  const dark = () => matchMedia('(prefers-color-scheme: dark)').matches;
  const theme = () => stored() || (dark() ? 'dark' : 'light');
  const show = () => {
    root.dataset.theme = theme();
    const button = document.getElementById('theme');
    if (button) {
      button.hidden = false;
      const word = document.createElement('span');
      word.textContent = ' ' + (theme() === 'dark' ? text('Light') : text('Dark'));
      button.replaceChildren(theme() === 'dark' ? '☀' : '☾', word);
    }
  };
  show();
  // What the style shows only with this script, and in the page's language.
  root.classList.add('scripted');
  root.style.setProperty('--lost', JSON.stringify(' · ' + text('Lost')));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);

  // The clipboard is there over TLS alone; on the plain port the text is selected for the reader to copy.
  function copyText(button) {
    const shown = button.previousElementSibling;
    if (navigator.clipboard) {
      navigator.clipboard.writeText(button.dataset.copy).then(() => { button.textContent = text('Copied'); });
    } else {
      getSelection().selectAllChildren(shown);
    }
  }

  function ago(then) {
    const s = Math.max(0, Math.round((Date.now() - then) / 1000));
    return s < 5 ? text('Now') : s < 90 ? text('Seconds', s) : s < 5400 ? text('Minutes', Math.round(s / 60))
      : s < 129600 ? text('Hours', Math.round(s / 3600)) : text('Days', Math.round(s / 86400));
  }
  function ages() {
    document.querySelectorAll('time[data-ago]').forEach(time => { time.textContent = ago(Date.parse(time.dateTime)); });
  }

  // The chosen files' names stand beside the button; a browser may have kept the choice over a reload.
  function named(field) {
    const name = field.parentElement.querySelector('.name');
    const files = Array.from(field.files, file => file.name).join(', ');
    name.textContent = files || name.dataset.none;
    name.classList.toggle('given', files !== '');
  }

  // What the reader opened or closed stays so when the page is told anew.
  const turned = new Map();
  function keepTurned() {
    document.querySelectorAll('details[id]').forEach(details => {
      if (turned.has(details.id)) { details.open = turned.get(details.id); }
    });
  }

  // Screen readers are told the headline when it changes, and not the whole list with every change.
  function say() {
    const said = document.getElementById('said');
    const headline = document.querySelector('.summary');
    const told = headline ? headline.textContent.replace(/\s+/g, ' ').trim() : '';
    if (said && said.textContent !== told) { said.textContent = told; }
  }

  // An upload shows how far it is; the answer's content takes the page's place, whatever it says.
  function upload(form) {
    const bar = document.createElement('progress');
    const request = new XMLHttpRequest();
    const body = new FormData(form);
    const button = form.querySelector('button');
    const broken = () => {
      bar.remove();
      button.disabled = false;
      const note = document.createElement('p');
      note.className = 'note bad';
      note.setAttribute('role', 'alert');
      note.textContent = '✕ ' + text('Broken');
      form.before(note);
    };
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute('aria-label', text('Upload'));
    button.disabled = true;
    form.append(bar);
    request.upload.addEventListener('progress', event => { if (event.lengthComputable) { bar.value = event.loaded / event.total; } });
    request.upload.addEventListener('load', () => { bar.removeAttribute('value'); });
    request.addEventListener('error', broken);
    request.addEventListener('load', () => {
      const main = new DOMParser().parseFromString(request.responseText, 'text/html').getElementById('main');
      if (!main) { broken(); return; }
      document.getElementById('main').replaceWith(main);
      main.focus();
      ages();
    });
    request.open('POST', form.action);
    request.send(body);
  }

  // A list is sent by row: head and foot where they changed, the rows that changed, and the order of all. What the
  // reader has selected and where the focus is stay.
  function takeRows(html) {
    const sent = new DOMParser().parseFromString(html, 'text/html');
    const focused = document.activeElement && document.activeElement.id;
    ['head', 'foot'].forEach(id => {
      const part = sent.getElementById(id);
      if (part) { document.getElementById(id).replaceWith(part); }
    });
    const rows = document.getElementById('rows');
    const changed = sent.getElementById('rows');
    if (changed) {
      Array.from(changed.children).forEach(row => {
        const old = document.getElementById(row.id);
        if (old) { old.replaceWith(row); } else { rows.append(row); }
      });
      const order = changed.dataset.order.split(' ').filter(id => id).map(id => changed.dataset.of + id);
      const shown = new Set(order);
      Array.from(rows.children).forEach(row => { if (!shown.has(row.id)) { row.remove(); } });
      let next = rows.firstElementChild;
      order.forEach(id => {
        const row = document.getElementById(id);
        if (row && row === next) { next = next.nextElementSibling; } else if (row) { rows.insertBefore(row, next); }
      });
      (rows.closest('.sheet') || rows).hidden = order.length === 0;
    }
    const again = focused && document.getElementById(focused);
    if (again && again !== document.activeElement) { again.focus({ preventScroll: true }); }
    count();
    ages();
    say();
  }

  // Phones stay selected from page to page of the list, until something is done with them. A URL bounds how many.
  const MOST_CHOSEN = 150;
  let chosen = new Set();
  try { chosen = new Set(JSON.parse(sessionStorage.getItem('chosen') || '[]')); } catch { /* not kept: of this page */ }
  function keepChosen() {
    try { sessionStorage.setItem('chosen', JSON.stringify(Array.from(chosen))); } catch { /* private window */ }
    count();
  }
  function choose(box) {
    if (box.checked && chosen.size < MOST_CHOSEN) { chosen.add(box.value); } else { chosen.delete(box.value); }
    keepChosen();
  }
  function sendChosen(form) {
    form.querySelectorAll('[name="mac"]').forEach(field => field.remove());
    chosen.forEach(mac => {
      const field = document.createElement('input');
      Object.assign(field, { type: 'hidden', name: 'mac', value: mac });
      form.append(field);
    });
    chosen.clear();
    keepChosen();
  }

  // Marks the selected rows, and says how many phones are selected.
  function count() {
    const button = document.getElementById('tell-chosen');
    document.querySelectorAll('#rows [name="mac"]').forEach(box => { box.checked = chosen.has(box.value); });
    if (button) {
      button.disabled = chosen.size === 0;
      button.textContent = chosen.size ? button.dataset.some.replace('{0}', chosen.size) : button.dataset.none;
      document.getElementById('drop-chosen').hidden = chosen.size === 0;
    }
  }

  // What a picked proposal means stands below the value that goes with it, e.g. which values an option takes.
  function explain(field) {
    const row = field.list && field.closest('.rows > li');
    const last = row && row.querySelector('.field:last-child');
    const value = last && last.querySelector('input');
    if (!value || value === field) { return; }
    const typed = field.value.trim().toLowerCase();
    const known = Array.from(field.list.options)
      .find(each => each.value.toLowerCase() === typed || each.label.startsWith(typed + ':'));
    const id = value.id + '-picked';
    let says = document.getElementById(id);
    if (!says) {
      says = document.createElement('small');
      says.id = id;
      last.append(says);
      value.setAttribute('aria-describedby', ((value.getAttribute('aria-describedby') || '') + ' ' + id).trim());
    }
    says.textContent = typed && known && known.label !== known.value ? known.label : '';
  }

  // j and k go through the rows of a list, Enter opens one, x selects it.
  function step(by) {
    const links = Array.from(document.querySelectorAll('#rows [id^="open-"]'));
    const row = document.activeElement.closest('#rows > *');
    const at = row ? links.findIndex(link => row.contains(link)) : by > 0 ? -1 : links.length;
    const link = links[Math.max(0, Math.min(links.length - 1, at + by))];
    if (link) { link.focus(); }
  }
  const keys = {
    '/': () => { const field = document.getElementById('q'); if (field) { field.select(); } return field; },
    j: () => { step(1); return document.getElementById('rows'); },
    k: () => { step(-1); return document.getElementById('rows'); },
    x: () => {
      const row = document.activeElement.closest('#rows > *');
      const box = row && row.querySelector('[name="mac"]');
      if (box) { box.click(); }
      return box;
    },
    '?': () => {
      const help = document.getElementById('keys');
      if (help) { help.open = !help.open; help.scrollIntoView({ block: 'nearest' }); }
      return help;
    }
  };

  document.addEventListener('DOMContentLoaded', () => {
    show();
    count();
    document.body.addEventListener('change', event => {
      if (event.target.name === 'mac') { choose(event.target); }
      if (event.target.matches('.upload input')) { named(event.target); }
    });
    document.querySelectorAll('.upload input').forEach(named);
    document.body.addEventListener('htmx:sseBeforeMessage', event => {
      if (event.target.getAttribute('sse-swap') === 'rows') {
        event.preventDefault();
        takeRows(event.detail.data);
      }
    });
    document.querySelectorAll('.rows input[list]').forEach(field => { if (field.value) { explain(field); } });
    document.body.addEventListener('input', event => { if (event.target.list) { explain(event.target); } });
    ages();
    setInterval(ages, 5000);
    document.querySelectorAll('[data-print]').forEach(button => {
      button.hidden = false;
      button.addEventListener('click', () => print());
    });
    document.getElementById('theme').addEventListener('click', () => {
      try { localStorage.setItem('theme', theme() === 'dark' ? 'light' : 'dark'); } catch { /* private window: not kept */ }
      show();
    });
    document.body.addEventListener('htmx:afterSwap', () => { ages(); keepTurned(); say(); count(); });
    document.body.addEventListener('submit', event => {
      const question = (event.submitter && event.submitter.dataset.confirm) || event.target.dataset.confirm;
      if (question && !confirm(question)) { event.preventDefault(); }
      if (event.target.id === 'bulk') { sendChosen(event.target); }
    });
    document.body.addEventListener('submit', event => {
      if (!event.defaultPrevented && event.target.dataset.progress !== undefined) {
        event.preventDefault();
        upload(event.target);
      }
    });
    document.body.addEventListener('htmx:sseError', () => root.classList.add('offline'));
    document.body.addEventListener('htmx:sseOpen', () => root.classList.remove('offline'));
    document.body.addEventListener('click', event => {
      const copy = event.target.closest('[data-copy]');
      if (copy) { copyText(copy); }
      if (event.target.closest('#drop-chosen')) { chosen.clear(); keepChosen(); }
      const summary = event.target.closest('summary');
      const details = summary && summary.parentElement;
      if (details && details.id) { turned.set(details.id, !details.open); }
    });
  });
  document.addEventListener('keydown', event => {
    const active = document.activeElement || document.body;
    const typing = /^(TEXTAREA|SELECT)$/.test(active.tagName) || active.tagName === 'INPUT' && active.type !== 'checkbox';
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (act && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && act()) { event.preventDefault(); }
  });
})();
