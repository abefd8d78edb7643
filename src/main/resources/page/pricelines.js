// Prices over time as steps: a line each for input and output, told apart by dashes, marks and words beside their colours.
import {html, useLayoutEffect, useRef, useState} from './vendor/preact.js';
import {day, plural, price} from './format.js';

const USUAL = 640;
const HEIGHT = 150;
const EDGE = {left: 8, right: 118, top: 14, bottom: 24};
const LABEL = 15;
const DAY = 86_400_000;
const PRICES = [
  {field: 'prompt', title: 'Input', shape: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0Z'},
  {field: 'completion', title: 'Output', shape: 'M-3.5-3.5h7v7h-7Z'},
];

/** One picture for each gateway that changed a price. */
export function PriceLines({changes}) {
  const gateways = [...new Set(changes.filter(({field}) => field.startsWith('pricing.')).map(({gateway}) => gateway))];
  return gateways.map((gateway) => html`<${PriceLine} key=${gateway} gateway=${gateway} changes=${changes.filter((change) => change.gateway === gateway)} />`);
}

/**
 * The points of a price, oldest first, as `{at, value}`; a value of null is an unknown price or no model.
 *
 * @param changes newest first
 */
export function steps(changes, field, now) {
  const points = [];
  for (const {at, field: name, from = null, to = null} of [...changes].reverse()) {
    const known = name === `pricing.${field}` ? {from, to} : name === 'added' ? {from: null, to: to?.pricing?.[field] ?? null} : name === 'removed' ? {from: undefined, to: null} : null;
    if (known) {
      const [before, after] = [known.from, known.to].map(number);
      points.push(...(points.length === 0 && before !== null ? [{at: null, value: before}] : []), {at: Date.parse(at), value: after});
    }
  }
  return points.some(({value}) => value !== null) ? [...points, {at: now, value: points.at(-1).value}] : [];
}

function number(perToken) {
  const value = perToken === null || perToken === undefined ? NaN : Number(perToken);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

function PriceLine({gateway, changes}) {
  const plot = useRef();
  const [width, setWidth] = useState(USUAL);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => setWidth(plot.current?.clientWidth || USUAL));
    watch.observe(plot.current);
    return () => watch.disconnect();
  }, []);
  const now = Date.now();
  const lines = PRICES.map((kind) => ({...kind, points: steps(changes, kind.field, now)})).filter(({points}) => points.length > 0);
  const times = lines.flatMap(({points}) => points.map(({at}) => at)).filter((at) => at !== null);
  const first = Math.min(now - DAY, ...times) - Math.max(DAY, now - Math.min(...times)) / 12;
  const most = Math.max(...lines.flatMap(({points}) => points.map(({value}) => value ?? 0))) || 1;
  const x = (at) => EDGE.left + (((at ?? first) - first) / (now - first)) * (width - EDGE.left - EDGE.right);
  const y = (value) => HEIGHT - EDGE.bottom - (value / most) * (HEIGHT - EDGE.top - EDGE.bottom);
  const ends = labels(lines.map(({title, points}) => ({title, value: points.at(-1).value})).filter(({value}) => value !== null).map((end) => ({...end, y: y(end.value)})));
  const said = lines.map(({title, points}) => `${title}: ${spoken(points)}.`).join(' ');
  const id = `prices-${gateway}`;
  return html`<figure class="plot prices" ref=${plot}><figcaption class="hint">Price at ${gateway}, $ per million tokens: input a plain line with dots, output a dashed one with squares</figcaption>
    <svg viewBox=${`0 0 ${width} ${HEIGHT}`} role="img" aria-labelledby=${`${id}-title ${id}-desc`}>
      <title id=${`${id}-title`}>Price at ${gateway} over time</title><desc id=${`${id}-desc`}>${said}</desc>
      ${[0, most].map((value) => html`<line key=${value} class="grid" x1=${EDGE.left} x2=${width - EDGE.right} y1=${y(value)} y2=${y(value)} />`)}
      <text x=${EDGE.left} y=${HEIGHT - 6}>${day(new Date(first).toISOString())}</text><text x=${width - EDGE.right} y=${HEIGHT - 6} text-anchor="end">today</text>
      ${lines.map(({field, shape, points}) => html`<g key=${field}><path class=${`step ${field}`} d=${path(points, x, y)} />
        ${points.slice(0, -1).filter(({at, value}) => at !== null && value !== null).map(({at, value}) => html`<path class=${`mark ${field}`} d=${shape} transform=${`translate(${x(at).toFixed(1)} ${y(value).toFixed(1)})`} />`)}</g>`)}
      ${ends.map(({title, value, y: place}) => html`<text key=${title} class="end" x=${width - EDGE.right + 8} y=${place + 4}>${title} ${written(value)}</text>`)}
    </svg></figure>`;
}

/** Labels at the ends of lines, moved apart where they would lie on each other. */
function labels(ends) {
  const [upper, lower] = [...ends].sort((a, b) => a.y - b.y);
  const gap = lower && lower.y - upper.y < LABEL ? LABEL - (lower.y - upper.y) : 0;
  return lower ? [{...upper, y: upper.y - gap}, lower] : ends;
}

function path(points, x, y) {
  let drawn = '';
  points.forEach(({at, value}, index) => {
    const before = index === 0 ? null : points[index - 1].value;
    if (before !== null) {
      drawn += `H${x(at).toFixed(1)}`;
    }
    if (value !== null) {
      drawn += before === null ? `M${x(at).toFixed(1)} ${y(value).toFixed(1)}` : `V${y(value).toFixed(1)}`;
    }
  });
  return drawn;
}

function written(perToken) {
  return perToken === null ? 'unknown' : price(perToken.toFixed(15));
}

function spoken(points) {
  const changes = points.slice(0, -1);
  return `${plural(changes.length, 'value')}, ${changes.map(({at, value}) => `${written(value)}${at === null ? '' : ` from ${day(new Date(at).toISOString())}`}`).join(', ')}`;
}
