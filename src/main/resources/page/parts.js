// Small pieces that several pages share. Values of records become text nodes here and nowhere become HTML.
import {html, useEffect, useRef, useState} from './vendor/preact.js';
import {size} from './format.js';

/** A value, or the grey dash of one that is not known. */
export function Value({of, title}) {
  return of === null || of === undefined || of === ''
    ? html`<span class="unknown" title="unknown"><span aria-hidden="true">–</span><span class="sr">unknown</span></span>`
    : html`<span title=${title}>${of}</span>`;
}

/** true, false or unknown, told apart by shape and not by colour alone. */
export function Truth({of}) {
  return of === true || of === false
    ? html`<span class=${of ? 'yes' : 'no'}>${of ? '✓ yes' : '✕ no'}</span>`
    : html`<${Value} of=${null} />`;
}

/** Copies a text and says so for a moment. */
export function Copy({text, label = 'Copy', children}) {
  const [done, setDone] = useState(null);
  const timer = useRef();
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async (event) => {
    event.stopPropagation();
    setDone(await write(text()) ? 'Copied' : 'Not allowed');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setDone(null), 1200);
  };
  return html`<button type="button" class=${children ? 'button' : 'icon copy'} onClick=${copy} aria-label=${children ? null : label} title=${children ? null : label}>
    ${children ? (done ?? children) : done ? html`<${Icon} name=${done === 'Copied' ? 'tick' : 'cross'} />` : html`<${Icon} name="copy" />`}
    <span class="sr" role="status">${done ?? ''}</span>
  </button>`;
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // no secure context: the way that browsers have always had
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}

const PATHS = {
  copy: 'M6 6V3.5A1.5 1.5 0 0 1 7.5 2h5A1.5 1.5 0 0 1 14 3.5v5a1.5 1.5 0 0 1-1.5 1.5H10M3.5 6h5A1.5 1.5 0 0 1 10 7.5v5A1.5 1.5 0 0 1 8.5 14h-5A1.5 1.5 0 0 1 2 12.5v-5A1.5 1.5 0 0 1 3.5 6Z',
  tick: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM11 11l3.5 3.5',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1',
  moon: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z',
  filter: 'M2 4h12M4.5 8h7M7 12h2',
  down: 'M4 6l4 4 4-4',
  out: 'M6 3H3v10h10v-3M9 2h5v5M14 2 7.5 8.5',
};

export function Icon({name}) {
  return html`<svg class="glyph" viewBox="0 0 16 16" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}

/** What went wrong, in the service's own words. */
export function Failure({problem, retry}) {
  const wait = problem.retryAfter && ` It says to try again in ${problem.retryAfter} s.`;
  return html`<div class="notice bad" role="alert">
    <strong>${problem.status === 404 ? 'Not found' : problem.status === 400 ? 'This is not understood' : 'This did not work'}</strong>
    <p>${problem.message}${problem.status === 503 ? wait : ''}</p>
    ${retry && html`<button type="button" class="button" onClick=${retry}>Try again</button>`}
  </div>`;
}

/** A button that opens a small panel below itself; Esc and a click elsewhere close it. */
export function Menu({label, side = '', children}) {
  const self = useRef();
  useEffect(() => {
    const close = (event) => {
      const menu = self.current;
      if (menu?.open && (event.type === 'keydown' ? event.key === 'Escape' : !menu.contains(event.target))) {
        menu.open = false;
        if (event.type === 'keydown') {
          menu.firstElementChild.focus();
        }
      }
    };
    document.addEventListener('click', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return html`<details class=${`menu ${side}`} ref=${self}>
    <summary class="button">${label}<${Icon} name="down" /></summary>
    <div class="panel">${children}</div>
  </details>`;
}

const LETTERS = [
  ['tools', 'T'], ['structured_outputs', 'S'], ['reasoning', 'R'], ['vision', 'V'], ['audio_input', 'A'],
];

/** The capabilities as letters: filled = yes, struck = no, a dot = unknown. */
export function Capabilities({of}) {
  return html`<span class="letters">${LETTERS.map(([name, letter]) => {
    const has = of?.[name];
    const said = has === true ? 'yes' : has === false ? 'no' : 'unknown';
    const title = `${name.replaceAll('_', ' ')}: ${said}`;
    return html`<abbr class=${said} title=${title}><span aria-hidden="true">${has === true || has === false ? letter : '·'}</span><span class="sr">${title} </span></abbr>`;
  })}</span>`;
}

/** Inputs and outputs, unknown where there are neither. */
export function modality(architecture) {
  const {input_modalities: inputs = [], output_modalities: outputs = []} = architecture ?? {};
  return inputs.length || outputs.length ? `${inputs.join(', ') || '?'} → ${outputs.join(', ') || '?'}` : null;
}

/** Tokens of context, where this shape writes an unknown one as 0. */
export function context(row) {
  return row.context_length > 0 ? row.context_length : null;
}

export function Tokens({of}) {
  return html`<${Value} of=${size(of)} title=${of && `${of.toLocaleString('en')} tokens`} />`;
}

/** Loads with a function of an abort signal, again whenever one of `inputs` differs. */
export function useLoaded(load, inputs) {
  const [state, setState] = useState({loading: true});
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setState((before) => ({...before, loading: true, problem: null}));
    load(abort.signal).then(
      (value) => abort.signal.aborted || setState({value, loading: false}),
      (problem) => abort.signal.aborted || setState({problem, loading: false}),
    );
    return () => abort.abort();
  }, [...inputs, round]);
  return {...state, again: () => setRound((before) => before + 1)};
}

export function Loading({what}) {
  return html`<p class="loading" role="status">Loading ${what} …</p>`;
}
