// Small comforts; every page works without them.
(function () {
  'use strict';
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
  const dark = () => matchMedia('(prefers-color-scheme: dark)').matches;
  const theme = () => stored() || (dark() ? 'dark' : 'light');
  const show = () => {
    root.dataset.theme = theme();
    const button = document.getElementById('theme');
    if (button) {
      button.hidden = false;
      button.textContent = theme() === 'dark' ? '☀ Light' : '☾ Dark';
    }
  };
  show();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);

  // The clipboard is there over TLS alone; on the plain port the text is selected for the reader to copy.
  function copyText(button) {
    const text = button.previousElementSibling;
    if (navigator.clipboard) {
      navigator.clipboard.writeText(button.dataset.copy).then(() => { button.textContent = 'Copied'; });
    } else {
      getSelection().selectAllChildren(text);
    }
  }

  function ago(then) {
    const s = Math.max(0, Math.round((Date.now() - then) / 1000));
    return s < 5 ? 'just now' : s < 90 ? s + ' s ago' : s < 5400 ? Math.round(s / 60) + ' min ago'
      : s < 129600 ? Math.round(s / 3600) + ' h ago' : Math.round(s / 86400) + ' days ago';
  }
  function ages() {
    document.querySelectorAll('time[data-ago]').forEach(time => { time.textContent = ago(Date.parse(time.dateTime)); });
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
    const text = headline ? headline.textContent.replace(/\s+/g, ' ').trim() : '';
    if (said && said.textContent !== text) { said.textContent = text; }
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
      note.textContent = '✕ The connection broke off before the file was there. Send it once more.';
      form.before(note);
    };
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute('aria-label', 'Upload');
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

  document.addEventListener('DOMContentLoaded', () => {
    show();
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
    document.body.addEventListener('htmx:afterSwap', () => { ages(); keepTurned(); say(); });
    document.body.addEventListener('submit', event => {
      const question = (event.submitter && event.submitter.dataset.confirm) || event.target.dataset.confirm;
      if (question && !confirm(question)) { event.preventDefault(); }
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
      const summary = event.target.closest('summary');
      const details = summary && summary.parentElement;
      if (details && details.id) { turned.set(details.id, !details.open); }
    });
  });
  document.addEventListener('keydown', event => {
    const field = document.getElementById('q');
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === '/' && field && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.select();
    }
  });
})();
