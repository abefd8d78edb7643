// The state of the catalog: gateways, how much is known, what is missing, and what changes while one looks.
import {html, useEffect, useState} from './vendor/preact.js';
import {events, get} from './api.js';
import {ago, count, plural, span, words} from './format.js';
import {Bar} from './model.js';
import {Failure, Loading, Value, useLoaded} from './parts.js';
import {WHOLE_HUB, modelPath} from './query.js';

const EVERY = 15_000;
const LAST = 'last-event';
const MOST = 50;
const NAMED = 5;
const STATES = {ready: 'ok', partial: 'warn', stale: 'warn', loading: 'idle', unavailable: 'bad', not_configured: 'idle'};
const MIRROR_STATES = {following: 'ok', first_walk: 'idle', sweeping: 'ok', degraded: 'bad'};

export function Status() {
  const {value, problem, again} = useLoaded((signal) => get('/v1/catalog/status', {signal}), []);
  const {live, changes} = useEvents(again);
  useEffect(() => {
    const timer = setInterval(again, EVERY);
    return () => clearInterval(timer);
  }, []);
  const gateways = value?.body.data ?? [];
  return html`<div class="page"><div class="head"><div><h1>Status</h1><p class="quiet"><span class=${`dot ${live ? 'ok pulse' : 'idle'}`}></span> <span role="status">${live ? 'Live: changes show at once' : 'Not connected to the stream of changes'}</span></p></div>
      <div class="tools"><a class="button" href="/v1/catalog/status" target="_blank" rel="noopener">JSON</a></div></div>
    ${problem && html`<${Failure} problem=${problem} retry=${again} />`}
    ${!value && !problem && html`<${Loading} what="status" />`}
    ${value && html`<div class="cards">${gateways.map((gateway) => html`<${Gateway} key=${gateway.slug} gateway=${gateway} />`)}${value.body.mirror && html`<${Mirror} mirror=${value.body.mirror} />`}</div>
      <section class="card"><div class="card-head"><h2>What is known</h2><span class="hint">share of each gateway’s models with a known value</span></div><${Coverage} gateways=${gateways.filter(({models}) => models > 0)} /></section>
      <section class="card"><div class="card-head"><h2>What changed</h2><span class="hint">since your last visit, and while this page is open</span></div><${Changes} changes=${changes} /></section>`}
  </div>`;
}

function Gateway({gateway}) {
  const missing = Object.entries(gateway.missing ?? {});
  const skipped = Object.entries(gateway.skipped ?? {});
  return html`<section class="card gateway"><div class="card-head"><h2><a href=${`/?gateway=${gateway.slug}`}>${gateway.note}</a></h2><span class="state"><span class=${`dot ${STATES[gateway.state] ?? 'idle'}`}></span> ${words(gateway.state)}</span></div>
    <p class="models-count"><strong>${count(gateway.models)}</strong> ${gateway.models === 1 ? 'model' : 'models'}</p>
    <dl class="pairs">
      <div><dt>Fetched</dt><dd><${Value} of=${gateway.fetched_at && ago(gateway.fetched_at)} title=${gateway.fetched_at} /></dd></div>
      <div><dt>Next</dt><dd><${Value} of=${gateway.next_refresh_at && due(gateway.next_refresh_at)} title=${gateway.next_refresh_at} /></dd></div>
      <div><dt>Quota left</dt><dd><${Value} of=${gateway.quota && `${count(gateway.quota.remaining)} requests`} title=${gateway.quota && `window ends ${gateway.quota.window_ends}`} /></dd></div>
      <div><dt>Answers</dt><dd>${count(gateway.cache?.hits)} from memory, ${count(gateway.cache?.misses)} waited</dd></div>
      ${gateway.failures > 0 && html`<div><dt>Failures</dt><dd>${count(gateway.failures)} in a row</dd></div>`}
    </dl>
    ${gateway.reason && html`<p class="notice warn small">${gateway.reason}</p>`}
    ${missing.map(([part, why]) => html`<p class="notice warn small" key=${part}><strong>Missing:</strong> ${part} (${why})</p>`)}
    ${skipped.length > 0 && html`<p class="hint">Left out: ${skipped.map(([why, number]) => `${words(why)} ${count(number)}`).join(', ')}</p>`}
  </section>`;
}

