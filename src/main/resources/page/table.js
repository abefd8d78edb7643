// A table of any length: rows of one height, of which those in view exist.
import {Component, html, useEffect, useLayoutEffect, useRef, useState} from './vendor/preact.js';
import {modelPath} from './query.js';
import {Copy} from './parts.js';

const HEIGHT = 52;
const MORE = 8;
const MODEL_WIDTH = 300;
const PICK_WIDTH = 40;
/** Empty rows, before it is known how many there are. */
const COMING = 14;

/**
 * @param rows the `Rows` to show; another object scrolls back to the top
 * @param columns those of `columns.js` to show
 * @param sort the API's `sort`, or null
 * @param picked ids of chosen models, and `pick(id)` chooses one or gives it up
 */
export function Table({rows, columns, sort, onSort, gateway, picked, pick, busy}) {
  const box = useRef();
  // in rows, so that most steps of a scroll draw nothing
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(700);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => setHeight(box.current.clientHeight));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  useLayoutEffect(() => {
    box.current.scrollTop = 0;
    setTop(0);
  }, [rows]);

  const total = rows.reach ?? COMING;
  const first = Math.max(0, top - MORE);
  const last = Math.min(total, top + Math.ceil(height / HEIGHT) + MORE);
  // a window that only flies by is not asked for
  useEffect(() => {
    if (rows.total === null) {
      return undefined;
    }
    const timer = setTimeout(() => rows.want(first, Math.max(first, last - 1)), rows.at(first) ? 0 : 60);
    return () => clearTimeout(timer);
  }, [rows, rows.total, first, last]);

  const width = PICK_WIDTH + MODEL_WIDTH + columns.reduce((sum, column) => sum + column.width, 0);
  const span = columns.length + 2;
  return html`<div class="scroll" ref=${box} tabindex="0" role="region" aria-label="Models" aria-busy=${busy}
      onScroll=${(event) => setTop(Math.floor(event.currentTarget.scrollTop / HEIGHT))} onKeyDown=${(event) => move(event, box.current)}>
    <table class="models" style=${{minWidth: `${width}px`}} aria-rowcount=${(rows.reach ?? -2) + 1}>
      <caption class="sr">Models that match, one a row</caption>
      <colgroup><col class="c-pick" /><col class="c-model" />${columns.map((column) => html`<col key=${column.id} class=${`c-${column.id}`} style=${{width: `${column.width}px`}} />`)}</colgroup>
      <thead><tr aria-rowindex="1">
        <th scope="col" class="c-pick"><span class="sr">Compare</span></th>
        <${Heading} column=${{id: 'model', title: 'Model', sort: 'name'}} sort=${sort} onSort=${onSort} />
        ${columns.map((column) => html`<${Heading} key=${column.id} column=${column} sort=${sort} onSort=${onSort} />`)}
      </tr></thead>
      <tbody>
        ${first > 0 && html`<tr class="gap" key="before" aria-hidden="true"><td colspan=${span} style=${{height: `${first * HEIGHT}px`}}></td></tr>`}
        ${Array.from({length: Math.max(0, last - first)}, (_, at) => html`<${Row} key=${first + at} index=${first + at} row=${rows.at(first + at)}
          columns=${columns} gateway=${gateway} chosen=${picked.includes(rows.at(first + at)?.id)} pick=${pick} />`)}
        ${last < total && html`<tr class="gap" key="after" aria-hidden="true"><td colspan=${span} style=${{height: `${(total - last) * HEIGHT}px`}}></td></tr>`}
      </tbody>
    </table>
  </div>`;
}

function Heading({column, sort, onSort}) {
  const key = column.sort?.replace('-', '');
  const active = key !== undefined && sort?.replace('-', '') === key;
  const order = active ? (sort.startsWith('-') ? 'descending' : 'ascending') : 'none';
  const opposite = sort?.startsWith('-') ? key : `-${key}`;
  return html`<th scope="col" class=${`c-${column.id} ${column.right ? 'right' : ''}`} aria-sort=${key ? order : null} title=${column.hint}>
    ${key
      ? html`<button type="button" onClick=${() => onSort(active ? opposite : column.sort)}>${column.title}<span class="arrow" aria-hidden="true">${active ? (order === 'descending' ? '↓' : '↑') : '↕'}</span></button>`
      : column.title}
  </th>`;
}

/** Drawn again only if something in it differs, since a scroll asks that of every row in view. */
class Row extends Component {
  shouldComponentUpdate(next) {
    return ['index', 'row', 'columns', 'gateway', 'chosen'].some((name) => next[name] !== this.props[name]);
  }

  render(props) {
    return drawn(props);
  }
}

function drawn({index, row, columns, gateway, chosen, pick}) {
  if (!row) {
    return html`<tr class="coming" aria-rowindex=${index + 2}><td class="c-pick"></td><th scope="row" class="c-model"><span class="bone"></span></th>${columns.map((column) => html`<td key=${column.id} class=${`c-${column.id}`}></td>`)}</tr>`;
  }
  return html`<tr class=${chosen ? 'chosen' : ''} aria-rowindex=${index + 2}>
    <td class="c-pick"><label class="hit"><input type="checkbox" checked=${chosen} onChange=${() => pick(row.id)} /><span class="sr">Compare ${row.name}</span></label></td>
    <th scope="row" class="c-model">
      <a class="name" data-index=${index} href=${modelPath(row.id, gateway)}><bdi>${row.name}</bdi></a>
      <span class="id"><code><bdi>${row.id}</bdi></code><${Copy} text=${() => row.id} label="Copy the id" /></span>
    </th>
    ${columns.map((column) => html`<td key=${column.id} class=${`c-${column.id} ${column.right ? 'right' : ''}`}>${column.cell(row)}</td>`)}
  </tr>`;
}

/** Arrows move from model to model, also over rows that are not there yet. */
function move(event, box) {
  const here = Number(event.target.dataset?.index ?? NaN);
  const steps = {ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10}[event.key];
  if (Number.isNaN(here) || steps === undefined) {
    return;
  }
  event.preventDefault();
  if (here + steps < 0) {
    document.querySelector('#search')?.focus();
  } else {
    focusRow(box, here + steps);
  }
}

/** Focuses the link of a row, scrolled into view; the next rows need a moment to be made. */
export function focusRow(box, index, patience = 20) {
  const head = box.querySelector('thead').offsetHeight;
  const y = index * HEIGHT;
  if (y < box.scrollTop) {
    box.scrollTop = y;
  } else if (y + HEIGHT + head > box.scrollTop + box.clientHeight) {
    box.scrollTop = y + HEIGHT + head - box.clientHeight;
  }
  const link = box.querySelector(`a[data-index="${index}"]`);
  if (link) {
    link.focus({preventScroll: true});
  } else if (patience > 0) {
    requestAnimationFrame(() => focusRow(box, index, patience - 1));
  }
}
