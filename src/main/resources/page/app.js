// The frame around all pages: header, search, theme, the question for a key, and which page an address shows.
import {html, render, useEffect, useRef, useState} from './vendor/preact.js';
import {forgetKey, hasKey, keepKey, onKeyNeeded} from './api.js';
import {Changes} from './changes.js';
import {Charts} from './charts.js';
import {Compare} from './compare.js';
import {Docs} from './docs.js';
import {Explorer} from './explorer.js';
import {Model} from './model.js';
import {Icon} from './parts.js';
import {WHOLE_HUB, at, having, one, parse, text} from './query.js';
import {Status} from './status.js';
import {focusRow} from './table.js';

/** From the last letter to the request. */
const TYPING = 120;

const PAGES = [
  {path: /^\/$/, page: Explorer, title: 'Models'},
  {path: /^\/model\/.+/, page: Model, title: 'Model'},
  {path: /^\/compare\/?$/, page: Compare, title: 'Compare'},
  {path: /^\/changes\/?$/, page: Changes, title: 'What is new'},
  {path: /^\/charts\/?$/, page: Charts, title: 'Charts'},
  {path: /^\/status\/?$/, page: Status, title: 'Status'},
  {path: /^\/docs(\/|$)/, page: Docs, title: 'Documents'},
];

function App() {
  const [place, setPlace] = useState(here);
  const [round, setRound] = useState(0);
  const go = (url, replace = false) => {
    history[replace ? 'replaceState' : 'pushState'](null, '', url);
    setPlace(here());
  };
  useEffect(() => {
    const back = () => setPlace(here());
    const follow = (event) => {
      const link = event.target.closest?.('a[href]');
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.defaultPrevented;
      const url = link && new URL(link.href);
      if (url?.hash && url.pathname === location.pathname && url.search === location.search) {
        return;
      }
      if (plain && !link?.target && url?.origin === location.origin && PAGES.some(({path}) => path.test(url.pathname))) {
        event.preventDefault();
        go(url.pathname + url.search + url.hash);
        scrollTo(0, 0);
      }
    };
    addEventListener('popstate', back);
    document.addEventListener('click', follow);
    return () => {
      removeEventListener('popstate', back);
      document.removeEventListener('click', follow);
    };
  }, []);

  // models that can be called are in all gateways; the API's own default is the Hub alone
  if (place.path === '/' && place.search === '') {
    history.replaceState(null, '', '/?gateway=all');
    place.search = '?gateway=all';
  }
  const {page: Page, title} = PAGES.find(({path}) => path.test(place.path)) ?? PAGES[0];
  useEffect(() => {
    document.title = `${title} · Model Catalog`;
  }, [title, place.path]);
  return html`<a class="skip" href="#main" onClick=${(event) => { event.preventDefault(); document.querySelector('main').focus(); }}>Skip to the content</a>
    <${Header} place=${place} go=${go} again=${() => setRound(round + 1)} />
    <main id="main" tabindex="-1" class=${Page === Explorer ? 'wide' : ''} key=${round}><${Page} key=${place.path} path=${place.path} search=${place.search} go=${go} /></main>
    <${KeyDialog} done=${() => setRound(round + 1)} />`;
}

function here() {
  return {path: location.pathname, search: location.search};
}

function Header({place, go, again}) {
  const on = (path) => (place.path === path ? 'page' : null);
  const gateway = one(parse(place.search), 'gateway') ?? 'all';
  const whole = gateway === WHOLE_HUB;
  const past = `gateway=${whole ? 'all' : gateway}`;
  return html`<header class="top">
    <a class="brand" href="/?gateway=all" aria-label="Model Catalog"><svg viewBox="0 0 32 32" aria-hidden="true"><rect class="mark" width="32" height="32" rx="8" /><rect x="7" y="8" width="18" height="4" rx="2" /><rect x="7" y="14" width="12" height="4" rx="2" /><rect x="7" y="20" width="15" height="4" rx="2" /></svg><span>Model Catalog</span></a>
    <${Search} place=${place} go=${go} />
    <nav aria-label="Pages">
      <a href=${at('/', `gateway=${gateway}`)} aria-current=${on('/')}>Models</a>
      <a href=${at('/changes', past)} aria-current=${on('/changes')}>New</a>
      <a href=${at('/charts', place.path === '/' && !whole ? text(parse(place.search)) : past)} aria-current=${on('/charts')}>Charts</a>
      <a href="/compare" aria-current=${on('/compare')}>Compare</a>
      <a href="/status" aria-current=${on('/status')}>Status</a>
      <a href="/docs/" aria-current=${place.path.startsWith('/docs/') ? 'page' : null}>Docs</a>
      <a class="only-wide" href="/q/swagger-ui/" target="_blank" rel="noopener">API<${Icon} name="out" /></a>
    </nav>
    <div class="tools">
      ${hasKey() && html`<button type="button" class="link" onClick=${() => { forgetKey(); again(); }}>Forget key</button>`}
      <${Theme} />
    </div>
  </header>`;
}

