// The catalog over time: how many models are listed, and how many came and left on each day.
import {html, useLayoutEffect, useMemo, useRef, useState} from './vendor/preact.js';
import {get, ifThere} from './api.js';
import {count, day, plural, size} from './format.js';
import {CHANGES} from './history.js';
import {Failure, Loading, useLoaded} from './parts.js';
import {at, encode} from './query.js';

const USUAL = 1000;
const HEIGHT = 260;
const EDGE = {left: 66, right: 16, top: 12, bottom: 26};
/** The line of what is listed ends here; below it are the days. */
const MIDDLE = 140;
const DAY = 86_400_000;
const PAGE = 500;
/** An added model comes with its row, so a whole log of them is too much to read. */
const PAGES = 6;

export function Growth({gateway}) {
  const {value, problem, again} = useLoaded((signal) => read(gateway, signal), [gateway]);
  return html`<section class="card" aria-labelledby="growth-title"><div class="card-head"><h2 id="growth-title">Catalog over time</h2><span class="hint">all models of the gateway, whatever the filters; a model of two gateways counts twice</span></div>
    ${problem ? html`<${Failure} problem=${problem} retry=${again} />` : !value ? html`<${Loading} what="changes" />` : value.length < 2
      ? html`<p class="quiet">Changes of two days are needed for this picture, and are not known yet.</p>` : html`<${Picture} days=${value} />`}</section>`;
}

/** Days from the first that is known in full until today, as `{date, added, removed, listed}`. */
async function read(gateway, signal) {
  const changes = [];
  let cursor;
  for (let page = 0; page < PAGES && cursor !== null; page++) {
    const answer = await ifThere(at(CHANGES, `gateway=${encode(gateway)}`, `field=added,removed&limit=${PAGE}`, cursor && `cursor=${encode(cursor)}`), {signal});
    changes.push(...(answer?.body.data ?? []));
    cursor = answer?.body.next_cursor ?? null;
  }
  const known = (await get('/v1/catalog/gateways', {signal})).body.data;
  const chosen = gateway.toLowerCase().split(',');
  const listed = known.filter(({slug}) => chosen.includes('all') || chosen.includes(slug)).reduce((sum, {models}) => sum + (models ?? 0), 0);
  return days(changes, cursor === null, listed, Date.now());
}

/** @param whole whether these are all changes; else the oldest day is not known in full */
export function days(changes, whole, listed, now) {
  const found = new Map();
  for (const {at: when, field} of changes) {
    const date = day(when);
    const counts = found.get(date) ?? {added: 0, removed: 0};
    counts[field] = (counts[field] ?? 0) + 1;
    found.set(date, counts);
  }
  const oldest = [...found.keys()].sort()[whole ? 0 : 1];
  const all = [];
  for (let at = now, left = listed; oldest && new Date(at).toISOString().slice(0, 10) >= oldest; at -= DAY) {
    const date = new Date(at).toISOString().slice(0, 10);
    const {added, removed} = found.get(date) ?? {added: 0, removed: 0};
    all.unshift({date, added, removed, listed: left});
    left += removed - added;
  }
  return all;
}

function Picture({days: shown}) {
  const plot = useRef();
  const [width, setWidth] = useState(USUAL);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => setWidth(plot.current?.clientWidth || USUAL));
    watch.observe(plot.current);
    return () => watch.disconnect();
  }, []);
  const {added, removed, least, most, moved} = useMemo(() => ({
    added: shown.reduce((sum, one) => sum + one.added, 0), removed: shown.reduce((sum, one) => sum + one.removed, 0),
    least: Math.min(...shown.map(({listed}) => listed)), most: Math.max(...shown.map(({listed}) => listed)),
    moved: Math.max(1, ...shown.map((one) => Math.max(one.added, one.removed))),
  }), [shown]);
  const slot = (width - EDGE.left - EDGE.right) / shown.length;
  const x = (index) => EDGE.left + slot * (index + 0.5);
  const y = (value) => MIDDLE - 14 - ((value - least) / Math.max(1, most - least)) * (MIDDLE - 28 - EDGE.top);
  const zero = (MIDDLE + HEIGHT - EDGE.bottom) / 2;
  const bar = (value) => (value / moved) * (zero - MIDDLE);
  const thick = Math.max(1, Math.min(22, slot * 0.6));
  const said = `${plural(shown.length, 'day')} from ${shown[0].date}: ${count(added)} models added, ${count(removed)} removed, ${count(shown.at(-1).listed)} listed now.`;
  return html`<div class="plot growth" ref=${plot}><svg viewBox=${`0 0 ${width} ${HEIGHT}`} role="img" aria-labelledby="growth-name growth-desc"><title id="growth-name">Models listed, added and removed by day</title><desc id="growth-desc">${said}</desc>
      <line class="grid" x1=${EDGE.left} x2=${width - EDGE.right} y1=${zero} y2=${zero} />
      ${[...new Set([least, most])].map((value) => html`<g key=${value}><line class="grid" x1=${EDGE.left} x2=${width - EDGE.right} y1=${y(value)} y2=${y(value)} /><text x=${EDGE.left - 8} y=${y(value) + 4} text-anchor="end">${size(value)}</text></g>`)}
      <path class="step prompt" d=${shown.map(({listed}, index) => `${index === 0 ? `M${EDGE.left} ` : `H${(EDGE.left + slot * index).toFixed(1)}V`}${y(listed).toFixed(1)}`).join('')}${`H${width - EDGE.right}`} />
      <text x=${EDGE.left - 8} y=${zero - 8} text-anchor="end">added</text><text x=${EDGE.left - 8} y=${zero + 18} text-anchor="end">removed</text>
      ${shown.map((one, index) => html`<g key=${one.date}><title>${one.date}: ${count(one.added)} added, ${count(one.removed)} removed, ${count(one.listed)} listed</title>
        ${one.added > 0 && html`<rect class="added" x=${x(index) - thick / 2} y=${zero - bar(one.added)} width=${thick} height=${bar(one.added)} />`}
        ${one.removed > 0 && html`<rect class="removed" x=${x(index) - thick / 2} y=${zero} width=${thick} height=${bar(one.removed)} />`}</g>`)}
      <text x=${EDGE.left} y=${HEIGHT - 6}>${shown[0].date}</text><text x=${width - EDGE.right} y=${HEIGHT - 6} text-anchor="end">today</text></svg>
    <p class="reading">${said}</p>
    <details class="fold"><summary class="hint">As a table</summary><div class="sideways" tabindex="0" role="region" aria-label="Days"><table class="plain"><thead><tr><th scope="col">Day, UTC</th><th scope="col" class="right">Added</th><th scope="col" class="right">Removed</th><th scope="col" class="right">Listed</th></tr></thead>
      <tbody>${[...shown].reverse().map((one) => html`<tr key=${one.date}><th scope="row">${one.date}</th><td class="right">${count(one.added)}</td><td class="right">${count(one.removed)}</td><td class="right">${count(one.listed)}</td></tr>`)}</tbody></table></div></details></div>`;
}
