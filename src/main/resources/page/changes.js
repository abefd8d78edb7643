// What is new: the latest changes by day and model, and which models end soon. The address says which of them.
import {html, useMemo} from './vendor/preact.js';
import {get, ifThere} from './api.js';
import {Change, KINDS, kindOf} from './change.js';
import {count, day} from './format.js';
import {More, useChanges} from './history.js';
import {ending} from './lifecycle.js';
import {Failure, Icon, useLoaded} from './parts.js';
import {at, encode, having, modelPath, one, parse, text} from './query.js';

const STEP = 100;
/** Lines of a model on a day; its own page has all. */
const LINES = 8;
const ENDS = 5;
const WITHIN = 30;
const DAY = 86_400_000;
const BUCKETS = [['imminent', `Within ${WITHIN} days`], ['upcoming', 'Later'], ['deprecated', 'Past']];

export function Changes({search, go}) {
  const query = useMemo(() => parse(search), [search]);
  const gateway = one(query, 'gateway') ?? 'all';
  const kind = KINDS[one(query, 'kind')] ? one(query, 'kind') : null;
  const gateways = useLoaded((signal) => get('/v1/catalog/gateways', {signal}), []);
  const change = (name, value) => go(at('/changes', text(having(query, name, value))));
  const asked = [`gateway=${encode(gateway)}`, kind && KINDS[kind].fields.length > 0 && `field=${KINDS[kind].fields.join(',')}`].filter(Boolean).join('&');
  const known = gateways.value?.body.data ?? [];
  return html`<div class="page"><div class="head"><div><h1>What is new</h1><p class="quiet">Prices, limits, offers and everything else that matters. Downloads, likes and speeds are left out, as they always move.</p></div>
      <div class="tools"><a class="button" href=${at('/v1/catalog/changes.atom', asked)} type="application/atom+xml" target="_blank" rel="noopener">Atom feed</a></div></div>
    <${Ending} gateway=${gateway} />
    <div class="filter-row">
      <label class="field">Gateway<span class="select"><select value=${gateway} onChange=${(event) => change('gateway', event.currentTarget.value)}>
        <option value="all">All gateways</option>${known.map(({slug, note}) => html`<option key=${slug} value=${slug}>${note}</option>`)}
        ${gateway !== 'all' && !known.some(({slug}) => slug === gateway) && html`<option value=${gateway}>${gateway}</option>`}</select><${Icon} name="down" /></span></label>
      <div class="tabs" role="group" aria-label="Kind of change"><button type="button" aria-pressed=${kind === null} onClick=${() => change('kind', null)}>All</button>
        ${Object.entries(KINDS).map(([name, {title}]) => html`<button type="button" key=${name} aria-pressed=${kind === name} onClick=${() => change('kind', name)}>${title}</button>`)}</div></div>
    <${Days} key=${`${gateway} ${kind}`} asked=${asked} kind=${kind} />
  </div>`;
}

function Days({asked, kind}) {
  const changes = useChanges(`${asked}&limit=${STEP}`, STEP, (change) => kind === null || kindOf(change.field) === kind);
  const days = useMemo(() => byDay(changes.changes), [changes.changes]);
  return html`${days.length === 0 && !changes.loading && !changes.problem && html`<p class="quiet nothing">${changes.more ? 'None among the latest changes.' : 'No such change is known yet.'}</p>`}
    ${days.map(({date, models}) => html`<section class="card" key=${date} aria-labelledby=${`day-${date}`}><div class="card-head"><h2 id=${`day-${date}`}>${named(date)}</h2></div>
      <ul class="news">${models.map(({id, gateway, lines}) => html`<li key=${`${gateway} ${id}`}><${OfModel} id=${id} gateway=${gateway} lines=${lines} /></li>`)}</ul></section>`)}
    <${More} of=${changes} what="changes" />`;
}

function OfModel({id, gateway, lines}) {
  return html`<p class="of-model"><a href=${modelPath(id, gateway)}><bdi>${id}</bdi></a> <span class="hint">${gateway}</span></p>
    <ul class="list">${lines.slice(0, LINES).map((change, index) => html`<li key=${index}><${Change} of=${change} /></li>`)}</ul>
    ${lines.length > LINES && html`<a class="hint" href=${modelPath(id, gateway)}>and ${count(lines.length - LINES)} more</a>`}`;
}

/** Days, UTC, and the models of each in the order of the changes. */
function byDay(changes) {
  const days = new Map();
  for (const change of changes) {
    const models = days.get(day(change.at)) ?? new Map();
    const key = JSON.stringify([change.gateway, change.id]);
    const model = models.get(key) ?? {id: change.id, gateway: change.gateway, lines: []};
    model.lines.push(change);
    days.set(day(change.at), models.set(key, model));
  }
  return [...days].map(([date, models]) => ({date, models: [...models.values()]}));
}

function named(date) {
  const today = (back) => new Date(Date.now() - back * DAY).toISOString().slice(0, 10);
  return date === today(0) ? `Today, ${date}` : date === today(1) ? `Yesterday, ${date}` : date;
}

/** Models whose end a source states; nothing where the service has no such report. */
function Ending({gateway}) {
  const {value, problem, again} = useLoaded((signal) => ifThere(at('/v1/catalog/deprecations', `gateway=${encode(gateway)}`, `within_days=${WITHIN}`), {signal}), [gateway]);
  if (!value?.body && !problem) {
    return null;
  }
  const buckets = BUCKETS.map(([name, title]) => ({name, title, models: value?.body[name] ?? []})).filter(({models}) => models.length > 0);
  return html`<section class="card" aria-labelledby="ending-title"><div class="card-head"><h2 id="ending-title">Expiring soon</h2></div>
    ${problem ? html`<${Failure} problem=${problem} retry=${again} />` : buckets.length === 0 ? html`<p class="quiet">No source states the end of a model.</p>`
      : html`<div class="columns ends-of">${buckets.map(({name, title, models}) => html`<div key=${name} class=${name}><h3>${title} <span class="badge">${count(models.length)}</span></h3>
        <${Ends} models=${models.slice(0, ENDS)} gateway=${gateway} />
        ${models.length > ENDS && html`<details><summary class="hint">${count(models.length - ENDS)} more</summary><${Ends} models=${models.slice(ENDS)} gateway=${gateway} /></details>`}</div>`)}</div>`}
  </section>`;
}

function Ends({models, gateway}) {
  return html`<ul class="list">${models.map(({model_name: id, deprecation_date: date, lifecycle}) => html`<li key=${id}><a href=${modelPath(id, gateway)}><bdi>${id}</bdi></a> <span class="hint" title=${date}>${ending(date)}${lifecycle?.replacement && html`; replaced by <bdi>${lifecycle.replacement}</bdi>`}</span></li>`)}</ul>`;
}
