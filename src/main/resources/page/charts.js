// Pictures of what the query finds. Owners have a shape each beside their colour; every picture is a table, too.
import {html, useLayoutEffect, useMemo, useRef, useState} from './vendor/preact.js';
import {get, lines} from './api.js';
import {filterTitle, filterValue} from './facets.js';
import {count, perMillion, plural, price, size} from './format.js';
import {Growth} from './growth.js';
import {Bar} from './model.js';
import {Failure, Icon, Loading, context, useLoaded} from './parts.js';
import {at, filters, having, modelPath, one, parse, text, toggled} from './query.js';

/** Pixels, before the page is measured. */
const USUAL = 1000;
const HEIGHT = 440;
const EDGE = {left: 72, right: 34, top: 14, bottom: 44};
/** The place of what is free, which a logarithm has none for. */
const FREE = 64;
const OWNERS = 7;
const PROVIDERS = 15;
/** A dot, a square, …: paths around 0, 0. */
const SHAPES = ['M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z', 'M-4-4H4V4H-4Z', 'M0-5.5 5 4H-5Z', 'M0-5.5 5.5 0 0 5.5-5.5 0Z', 'M0 5.5-5-4H5Z',
  'M-5-1.7H-1.7V-5H1.7V-1.7H5V1.7H1.7V5H-1.7V1.7H-5Z', 'M-4.8-3-3-4.8 0-1.8 3-4.8 4.8-3 1.8 0 4.8 3 3 4.8 0 1.8-3 4.8-4.8 3-1.8 0Z'];
const SMALL = 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0Z';

export function Charts({search, go}) {
  const query = useMemo(() => parse(search.includes('gateway=') ? search : `${search}&gateway=all`), [search]);
  const string = text(having(query, 'sort'));
  const priced = text(having(having(query, 'sort'), 'min_price', one(query, 'min_price') ?? '0'));
  const models = useLoaded((signal) => lines(at('/v1/catalog/models', priced, 'fields=id,name,provider_slug,context_length,pricing'), {signal}), [priced]);
  const providers = useLoaded((signal) => get(at('/v1/catalog/inference-providers', string, `limit=${PROVIDERS}`), {signal}), [string]);
  const change = (next) => go(at('/charts', text(next)));
  const chips = [...(one(query, 'q') ? [['q', one(query, 'q')]] : []), ...filters(query)];
  return html`<div class="page"><div class="head"><div><h1>Charts</h1><p class="quiet">Of the models that the search and the filters find. <a href=${at('/', string)}>Change the filters</a></p></div></div>
    ${chips.length > 0 && html`<ul class="chips flat" aria-label="Filters in use">${chips.map(([name, value]) => html`<li key=${name + value}><button type="button" class="chip" onClick=${() => change(toggled(query, name, value))}><span class="sr">Remove </span><span class="of">${name === 'q' ? 'Search' : filterTitle(name)}</span> <bdi>${filterValue(value)}</bdi><${Icon} name="cross" /></button></li>`)}</ul>`}
    <section class="card" aria-labelledby="scatter-title"><div class="card-head"><h2 id="scatter-title">Price and context</h2><a href=${at('/', text(having(query, 'sort', 'price')))}>The same as a table</a></div>
      ${models.problem ? html`<${Failure} problem=${models.problem} retry=${models.again} />` : models.value ? html`<${Scatter} models=${models.value} gateway=${one(query, 'gateway')} go=${go} />` : html`<${Loading} what="prices" />`}</section>
    <section class="card" aria-labelledby="bars-title"><div class="card-head"><h2 id="bars-title">Offers by provider</h2></div>
      ${providers.problem ? html`<${Failure} problem=${providers.problem} retry=${providers.again} />` : providers.value ? html`<${Providers} answer=${providers.value.body} query=${query} />` : html`<${Loading} what="providers" />`}</section>
    <${Growth} gateway=${(query.get('gateway') ?? ['all']).join(',')} />
  </div>`;
}