function Mirror({mirror}) {
  const walking = ['first_walk', 'sweeping'].includes(mirror.state);
  return html`<section class="card gateway"><div class="card-head"><h2><a href=${`/?gateway=${WHOLE_HUB}`}>The whole Hub</a></h2><span class="state"><span class=${`dot ${MIRROR_STATES[mirror.state] ?? 'idle'}`}></span> ${words(mirror.state)}</span></div>
    <p class="models-count"><strong>${count(mirror.models)}</strong> ${mirror.models === 1 ? 'model' : 'models'} mirrored</p>
    <dl class="pairs">
      <div><dt>As of</dt><dd><${Value} of=${mirror.as_of && ago(mirror.as_of)} title=${mirror.as_of} /></dd></div>
      <div><dt>Last seen whole</dt><dd><${Value} of=${mirror.ended && ago(mirror.ended)} title=${mirror.ended} /></dd></div>
      ${walking && html`<div><dt>This walk</dt><dd>${plural(mirror.pages, 'page')}, ${plural(mirror.rows, 'row')}</dd></div>`}
    </dl>
    ${mirror.last_error && html`<p class="notice warn small">${mirror.last_error}</p>`}
  </section>`;
}

function due(iso) {
  const seconds = (Date.parse(iso) - Date.now()) / 1000;
  return seconds <= 0 ? 'now' : `in ${span(seconds)}`;
}

function Coverage({gateways}) {
  const fields = [...new Set(gateways.flatMap(({field_coverage: known}) => Object.keys(known ?? {})))];
  if (fields.length === 0) {
    return html`<p class="quiet">There is nothing to count yet.</p>`;
  }
  return html`<div class="sideways" tabindex="0" role="region" aria-label="Coverage"><table class="bars coverage"><thead><tr><th scope="col">Field</th>${gateways.map(({slug}) => html`<th scope="col" key=${slug}>${slug}</th>`)}</tr></thead>
    <tbody>${fields.map((field) => html`<tr key=${field}><th scope="row">${words(field)}</th>${gateways.map(({slug, field_coverage: known}) => {
      const share = known?.[field];
      return html`<td key=${slug}>${share === undefined ? html`<${Value} of=${null} />` : html`<span class="share"><${Bar} share=${share} /><span class=${share === 0 ? 'unknown' : ''}>${percent(share)}</span></span>`}</td>`;
    })}</tr>`)}</tbody></table></div>`;
}

/** 99.9 % is not all, and 0.1 % is not nothing. */
function percent(share) {
  const rounded = Math.round(share * 100);
  return share > 0 && rounded === 0 ? '<1%' : share < 1 && rounded === 100 ? '>99%' : `${rounded}%`;
}

function Changes({changes}) {
  if (changes.length === 0) {
    return html`<p class="quiet">Nothing yet.</p>`;
  }
  return html`<ul class="list changes">${changes.map((change) => html`<li key=${change.key}>
    <span class="when" title=${change.fetched_at}>${ago(change.fetched_at)}</span> <strong>${change.gateway}</strong> ${change.kind === 'reset' ? 'was replaced; the changes are not known' : described(change)}
    ${change.kind !== 'reset' && html`<span class="ids">${named(change).map(([sign, id]) => html`<a key=${sign + id} href=${modelPath(id, change.gateway)}><span aria-hidden="true">${sign}</span><bdi>${id}</bdi></a> `)}</span>`}</li>`)}</ul>`;
}

function described({added, removed, changed, total}) {
  const parts = [[added, 'added'], [removed, 'removed'], [changed, 'changed']].filter(([list]) => list?.count > 0).map(([list, what]) => `${count(list.count)} ${what}`);
  return `${parts.join(', ') || 'nothing changed'}; now ${plural(total, 'model')}.`;
}

function named({added, removed, changed}) {
  return [...(added?.ids ?? []).map((id) => ['+', id]), ...(removed?.ids ?? []).map((id) => ['−', id]), ...(changed?.ids ?? []).map((id) => ['≠', id])].slice(0, NAMED);
}

/** The stream of changes. The last id is kept, so that the next visit shows what was missed. */
function useEvents(changed) {
  const [live, setLive] = useState(false);
  const [changes, setChanges] = useState([]);
  useEffect(() => {
    const abort = new AbortController();
    events('/v1/catalog/events', localStorage.getItem(LAST), {
      open: () => setLive(true),
      lost: () => setLive(false),
      event: (kind, data, id) => {
        localStorage.setItem(LAST, id);
        if (kind !== 'current') {
          setChanges((before) => [{...data, kind, key: id + kind}, ...before].slice(0, MOST));
          changed();
        }
      },
    }, abort.signal);
    return () => abort.abort();
  }, []);
  return {live, changes};
}
