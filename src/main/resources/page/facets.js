// The filters beside the table. Each names a parameter of the API; the counts are the API's and follow the query.
import {html, useEffect, useState} from './vendor/preact.js';
import {count, day, size, words} from './format.js';
import {Icon} from './parts.js';
import {WHOLE_HUB, having, one, toggled} from './query.js';

const YES_NO = [
  ['servable', 'Offered now'], ['free', 'Free'], ['tools', 'Tools'], ['structured_outputs', 'Structured outputs'],
  ['reasoning', 'Reasoning'], ['vision', 'Vision'],
];
/** `stated`: the Hub's list itself knows it. */
const RANGES = [
  {label: 'context_length', title: 'Context', unit: 'tokens', presets: ['32k', '128k', '1M'], lower: true},
  {label: 'price', title: 'Input price', unit: '$ / M tokens', presets: ['0.1', '0.5', '2'], money: true},
  {label: 'output_price', title: 'Output price', unit: '$ / M tokens', presets: ['0.5', '2', '10'], money: true},
  {label: 'params', title: 'Parameters', unit: 'weights', stated: true, presets: ['8B', '32B', '100B']},
];
const WORDS = [
  ['input_modality', 'Input modality'], ['output_modality', 'Output modality'], ['provider_served', 'Offered by'], ['author', 'Owner'],
  ['license', 'License'], ['task', 'Task'], ['quantization', 'Quantization'], ['supported_parameters', 'Request parameters'],
  ['library', 'Library'], ['language', 'Language'], ['base_model', 'Base model'], ['tag', 'Tag'], ['architecture', 'Architecture'],
];
const OPEN = ['input_modality', 'provider_served', 'author', 'license'];
const FEW = 7;

/** What a filter is called on chips. */
export function filterTitle(name) {
  const range = /^(min|max)_(.*)$/.exec(name);
  if (range) {
    const title = RANGES.find(({label}) => label === range[2])?.title ?? words(range[2]);
    return `${title} ${range[1] === 'min' ? '≥' : '≤'}`;
  }
  const known = [...YES_NO, ...WORDS].find(([label]) => label === name);
  return known ? known[1] : words(name);
}

/** How a value reads on a chip. */
export function filterValue(value) {
  return {true: 'yes', false: 'no'}[value] ?? value;
}

/**
 * @param facets the API's answer, or null
 * @param gateways those of the API, or an empty list
 * @param mirror its state; null or undefined = there is none, or it is not known yet
 */
export function Facets({query, change, facets, gateways, mirror}) {
  const gateway = one(query, 'gateway') ?? 'hug';
  const whole = gateway === WHOLE_HUB;
  return html`<div class="facets">
    <label class="field">Gateway
      <span class="select"><select value=${gateway} onChange=${(event) => change(having(query, 'gateway', event.currentTarget.value))}>
        <option value="all">All gateways</option>
        ${gateways.map(({slug, note, models}) => html`<option key=${slug} value=${slug}>${note} (${count(models)})</option>`)}
        ${mirror && html`<option value=${WHOLE_HUB}>The whole Hub (${count(mirror.models)})</option>`}
        ${gateway !== 'all' && !(whole && mirror) && !gateways.some(({slug}) => slug === gateway) && html`<option value=${gateway}>${gateway}</option>`}
      </select><${Icon} name="down" /></span>
    </label>
    ${!whole && html`<fieldset><legend>Must have</legend>
      ${YES_NO.map(([name, title]) => html`<${Choice} key=${name} title=${title} count=${counted(facets, name, 'true')}
        checked=${one(query, name) === 'true'} change=${() => change(having(query, name, one(query, name) === 'true' ? null : 'true'))} />`)}
    </fieldset>`}
    ${RANGES.filter(({stated}) => stated || !whole).map((range) => html`<${Range} key=${range.label} range=${range} query=${query} change=${change} ends=${facets?.ranges?.[range.label]} />`)}
    <fieldset><legend>Created after</legend>
      <input type="date" aria-label="Created after" value=${day(one(query, 'created_after')) ?? ''} min=${day(facets?.ranges?.created?.min)}
        onChange=${(event) => change(having(query, 'created_after', event.currentTarget.value))} />
    </fieldset>
    ${WORDS.map(([name, title]) => html`<${Words} key=${name} name=${name} title=${title} query=${query} change=${change} facet=${facets?.facets?.[name]} />`)}
  </div>`;
}

