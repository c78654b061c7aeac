/* The little that the pages do in the browser by themselves. Loaded before anything is painted. */
(() => {
  'use strict';

  // Where the pages are: below the path that Rocket is published under, as this file is.
  const ADMIN = new URL('admin', document.currentScript.src).pathname;
  const COOKIE = 'rocket-theme';
  const system = window.matchMedia('(prefers-color-scheme: dark)');

  const chosen = () => {
    const pair = document.cookie.split('; ').find((entry) => entry.startsWith(COOKIE + '='));
    return pair ? pair.substring(COOKIE.length + 1) : 'system';
  };

  const paint = () => {
    const theme = chosen();
    const dark = theme === 'dark' || (theme !== 'light' && system.matches);
    document.documentElement.setAttribute('theme', dark ? 'dark' : 'light');
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  };

  paint();
  system.addEventListener('change', paint);

  // Vaadin's own notice about the connection: without a role it would be text outside every landmark.
  new MutationObserver((changes, observer) => {
    const indicator = document.querySelector('vaadin-connection-indicator');
    if (indicator) {
      indicator.setAttribute('role', 'status');
      observer.disconnect();
    }
  }).observe(document, { childList: true, subtree: true });

  // Where the navigation lies over the page, Escape puts it away; Vaadin leaves it open and keeps the focus in it.
  document.addEventListener('keydown', (event) => {
    const layout = document.querySelector('vaadin-app-layout[overlay]');
    if (event.key === 'Escape' && layout && layout.drawerOpened) {
      layout.drawerOpened = false;
      const toggle = layout.querySelector('vaadin-drawer-toggle');
      window.setTimeout(() => toggle.focus());
    }
  });

  // What a page asks for while nobody touches it does not keep the session open; the server looks at this cookie.
  const IDLE = 'rocket-idle';
  const IDLE_AFTER = 60000;
  const LOOK_EVERY = 5000;

  const setIdle = (yes) => {
    document.cookie = IDLE + '=1; Path=' + ADMIN + '; SameSite=Lax; Max-Age=' + (yes ? 31536000 : 0);
  };

  // Another tab that nobody touches may say so at any time: whoever works in this one takes it back.
  let looked = 0;
  let untouched;
  const touched = () => {
    window.clearTimeout(untouched);
    untouched = window.setTimeout(() => setIdle(true), IDLE_AFTER);
    if (Date.now() - looked > LOOK_EVERY) {
      looked = Date.now();
      setIdle(false);
    }
  };
  ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'].forEach((type) =>
    document.addEventListener(type, touched, { capture: true, passive: true }));
  touched();

  // The keys of every page: / searches, ? tells the keys, j and k walk through the rows.
  const takesText = (target) => target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

  const typing = (event) => takesText(event.composedPath()[0]);

  // Whoever types already, while the server was still closing a pane, keeps the focus.
  const focusRow = (grid) => {
    if (takesText(document.activeElement)) {
      return;
    }
    const cell = grid.shadowRoot.querySelector('#items [tabindex="0"]');
    const seen = cell && cell.offsetParent ? cell : cell?.closest('tr')?.firstElementChild;
    seen?.focus();
  };

  // Where the rows are a plain table, each has a link to what it is about.
  const walkLinks = (step) => {
    const links = [...document.querySelectorAll('main .walkable tbody tr')]
      .map((row) => row.querySelector('a[href]')).filter((link) => link);
    const next = links.indexOf(document.activeElement) + step;
    links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
  };

  const walk = (key) => {
    const grid = document.querySelector('main vaadin-grid');
    const cell = grid?.shadowRoot.activeElement;
    if (cell && cell.closest('#items')) {
      cell.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    } else if (grid) {
      focusRow(grid);
    } else {
      walkLinks(key === 'ArrowDown' ? 1 : -1);
    }
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event) ||
        document.querySelector('vaadin-dialog-overlay[opened], vaadin-confirm-dialog-overlay[opened]')) {
      return;
    }
    if (event.key === '/') {
      const search = document.getElementById('frame-search');
      if (search) {
        event.preventDefault();
        search.focus();
      }
    } else if (event.key === '?') {
      document.getElementById('frame-keys')?.click();
    } else if (event.key === 'j' || event.key === 'k') {
      walk(event.key === 'j' ? 'ArrowDown' : 'ArrowUp');
    }
  });

  /* <rocket-pulse every="5000">: fires "pulse" that often, while the page can be seen. */
  customElements.define('rocket-pulse', class extends HTMLElement {
    connectedCallback() {
      const every = Math.max(1000, Number(this.getAttribute('every')) || 5000);
      this.hidden = true;
      this.timer = window.setInterval(() => {
        if (!document.hidden) {
          this.dispatchEvent(new CustomEvent('pulse'));
        }
      }, every);
    }

    disconnectedCallback() {
      window.clearInterval(this.timer);
    }
  });

  const UNITS = [['year', 31536000], ['month', 2592000], ['week', 604800], ['day', 86400], ['hour', 3600], ['minute', 60]];

  const relative = (instant, language) => {
    const seconds = Math.round((instant.getTime() - Date.now()) / 1000);
    const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
    const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
    return unit ? words.format(Math.trunc(seconds / unit[1]), unit[0]) : words.format(seconds, 'second');
  };

  const exact = (instant, language) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(instant) +
    ' ' + Intl.DateTimeFormat().resolvedOptions().timeZone;

  const tick = (instant, language) => new Intl.DateTimeFormat(language,
    instant.getHours() === 0 && instant.getMinutes() === 0
      ? { day: 'numeric', month: 'short' }
      : { hour: '2-digit', minute: '2-digit' }).format(instant);

  /* <rocket-time at="2026-11-22T10:00:00Z">: how long ago, kept up to date, with the exact instant as its title;
     with the attribute "exact" the other way round; with "tick" as short as the axis of a chart wants it. */
  customElements.define('rocket-time', class extends HTMLElement {
    static get observedAttributes() {
      return ['at'];
    }

    connectedCallback() {
      this.show();
      this.timer = window.setInterval(() => this.show(), 15000);
    }

    disconnectedCallback() {
      window.clearInterval(this.timer);
    }

    attributeChangedCallback() {
      this.show();
    }

    show() {
      const instant = new Date(this.getAttribute('at') || NaN);
      if (Number.isNaN(instant.getTime())) {
        this.textContent = '';
        return;
      }
      const language = document.documentElement.lang || 'en';
      const [text, title] = [relative(instant, language), exact(instant, language)];
      const swap = this.hasAttribute('exact');
      const time = document.createElement('time');
      time.dateTime = instant.toISOString();
      time.textContent = this.hasAttribute('tick') ? tick(instant, language) : swap ? title : text;
      time.title = swap ? text : title;
      this.replaceChildren(time);
    }
  });

  const copyTheOldWay = (text) => {
    const field = document.createElement('textarea');
    field.value = text;
    field.setAttribute('readonly', '');
    field.className = 'visually-hidden';
    const focused = document.activeElement;
    (document.querySelector('vaadin-dialog-overlay[opened]') || document.body).append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    if (focused) {
      focused.focus();
    }
    return done;
  };

  window.rocket = {
    focusRow,

    theme(name) {
      const secure = location.protocol === 'https:' ? '; Secure' : '';
      document.cookie = COOKIE + '=' + name + '; Path=' + ADMIN + '; Max-Age=31536000; SameSite=Lax' + secure;
      paint();
    },

    /* Resolves to whether the text is on the clipboard. Without HTTPS browsers offer the old way only. */
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch (e) {
        return copyTheOldWay(text);
      }
    },
  };
})();
