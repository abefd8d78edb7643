// How a change reads: what changed, whose value it is, and its kind.
import {html} from './vendor/preact.js';
import {bytes, price, size, words} from './format.js';
import {Value} from './parts.js';

/** Kinds in the order of the filter, with the fields that the API is asked for. The API has no name for all others. */
export const KINDS = {
  new: {title: 'New', fields: ['added']},
  gone: {title: 'Gone', fields: ['removed']},
  price: {title: 'Price', fields: ['pricing', 'pricing_overrides', 'free', 'providers.pricing', 'providers.pricing_overrides']},
  limits: {title: 'Limits', fields: ['context_length', 'limits', 'top_provider', 'per_request_limits', 'providers.limits']},
  other: {title: 'Other', fields: []},
};

/** Longer texts have changed, and that is all there is to say in a line. */
const LONG = 60;
const REVISION = 12;
const PER_CALL = ['pricing.request', 'pricing.image', 'pricing.web_search', 'pricing.discount'];
const TITLES = {
  'pricing.prompt': 'Input price', 'pricing.completion': 'Output price', 'pricing.input_cache_read': 'Cached input price',
  'pricing.input_cache_write': 'Cache write price', 'pricing.internal_reasoning': 'Reasoning price', 'pricing.request': 'Price of a request',
  'pricing.image': 'Price of an image', 'pricing.web_search': 'Price of a web search', 'pricing.discount': 'Discount', pricing_overrides: 'Conditional prices',
  context_length: 'Context', 'limits.context': 'Context', 'top_provider.context_length': 'Context', 'limits.native_context': 'Own context',
  'limits.max_output': 'Max output', 'top_provider.max_completion_tokens': 'Max output', 'limits.max_input': 'Max input',
  servable: 'Offered now', expiration_date: 'Expires', alias_of: 'Alias of', 'huggingface_metrics.sha': 'Revision', 'weights.revision': 'Revision',
  'huggingface_metrics.num_parameters': 'Parameters', 'huggingface_metrics.pipeline_tag': 'Task', 'weights.bytes': 'Size of the weights',
  'huggingface_metrics.last_modified': 'Modified', provider_slug: 'Owner', provider_site_url: 'Site',
};

/** The kind of a field, a key of `KINDS`. */
export function kindOf(field) {
  const plain = withoutProvider(keysOf(field)).keys.join('.');
  const within = (known) => plain === known || plain.startsWith(`${known}.`);
  return Object.keys(KINDS).find((kind) => KINDS[kind].fields.some((known) => !known.startsWith('providers.') && within(known))) ?? 'other';
}

/** The keys of a path such as `providers.groq.pricing.prompt`. */
function keysOf(field) {
  return field.split('.').map((key) => key.replaceAll('%2E', '.').replaceAll('%25', '%'));
}

function withoutProvider(keys) {
  return keys[0] === 'providers' && keys.length > 1 ? {provider: keys[1], keys: keys.slice(2)} : {provider: null, keys};
}

/** A change in words: `{what, provider, from, to, list, percent}`; a change without values has neither `from` nor `to`. */
export function reading({field, from = null, to = null}) {
  if (field === 'added' || field === 'removed') {
    return {what: field === 'added' ? 'Listed' : 'Gone from its list'};
  }
  const {provider, keys} = withoutProvider(keysOf(field));
  if (keys.length === 0) {
    return {what: from === null ? 'Now offered' : 'No longer offered', provider};
  }
  const name = keys.join('.');
  const what = TITLES[name] ?? sentence(words(keys.at(-1)));
  if (Array.isArray(from) || Array.isArray(to)) {
    return {what, provider, list: difference(from, to)};
  }
  const [before, after] = [shown(name, from), shown(name, to)];
  return before === after ? {what: `${what} changed`, provider} : {what, provider, from: before, to: after, percent: percent(keys[0], from, to)};
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a list gained and lost; null where its members are no texts. */
function difference(from, to) {
  const [before, after] = [from, to].map((values) => [].concat(values ?? []));
  const plain = [...before, ...after].every((value) => typeof value !== 'object' && String(value).length <= LONG);
  return plain ? {gained: after.filter((value) => !before.includes(value)), lost: before.filter((value) => !after.includes(value))} : null;
}

/** A value as text; null is unknown. */
function shown(name, value) {
  if (value === null || value === undefined) {
    return null;
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (typeof value === 'object') {
    return 'stated';
  }
  if (name.startsWith('pricing.')) {
    return PER_CALL.includes(name) ? (name === 'pricing.discount' ? String(value) : `$${value}`) : price(String(value)) ?? String(value);
  }
  if (typeof value === 'number') {
    return name === 'weights.bytes' ? bytes(value) : size(value);
  }
  const text = String(value);
  if (/(^|\.)(sha|revision)$/.test(name)) {
    return text.slice(0, REVISION);
  }
  return text.length > LONG ? 'another text' : text;
}

function percent(group, from, to) {
  const [before, after] = [Number(from), Number(to)];
  const share = Math.round((after / before - 1) * 100);
  return group === 'pricing' && from !== null && to !== null && before > 0 && Number.isFinite(share) && share !== 0 ? share : null;
}

/** Several fields can say the same, as `context_length` and `limits.context` do: of each refresh a reader wants it once. */
export function distinct(changes) {
  const said = new Set();
  return changes.filter((change) => {
    const text = JSON.stringify([change.at, change.gateway, change.id, reading(change)]);
    return !said.has(text) && said.add(text);
  });
}

/** A change as a line of text. */
export function Change({of}) {
  const {what, provider, from, to, list, percent: share} = reading(of);
  return html`<span class="change"><span class="what">${what}${provider && html` ${/offered$/.test(what) ? 'by' : 'at'} <bdi>${provider}</bdi>`}</span>
    ${list === null && ' changed'}
    ${list && html` ${list.lost.map((value) => html`<del><span class="sr">without </span><span aria-hidden="true">−</span><bdi>${String(value)}</bdi></del> `)}${list.gained.map((value) => html`<ins><span class="sr">with </span><span aria-hidden="true">+</span><bdi>${String(value)}</bdi></ins> `)}`}
    ${(from !== undefined || to !== undefined) && html` <${Text} of=${from} /> <span aria-hidden="true">→</span><span class="sr">to</span> <strong><${Text} of=${to} /></strong>`}
    ${share ? html` <span class="hint">${share > 0 ? '▲ +' : '▼ −'}${Math.abs(share)}%</span>` : ''}</span>`;
}

function Text({of}) {
  return of === null || of === undefined ? html`<${Value} of=${null} />` : html`<bdi>${of}</bdi>`;
}
