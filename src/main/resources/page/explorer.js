// The explorer: search, filters, table. The address says all of what is shown.
import {html, useEffect, useMemo, useRef, useState} from './vendor/preact.js';
import {get} from './api.js';
import {chosenColumns, columnsOf, keepColumns} from './columns.js';
import {Facets, filterTitle, filterValue} from './facets.js';
import {ago, count, plural} from './format.js';
import {Failure, Icon, Menu, useLoaded} from './parts.js';
import {WHOLE_HUB, at, encode, filters, having, one, parse, text, toggled, unfiltered} from './query.js';
import {Rows} from './rows.js';
import {Table} from './table.js';
import {TakeAway} from './takeaway.js';

/** How many models can be compared. */
export const MOST = 6;
const PICKED = 'picked';
/** Milliseconds from a change of the query to the request for its counts. */
const COUNTS = 150;

/**
 * @param search the query string of the address
 * @param go shows another address
 */
export function Explorer({search, go}) {
  const query = useMemo(() => parse(search), [search]);
  const string = text(query);
  const [filtersOpen, setFiltersOpen] = useState(false);
  const [columns, setColumns] = useState(chosenColumns);
  const [picked, setPicked] = useState(() => JSON.parse(sessionStorage.getItem(PICKED) ?? '[]'));
  const {rows, waiting, again} = useRows(string);
  const onlyFilters = text(having(query, 'sort'));
  const facets = useLoaded(async (signal) => {
    // the rows first: counts can wait until the typing pauses
    await new Promise((resolve) => setTimeout(resolve, rows.total === null ? 0 : COUNTS));
    return signal.aborted ? null : get(at('/v1/catalog/facets', onlyFilters), {signal});
  }, [onlyFilters]);
  const gateways = useLoaded((signal) => get('/v1/catalog/gateways', {signal}), []);
  const status = useLoaded((signal) => get('/v1/catalog/status', {signal}), []);
  useEffect(() => {
    sessionStorage.setItem(PICKED, JSON.stringify(picked));
  }, [picked]);
  useEffect(() => {
    const close = (event) => event.key === 'Escape' && setFiltersOpen(false);
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, []);

  const gateway = one(query, 'gateway') ?? 'hug';
  const possible = useMemo(() => columnsOf(gateway), [gateway]);
  const shown = useMemo(() => possible.filter(({id}) => columns.includes(id)), [possible, columns]);
  const change = (next) => go(at('/', text(next)));
  const pick = (id) => setPicked((before) => before.includes(id) ? before.filter((other) => other !== id) : [...before, id].slice(-MOST));
  const chips = filters(query);
  const sort = one(query, 'sort');
  return html`<div class=${`explorer ${filtersOpen ? 'filtering' : ''}`}>
    <aside class="side" aria-label="Filters" id="filters">
      <div class="sheet-head"><h2>Filters</h2><button type="button" class="button" onClick=${() => setFiltersOpen(false)}>Show ${rows.total === null ? 'models' : plural(rows.total, 'model')}</button></div>
      <${Facets} query=${query} change=${change} facets=${facets.value?.body} gateways=${gateways.value?.body.data ?? []} mirror=${status.value?.body.mirror} />
    </aside>
    <section class="main" aria-label="Results">
      <div class="bar">
        <h1><span class="total" role="status">${rows.total === null ? (rows.problem ? 'No models' : 'Loading …') : plural(rows.total, 'model')}</span>${rows.head && html`<span class="when" title=${rows.head.timestamp}>fetched ${ago(rows.head.timestamp)}</span>`}</h1>
        <div class="tools">
          ${picked.length > 0 && html`<span class="group"><a class="button primary" href=${`/compare?ids=${picked.map(encode).join(',')}&gateway=${gateway}`}>Compare ${picked.length}</a>
            <button type="button" class="icon" aria-label="Choose none" title="Choose none" onClick=${() => setPicked([])}><${Icon} name="cross" /></button></span>`}
          <button type="button" class="button only-small" aria-expanded=${filtersOpen} aria-controls="filters" onClick=${() => setFiltersOpen(!filtersOpen)}><${Icon} name="filter" />Filters${chips.length > 0 && html`<span class="badge">${chips.length}</span>`}</button>
          ${gateway !== WHOLE_HUB && html`<a class="button only-wide" href=${at('/charts', string)}>Charts</a>`}
          <${Menu} label="Columns" side="only-wide">${possible.map((column) => html`<label class="choice" key=${column.id}><input type="checkbox" checked=${columns.includes(column.id)}
            onChange=${() => setColumns(kept(columns, column.id))} /><span class="what">${column.title}</span></label>`)}<//>
          <${TakeAway} query=${string} total=${rows.total} />
        </div>
      </div>
      ${chips.length > 0 && html`<ul class="chips" aria-label="Filters in use">
        ${chips.map(([name, value]) => html`<li key=${name + value}><button type="button" class="chip" onClick=${() => change(toggled(query, name, value))}>
          <span class="sr">Remove </span><span class="of">${filterTitle(name)}</span> <bdi>${filterValue(value)}</bdi><${Icon} name="cross" /></button></li>`)}
        <li><button type="button" class="link" onClick=${() => change(unfiltered(query))}>Clear all</button></li>
      </ul>`}
      <${Freshness} head=${rows.head} />
      ${rows.reach < rows.total && html`<p class="notice" role="status">The table ends after ${count(rows.reach)} models. Search, filter or sort to see others; the request behind “Copy as curl” has all.</p>`}
      ${rows.problem && html`<${Failure} problem=${rows.problem} retry=${rows.problem.status === 400 ? null : again} />`}
      ${rows.problem && rows.total === null ? null : rows.total === 0 && !rows.problem
        ? html`<div class="empty"><p><strong>No model matches.</strong></p><p>${chips.length > 0 || one(query, 'q') ? html`<button type="button" class="button" onClick=${() => change(having(unfiltered(query), 'q'))}>Clear search and filters</button>` : 'This catalog is empty.'}</p></div>`
        : html`<${Table} rows=${rows} columns=${shown} sort=${sort} gateway=${gateway} picked=${picked} pick=${pick}
            busy=${waiting} onSort=${(key) => change(having(query, 'sort', key))} />`}
    </section>
  </div>`;
}

function kept(columns, id) {
  const chosen = columns.includes(id) ? columns.filter((other) => other !== id) : [...columns, id];
  keepColumns(chosen);
  return chosen;
}

/** The rows of a query; those of the query before stay until the first of the new ones are there. */
function useRows(query) {
  const [, setVersion] = useState(0);
  const [round, setRound] = useState(0);
  const shown = useRef();
  const next = useMemo(() => {
    const rows = new Rows(query, () => {
      if (shown.current !== rows && pending.current === rows) {
        shown.current?.close();
        shown.current = rows;
      }
      setVersion((before) => before + 1);
    });
    return rows;
  }, [query, round]);
  const pending = useRef();
  if (pending.current !== next) {
    if (pending.current !== shown.current) {
      pending.current?.close();
    }
    pending.current = next;
  }
  shown.current ??= next;
  useEffect(() => next.want(0, 0), [next]);
  return {rows: shown.current, waiting: shown.current !== next, again: () => setRound((before) => before + 1)};
}

/** What the reader should know of the age and the completeness of the data. */
export function Freshness({head}) {
  if (!head) {
    return null;
  }
  const missing = Object.entries(head.missing ?? {});
  return html`${head.stale && html`<p class="notice warn" role="status"><strong>Stale.</strong> This was fetched ${ago(head.timestamp)} and is due for renewal; the last good data is shown until its source answers. <a href="/status">Status</a></p>`}
    ${missing.length > 0 && html`<p class="notice warn" role="status"><strong>Incomplete.</strong> Missing or older: ${missing.map(([part, why]) => `${part} (${why})`).join(', ')}. <a href="/status">Status</a></p>`}
    ${head.ignored_parameters && html`<p class="notice warn" role="status"><strong>Ignored:</strong> ${head.ignored_parameters.join(', ')}. The API has no such parameter.</p>`}`;
}