function Scatter({models, gateway, go}) {
  const [only, setOnly] = useState(null);
  const [near, setNear] = useState(null);
  const svg = useRef();
  const plot = useRef();
  const [width, setWidth] = useState(USUAL);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => setWidth(plot.current?.clientWidth || USUAL));
    watch.observe(plot.current);
    return () => watch.disconnect();
  }, []);
  const {points, owners, x, y, xTicks, yTicks, free} = useMemo(() => layout(models, width), [models, width]);
  if (points.length === 0) {
    return html`<p class="quiet" ref=${plot}>No model here has a known price and a known context.</p>`;
  }
  const shown = points.filter(({owner}) => only === null || owner === only);
  const nearest = (event) => {
    const box = svg.current.getBoundingClientRect();
    const at = {x: ((event.clientX - box.left) / box.width) * width, y: ((event.clientY - box.top) / box.height) * HEIGHT};
    const best = shown.reduce((found, point) => {
      const far = (point.x - at.x) ** 2 + (point.y - at.y) ** 2;
      return far < found.far ? {point, far} : found;
    }, {point: null, far: 30 ** 2}).point;
    setNear(best);
    return best;
  };
  const summary = `${plural(points.length, 'model')}: input price on the horizontal axis, context on the vertical one, both logarithmic.`;
  return html`<div class="plot" ref=${plot}>
    <svg ref=${svg} viewBox=${`0 0 ${width} ${HEIGHT}`} role="img" aria-label=${summary} class=${near ? 'pointing' : ''} onPointerMove=${nearest} onPointerLeave=${() => setNear(null)}
        onClick=${(event) => { const point = nearest(event); if (point) { go(modelPath(point.id, gateway)); } }}>
      ${yTicks.map((value) => html`<g key=${`y${value}`}><line class="grid" x1=${EDGE.left} x2=${width - EDGE.right} y1=${y(value)} y2=${y(value)} /><text x=${EDGE.left - 8} y=${y(value) + 4} text-anchor="end">${size(value)}</text></g>`)}
      ${xTicks.map((value) => html`<g key=${`x${value}`}><line class="grid" x1=${x(value)} x2=${x(value)} y1=${EDGE.top} y2=${HEIGHT - EDGE.bottom} /><text x=${x(value)} y=${HEIGHT - EDGE.bottom + 18} text-anchor="middle">$${value}</text></g>`)}
      ${free && html`<text x=${EDGE.left + FREE / 3} y=${HEIGHT - EDGE.bottom + 18} text-anchor="middle">free</text>`}
      <text class="axis" x=${(width + EDGE.left) / 2} y=${HEIGHT - 6} text-anchor="middle">Input, $ per million tokens</text>
      <text class="axis" x=${-(HEIGHT - EDGE.bottom) / 2} y="12" text-anchor="middle" transform="rotate(-90)">Context, tokens</text>
      ${shown.map((point) => html`<path key=${point.id} class=${`point ${point.rank < OWNERS ? `c${point.rank}` : 'rest'}`} d=${point.rank < OWNERS ? SHAPES[point.rank] : SMALL} transform=${`translate(${point.x.toFixed(1)} ${point.y.toFixed(1)})`} />`)}
      ${near && html`<circle class="ring" cx=${near.x} cy=${near.y} r="9" />`}
    </svg>
    <p class="reading" aria-hidden="true">${near ? html`<strong><bdi>${near.name}</bdi></strong> <bdi>${near.owner}</bdi> · ${near.cost} · ${size(near.context)} tokens` : `${plural(shown.length, 'model')}. Point at one to read it, click to open it.`}</p>
    <ul class="legend" aria-label="Owners">${owners.map(([owner, number], rank) => html`<li key=${owner}><button type="button" aria-pressed=${only === owner} onClick=${() => setOnly(only === owner ? null : owner)}>
      <svg viewBox="-7 -7 14 14" aria-hidden="true"><path class=${`point c${rank}`} d=${SHAPES[rank]} /></svg><bdi>${owner}</bdi> <span class="count">${number}</span></button></li>`)}
      <li class="quiet"><svg viewBox="-7 -7 14 14" aria-hidden="true"><path class="point rest" d=${SMALL} /></svg>others</li></ul>
  </div>`;
}

/** Places of the points on logarithmic axes. */
function layout(models, width) {
  const known = models.map((model) => ({
    id: model.id, name: model.name, owner: model.provider_slug ?? 'unknown', context: context(model), cost: price(model.pricing?.prompt),
    dollars: Number(perMillion(model.pricing?.prompt)?.replaceAll(',', '') ?? NaN),
  })).filter((point) => point.context !== null && Number.isFinite(point.dollars));
  const counts = new Map();
  known.forEach(({owner}) => counts.set(owner, (counts.get(owner) ?? 0) + 1));
  const owners = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, OWNERS);
  const rank = new Map(owners.map(([owner], index) => [owner, index]));
  const paid = known.map(({dollars}) => dollars).filter((dollars) => dollars > 0);
  const free = paid.length < known.length;
  const x = log(paid, 10, EDGE.left + (free ? FREE : 0), width - EDGE.right, width / 90);
  const y = log(known.map((point) => point.context), 2, HEIGHT - EDGE.bottom, EDGE.top, 8);
  const points = known.map((point) => ({...point, rank: rank.get(point.owner) ?? OWNERS, x: point.dollars > 0 ? x.at(point.dollars) : EDGE.left + FREE / 3, y: y.at(point.context)}));
  // the named owners on top of the others
  return {points: points.sort((a, b) => b.rank - a.rank), owners, free, x: x.at, y: y.at, xTicks: x.ticks, yTicks: y.ticks};
}

/** @param most ticks */
function log(values, base, from, to, most) {
  const logs = values.map((value) => Math.log(value) / Math.log(base));
  const low = Math.floor(logs.reduce((least, value) => Math.min(least, value), Infinity));
  const high = Math.ceil(logs.reduce((most, value) => Math.max(most, value), -Infinity));
  if (!Number.isFinite(low)) {
    return {at: () => from, ticks: []};
  }
  const span = Math.max(1, high - low);
  const step = Math.max(1, Math.ceil(span / most));
  return {
    at: (value) => from + ((Math.log(value) / Math.log(base) - low) / span) * (to - from),
    ticks: Array.from({length: Math.floor(span / step) + 1}, (_, index) => Number((base ** (low + index * step)).toPrecision(12))),
  };
}

function Providers({answer, query}) {
  const most = Math.max(1, ...answer.data.map((provider) => provider.live_model_count));
  if (answer.data.length === 0) {
    return html`<p class="quiet">Nobody offers any of these models.</p>`;
  }
  return html`<table class="bars"><thead><tr><th scope="col">Provider</th><th scope="col"><span class="sr">Share</span></th><th scope="col" class="right">Live models</th><th scope="col" class="right">With prices</th></tr></thead>
    <tbody>${answer.data.map((provider) => html`<tr key=${provider.slug}><th scope="row"><a href=${at('/', text(having(query, 'provider_served', provider.slug)))}><bdi>${provider.slug}</bdi></a></th>
      <td class="bar-cell"><${Bar} share=${provider.live_model_count / most} /></td><td class="right">${count(provider.live_model_count)}</td><td class="right">${count(provider.priced_model_count)}</td></tr>`)}</tbody></table>
    ${answer.total > answer.data.length && html`<p class="hint">The ${answer.data.length} largest of ${count(answer.total)}.</p>`}`;
}
