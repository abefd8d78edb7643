// What changed of one model, newest first, and its prices over time.
import {html, useEffect, useRef, useState} from './vendor/preact.js';
import {ifThere} from './api.js';
import {Change, distinct} from './change.js';
import {ago} from './format.js';
import {Failure, Loading, useLoaded} from './parts.js';
import {PriceLines} from './pricelines.js';
import {at, encode} from './query.js';

export const CHANGES = '/v1/catalog/changes';
const FIRST = 20;
const PRICES = 200;
/** Requests at a time: a filter that finds nothing must not read a whole log. */
const AT_ONCE = 5;

/**
 * The changes of a query, in steps: `{changes, more, again, loading, problem}`.
 *
 * @param query query string of the API's route, which answers pages of `{data, next_cursor}`
 * @param step how many more are shown by `more()`; it is null when there are none
 * @param keep which of the changes to show; the same as long as the query is
 */
export function useChanges(query, step, keep = () => true) {
  const path = at(CHANGES, query);
  const [state, setState] = useState({path, found: [], cursor: null, loading: true});
  const [wanted, setWanted] = useState({path, count: step, round: 0});
  const known = useRef(state);
  const count = wanted.path === path ? wanted.count : step;
  useEffect(() => {
    const abort = new AbortController();
    let now = known.current.path === path && !known.current.loading ? known.current : {path, found: [], cursor: undefined};
    const show = (next) => {
      known.current = now = next;
      setState(next);
    };
    const read = async () => {
      for (let asked = 0; asked < AT_ONCE && now.cursor !== null && now.found.length < count; asked++) {
        const answer = await ifThere(at(CHANGES, query, now.cursor && `cursor=${encode(now.cursor)}`), {signal: abort.signal});
        const page = (answer?.body.data ?? []).filter(keep);
        now = {path, found: distinct([...now.found, ...page]), cursor: answer?.body.next_cursor ?? null};
      }
      show({...now, loading: false});
    };
    setState({...now, loading: true});
    read().catch((problem) => abort.signal.aborted || show({...now, loading: false, problem}));
    return () => abort.abort();
  }, [path, count, wanted.round]);
  const same = state.path === path;
  const found = same ? state.found : [];
  const left = same && !state.loading && (found.length > count || typeof state.cursor === 'string');
  return {
    changes: found.slice(0, count),
    loading: !same || state.loading,
    problem: same ? state.problem : null,
    more: left ? () => setWanted({path, count: Math.max(count, found.length) + step, round: wanted.round}) : null,
    again: () => setWanted({path, count, round: wanted.round + 1}),
  };
}

/** The button below a list of changes, and what became of it. */
export function More({of: {loading, problem, more, again}, what}) {
  return html`${problem && html`<${Failure} problem=${problem} retry=${again} />`}
    ${loading && html`<${Loading} what=${what} />`}
    ${more && !problem && html`<p><button type="button" class="button" onClick=${more}>More</button></p>`}`;
}

/** The section of a model's page. */
export function History({id, gateway}) {
  const of = `gateway=${encode(gateway)}`;
  const query = `${of}&id=${encode(id)}`;
  const changes = useChanges(`${query}&limit=${FIRST}`, FIRST);
  const prices = useLoaded(async (signal) => (await ifThere(at(CHANGES, query, `field=pricing,added,removed&limit=${PRICES}`), {signal}))?.body.data ?? [], [query]);
  return html`<section class="card" aria-labelledby="history-title"><div class="card-head"><h2 id="history-title">History</h2><a href=${at('/changes', of)}>All changes</a></div>
    ${prices.value && html`<${PriceLines} changes=${prices.value} />`}
    ${changes.changes.length === 0 && !changes.loading && !changes.problem && html`<p class="quiet">No change of it is known yet.</p>`}
    ${changes.changes.length > 0 && html`<ol class="timeline" aria-label="Changes, newest first">${changes.changes.map((change, index) => html`<li key=${index}>
      <${Change} of=${change} /> <span class="hint">${change.gateway}${change.source && change.source !== change.gateway ? ` by ${change.source}` : ''}, <time datetime=${change.at} title=${change.at}>${ago(change.at)}</time></span></li>`)}</ol>`}
    <${More} of=${changes} what="changes" />
  </section>`;
}
