// Models side by side, up to six. What differs is marked by a sign and a colour.
import {html, useEffect, useState} from './vendor/preact.js';
import {get} from './api.js';
import {MOST} from './explorer.js';
import {bytes, count, day, price, size, words} from './format.js';
import {Failure, Icon, Loading, Value, context, modality, useLoaded} from './parts.js';
import {at, encode, modelApi, modelPath, one, parse} from './query.js';

const hub = (model) => model.huggingface_metrics ?? {};
const truth = (value) => (value === true ? 'yes' : value === false ? 'no' : null);
const joined = (values) => (values?.length ? [...new Set(values)].sort().join(', ') : null);
const CAPABILITIES = ['tools', 'structured_outputs', 'reasoning', 'vision', 'audio_input', 'video_input', 'file_input', 'image_output', 'audio_output', 'embeddings'];

const GROUPS = [
  ['Price, $ per million tokens', [
    ['Input', (model) => price(model.pricing?.prompt)], ['Cached input', (model) => price(model.pricing?.input_cache_read)],
    ['Output', (model) => price(model.pricing?.completion)], ['Free', (model) => truth(model.free)],
  ]],
  ['Limits', [
    ['Context', (model) => count(context(model))], ['Max output', (model) => count(model.limits?.max_output)], ['Own context', (model) => count(model.limits?.native_context)],
  ]],
  ['Offers', [
    ['Offered by', (model) => joined((model.providers ?? []).filter(({status}) => status === 'live').map(({provider}) => provider))],
    ['Gateways', (model) => joined(model.source_gateways)],
  ]],
  ['Capabilities', [
    ['Modalities', (model) => modality(model.architecture)],
    ...CAPABILITIES.map((name) => [words(name), (model) => truth(model.capabilities?.[name])]),
    ['Knowledge cutoff', (model) => model.knowledge_cutoff],
  ]],
  ['Model', [
    ['Owner', (model) => model.provider_slug], ['Parameters', (model) => size(hub(model).num_parameters)],
    ['License', (model) => hub(model).license], ['Size of the weights', (model) => bytes(model.weights?.bytes)],
    ['Quantization', (model) => model.weights?.quantization?.method], ['Tokenizer', (model) => model.architecture?.tokenizer],
    ['Made from', (model) => joined(hub(model).base_models)], ['Created', (model) => day(model.created)],
    ['Downloads', (model) => count(hub(model).downloads)], ['Likes', (model) => count(hub(model).likes)],
  ]],
];

export function Compare({search, go}) {
  const ids = [...new Set(new URLSearchParams(search).getAll('ids').flatMap((text) => text.split(',')).map((id) => id.trim()).filter(Boolean))].slice(0, MOST);
  const gateway = one(parse(search), 'gateway') ?? 'all';
  const [differing, setDiffering] = useState(false);
  const show = (next) => go(at('/compare', next.length > 0 && `ids=${next.map(encode).join(',')}`, `gateway=${encode(gateway)}`));
  const {value = [], loading, problem, again} = useLoaded((signal) => Promise.all(ids.map((id) => fetched(id, gateway, signal))), [ids.join(), gateway]);
  const found = ids.map((id) => value.find((other) => other.id === id)).filter(Boolean);
  return html`<div class="page"><div class="head"><div><h1>Compare</h1><p class="quiet">Up to ${MOST} models. A <span class="differs">≠</span> marks what differs.</p></div>
      ${ids.length < MOST && html`<${Add} gateway=${gateway} add=${(id) => show([...ids, id])} />`}</div>
    ${problem && html`<${Failure} problem=${problem} retry=${again} />`}
    ${ids.length === 0 && html`<div class="empty"><p><strong>Nothing to compare yet.</strong></p><p>Add models above, or tick them in the <a href=${`/?gateway=${gateway}`}>list</a>.</p></div>`}
    ${ids.length > 0 && found.length < ids.length && loading && html`<${Loading} what="models" />`}
    ${found.length > 0 && html`<label class="choice inline"><input type="checkbox" checked=${differing} onChange=${() => setDiffering(!differing)} /><span>Only what differs</span></label>
      <div class="sideways" tabindex="0" role="region" aria-label="Comparison"><table class="plain compare">
        <thead><tr><td></td>${found.map(({id, model}) => html`<th scope="col" key=${id}><div class="col-head"><span><a href=${modelPath(id, gateway)}><bdi>${model?.name ?? id}</bdi></a><span class="id"><code><bdi>${id}</bdi></code></span></span>
          <button type="button" class="icon" aria-label=${`Remove ${id}`} title="Remove" onClick=${() => show(ids.filter((other) => other !== id))}><${Icon} name="cross" /></button></div></th>`)}</tr></thead>
        ${GROUPS.map(([title, rows]) => html`<${Group} key=${title} title=${title} rows=${rows} found=${found} differing=${differing} />`)}
      </table></div>`}
  </div>`;
}

/** The model of an id; one that is not known is a column that says so. */
async function fetched(id, gateway, signal) {
  try {
    return {id, model: (await get(modelApi(id, `gateway=${encode(gateway)}`), {signal})).body.data};
  } catch (problem) {
    if (problem.status === 404 || problem.status === 410 || problem.status === 400) {
      return {id, model: null, why: problem.message};
    }
    throw problem;
  }
}

function Group({title, rows, found, differing}) {
  const shown = rows.map(([name, of]) => {
    const values = found.map(({model}) => (model ? of(model) ?? null : undefined));
    return {name, values, differs: new Set(values.filter((value) => value !== undefined)).size > 1};
  }).filter(({differs}) => differs || !differing);
  if (shown.length === 0) {
    return null;
  }
  return html`<tbody><tr class="group-row"><th scope="colgroup" colspan=${found.length + 1}>${title}</th></tr>
    ${shown.map(({name, values, differs}) => html`<tr key=${name} class=${differs ? 'differing' : ''}><th scope="row">${differs && html`<span class="differs" title="differs">≠<span class="sr"> differs: </span></span>`}${name}</th>
      ${values.map((value, at) => html`<td key=${found[at].id}>${value === undefined ? html`<span class="unknown" title=${found[at].why}>not found</span>` : value === 'yes' || value === 'no' ? html`<span class=${value}>${value === 'yes' ? '✓ yes' : '✕ no'}</span>` : html`<${Value} of=${value} />`}</td>`)}</tr>`)}</tbody>`;
}

function Add({gateway, add}) {
  const [typed, setWords] = useState('');
  const [found, setFound] = useState([]);
  useEffect(() => {
    if (typed.trim().length < 2) {
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => get(at('/v1/catalog/models', `gateway=${encode(gateway)}`, `q=${encode(typed)}`, 'limit=10&fields=id,name'), {signal: abort.signal})
      .then(({body}) => setFound(body.data), () => {}), 150);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [typed, gateway]);
  const take = (id) => {
    setWords('');
    setFound([]);
    add(id);
  };
  const type = (event) => {
    const text = event.currentTarget.value;
    setWords(text);
    if (found.some(({id}) => id === text)) {
      take(text);
    }
  };
  return html`<form class="add" onSubmit=${(event) => { event.preventDefault(); if (typed.trim()) { take(found.find(({id}) => id === typed.trim())?.id ?? found[0]?.id ?? typed.trim()); } }}>
    <input type="text" list="found" placeholder="Add a model" aria-label="Add a model" autocomplete="off" value=${typed} onInput=${type} /><datalist id="found">${found.map(({id, name}) => html`<option key=${id} value=${id}>${name}</option>`)}</datalist>
    <button class="button">Add</button></form>`;
}