/** Filters the explorer with every pause in typing; elsewhere Enter leads there. */
function Search({place, go}) {
  const explorer = place.path === '/' || place.path === '/charts';
  const asked = explorer ? one(parse(place.search), 'q') ?? '' : '';
  const [words, setWords] = useState(asked);
  const field = useRef();
  const timer = useRef();
  useEffect(() => {
    // the address changed otherwise: back, a link, "clear all"
    if (words.trim() !== asked) {
      setWords(asked);
    }
  }, [asked, place.path]);
  useEffect(() => {
    const focus = (event) => {
      const typing = /^(input|textarea|select)$/i.test(event.target.tagName) && event.target.type !== 'checkbox';
      if ((event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) {
        event.preventDefault();
        field.current.focus();
        field.current.select();
      }
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  const show = (value) => {
    const query = explorer ? parse(location.search) : new Map([['gateway', ['all']]]);
    // a word that grows is one step back, not one for each letter
    const growing = explorer && asked !== '' && value.trim() !== '';
    go(at(explorer ? place.path : '/', text(having(query, 'q', value.trim()))), growing);
  };
  const type = (event) => {
    const value = event.currentTarget.value;
    setWords(value);
    clearTimeout(timer.current);
    if (explorer) {
      timer.current = setTimeout(() => show(value), TYPING);
    }
  };
  const key = (event) => {
    const box = document.querySelector('.scroll');
    if (event.key === 'Enter') {
      event.preventDefault();
      clearTimeout(timer.current);
      if (words.trim() !== asked) {
        show(words);
      } else if (box) {
        box.querySelector('a[data-index="0"]')?.click();
      }
    } else if (event.key === 'ArrowDown' && box) {
      event.preventDefault();
      focusRow(box, 0);
    } else if (event.key === 'Escape') {
      setWords('');
      clearTimeout(timer.current);
      if (explorer && asked !== '') {
        show('');
      } else {
        field.current.blur();
      }
    }
  };
  return html`<form class="search" role="search" onSubmit=${(event) => event.preventDefault()}>
    <${Icon} name="search" />
    <input id="search" ref=${field} type="search" placeholder="Search models" aria-label="Search models" autocomplete="off" spellcheck="false" maxlength="200"
      value=${words} onInput=${type} onKeyDown=${key} /><kbd aria-hidden="true">/</kbd>
  </form>`;
}

function Theme() {
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  const other = theme === 'dark' ? 'light' : 'dark';
  const change = () => {
    document.documentElement.dataset.theme = other;
    localStorage.setItem('theme', other);
    setTheme(other);
  };
  return html`<button type="button" class="icon" onClick=${change} aria-label=${`Use ${other} colours`} title=${`Use ${other} colours`}><${Icon} name=${theme === 'dark' ? 'sun' : 'moon'} /></button>`;
}

/** Asks for the key that the API wants. It stays in this tab, and goes nowhere but to this service. */
function KeyDialog({done}) {
  const dialog = useRef();
  const [wrong, setWrong] = useState(false);
  useEffect(() => onKeyNeeded((had) => {
    setWrong(had);
    if (!dialog.current.open) {
      dialog.current.showModal();
    }
  }), []);
  const send = (event) => {
    event.preventDefault();
    keepKey(event.currentTarget.elements.key.value.trim());
    dialog.current.close();
    done();
  };
  return html`<dialog ref=${dialog} aria-labelledby="key-title"><form onSubmit=${send}>
    <h2 id="key-title">This catalog needs a key</h2>
    <p>${wrong ? html`<strong class="bad-text">That key is not accepted.</strong> ` : ''}Whoever runs it can give you one. It is kept in this tab until you close it.</p>
    <label class="field">API key<input name="key" type="password" required autocomplete="off" autofocus pattern="[!-~]+" /></label>
    <div class="row"><button type="button" class="button" onClick=${() => dialog.current.close()}>Not now</button><button class="button primary">Use the key</button></div>
  </form></dialog>`;
}

render(html`<${App} />`, document.querySelector('#page'));
document.body.dataset.ready = '';