function counted(facets, name, value) {
  return facets?.facets?.[name] ? facets.facets[name].values.find((known) => known.value === value)?.count ?? 0 : null;
}

function Choice({title, count: models, checked, change}) {
  return html`<label class="choice"><input type="checkbox" checked=${checked} onChange=${change} /><span class="what"><bdi>${title}</bdi></span><span class="count">${count(models)}</span></label>`;
}

function Words({name, title, query, change, facet}) {
  const [all, setAll] = useState(false);
  const chosen = query.get(name) ?? [];
  const values = facet?.values ?? [];
  if (values.length === 0 && chosen.length === 0) {
    return null;
  }
  const has = (value) => chosen.some((other) => other.toLowerCase() === value.toLowerCase());
  // a chosen value stays in sight wherever its count puts it
  const shown = values.filter(({value}, at) => all || at < FEW || has(value));
  const absent = chosen.filter((value) => !values.some((other) => other.value.toLowerCase() === value.toLowerCase()));
  return html`<details class="facet" open=${OPEN.includes(name) || chosen.length > 0}>
    <summary>${title}${chosen.length > 0 && html`<span class="badge">${chosen.length}</span>`}<${Icon} name="down" /></summary>
    ${absent.map((value) => html`<${Choice} key=${value} title=${value} count=${0} checked change=${() => change(toggled(query, name, value))} />`)}
    ${shown.map(({value, count: models}) => html`<${Choice} key=${value} title=${value} count=${models} checked=${has(value)} change=${() => change(toggled(query, name, value))} />`)}
    ${values.length > FEW && html`<button type="button" class="link" onClick=${() => setAll(!all)}>${all ? 'Fewer' : `${values.length - FEW} more`}</button>`}
    ${all && facet.distinct > values.length && html`<p class="hint">The ${values.length} most frequent of ${count(facet.distinct)}; search finds the others.</p>`}
  </details>`;
}

function Range({range, query, change, ends}) {
  const lower = `min_${range.label}`;
  const upper = `max_${range.label}`;
  const show = (value) => value === null || value === undefined ? '' : range.money ? String(Number(value)) : size(value);
  const preset = range.lower ? lower : upper;
  return html`<fieldset class="range"><legend>${range.title} <span class="unit">${range.unit}</span></legend>
    <div class="ends">
      <${End} label=${`${range.title}, at least`} hint=${show(ends?.min)} value=${one(query, lower)} change=${(value) => change(having(query, lower, value))} />
      <span aria-hidden="true">–</span>
      <${End} label=${`${range.title}, at most`} hint=${show(ends?.max)} value=${one(query, upper)} change=${(value) => change(having(query, upper, value))} />
    </div>
    <div class="presets">${range.presets.map((value) => html`<button type="button" key=${value} aria-pressed=${one(query, preset) === value}
      onClick=${() => change(having(query, preset, one(query, preset) === value ? null : value))}>${range.lower ? '≥' : '≤'} ${range.money ? '$' : ''}${value}</button>`)}</div>
  </fieldset>`;
}

/** Changes the query when the reader has finished, not with every digit. */
function End({label, hint, value, change}) {
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  const done = () => text.trim() !== (value ?? '') && change(text.trim().replace('$', ''));
  return html`<input type="text" inputmode="decimal" autocomplete="off" aria-label=${label} placeholder=${hint} value=${text}
    onInput=${(event) => setText(event.currentTarget.value)} onBlur=${done} onKeyDown=${(event) => event.key === 'Enter' && done()} />`;
}
