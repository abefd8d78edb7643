// One model: its offers side by side, what the Hub says, where each value comes from.
import {html, useEffect, useState} from './vendor/preact.js';
import {get} from './api.js';
import {Freshness} from './explorer.js';
import {ago, bytes, count, day, price, size, words} from './format.js';
import {Offers, Snippet} from './offers.js';
import {History} from './history.js';
import {Lifecycle, Tombstone} from './lifecycle.js';
import {Copy, Failure, Icon, Loading, Tokens, Truth, Value, context, modality, useLoaded} from './parts.js';
import {WHOLE_HUB, at, encode, modelApi, modelPath, one, parse} from './query.js';
import {curl} from './takeaway.js';

const DERIVED = 12;

export function Model({path, search}) {
  const id = path.slice('/model/'.length).split('/').map(decoded).join('/');
  const gateway = one(parse(search), 'gateway') ?? 'all';
  const api = modelApi(id, `gateway=${encode(gateway)}`, 'provenance=true');
  const {value, loading, problem, again} = useLoaded((signal) => get(api, {signal}), [api]);
  useEffect(() => {
    if (value) {
      document.title = `${value.body.data.name} · Model Catalog`;
    }
  }, [value]);
  if (problem?.status === 410) {
    return html`<div class="page"><${Trail} gateway=${gateway} /><h1><bdi>${id}</bdi></h1><${Tombstone} gone=${problem} gateway=${gateway} /><${History} key=${id} id=${id} gateway=${gateway} /></div>`;
  }
  if (problem) {
    return html`<div class="page"><${Trail} gateway=${gateway} /><h1 class="sr">${id}</h1><${Failure} problem=${problem} retry=${problem.status === 404 ? null : again} /></div>`;
  }
  if (!value || (loading && value.body.data.id !== id)) {
    return html`<div class="page"><${Trail} gateway=${gateway} /><h1 class="sr">${id}</h1><${Loading} what=${id} /></div>`;
  }
  return html`<${Sheet} model=${value.body.data} answer=${value} gateway=${gateway} api=${api} />`;
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function Trail({gateway}) {
  return html`<nav class="trail" aria-label="Where this is"><a href=${`/?gateway=${gateway}`}>Models</a></nav>`;
}

function Sheet({model, answer, gateway, api}) {
  const [chosen, setChosen] = useState(null);
  const hub = model.huggingface_metrics ?? {};
  const from = model.provenance ?? {};
  const call = (index) => {
    setChosen(index);
    document.querySelector('#call')?.scrollIntoView({block: 'nearest'});
    document.querySelector('#call')?.focus({preventScroll: true});
  };
  const site = [model.provider_site_url, hub.url].find((url) => /^https?:\/\//.test(url ?? ''));
  return html`<div class="page">
    <${Trail} gateway=${gateway} />
    <div class="head"><div class="head-name">
      <h1 title=${model.name.length > 80 ? model.name : null}><bdi>${model.name}</bdi></h1>
      <p class="id big"><code><bdi>${model.id}</bdi></code><${Copy} text=${() => model.id} label="Copy the id" /></p>
      <p class="tags">${model.provider_slug && html`<a class="tag" href=${at('/', `gateway=${gateway}`, `author=${encode(model.provider_slug)}`)}>by <bdi>${model.provider_slug}</bdi></a>`}
        ${(model.source_gateways ?? []).map((slug) => html`<span class="tag" key=${slug}>${slug}</span>`)}
        ${model.free === true && html`<span class="tag good">free</span>`}
        ${hub.gated && html`<span class="tag">gated</span>`}
        <${Lifecycle} of=${model} gateway=${gateway} />
        ${site && html`<a class="tag" href=${site} target="_blank" rel="noopener noreferrer">its page<${Icon} name="out" /></a>`}</p>
    </div><div class="tools"><a class="button" href=${`/compare?ids=${encode(model.id)}&gateway=${gateway}`}>Compare</a><${Copy} text=${() => curl(api)}>Copy as curl<//></div></div>
    <p class="when">Fetched <span title=${answer.body.timestamp}>${ago(answer.body.timestamp)}</span>${answer.stale ? '' : '. A dotted line under a value says where it comes from: point at it or tab to it.'}</p>
    <${Freshness} head=${{...answer.body, stale: answer.stale}} />
    <${Description} text=${model.description} />
    <dl class="figures">
      <${Figure} title="Context" of=${html`<${Tokens} of=${context(model)} />`} from=${from.context_length} known=${context(model)} />
      <${Figure} title="Max output" of=${html`<${Tokens} of=${model.limits?.max_output} />`} from=${from.top_provider} known=${model.limits?.max_output} />
      <${Figure} title="Input $/M" of=${html`<${Value} of=${price(model.pricing?.prompt)} />`} from=${from.pricing} known=${model.pricing?.prompt} />
      <${Figure} title="Output $/M" of=${html`<${Value} of=${price(model.pricing?.completion)} />`} from=${from.pricing} known=${model.pricing?.completion} />
      <${Figure} title="Parameters" of=${html`<${Value} of=${size(hub.num_parameters)} title=${count(hub.num_parameters)} />`} from=${from.num_parameters} known=${hub.num_parameters} />
      <${Figure} title="License" of=${html`<${Value} of=${hub.license_name ?? hub.license} />`} from=${from.license} known=${hub.license} />
      <${Figure} title="Downloads" of=${html`<${Value} of=${size(hub.downloads)} title=${count(hub.downloads)} />`} from=${from.downloads ?? from.huggingface_metrics} known=${hub.downloads} />
      <${Figure} title="Created" of=${html`<${Value} of=${day(model.created)} title=${model.created} />`} from=${from.created} known=${model.created} />
    </dl>
    <section class="card"><div class="card-head"><h2><${Sourced} from=${from.providers}>Offers<//> <span class="badge">${(model.providers ?? []).length}</span></h2></div><${Offers} model=${model} call=${call} /></section>
    <${Snippet} model=${model} chosen=${chosen} choose=${setChosen} />
    <div class="columns">
      <${Card} title="What it can do" rows=${[
        ['Modalities', modality(model.architecture), from.modality],
        ...Object.entries(model.capabilities ?? {}).map(([name, has]) => [words(name), html`<${Truth} of=${has} />`]),
        ['Reasoning efforts', model.reasoning?.supported_efforts?.join(', '), from.reasoning],
        ['Knowledge cutoff', model.knowledge_cutoff, from.knowledge_cutoff],
        ['Request parameters', list(model.supported_parameters), from.supported_parameters],
        ['Voices', list(model.supported_voices), from.supported_voices],
      ]} />
      <${Card} title="What the Hub says" rows=${[
        ['Task', hub.pipeline_tag, from.modality], ['Library', hub.library_name, from.library_name],
        ['Languages', list(hub.languages), from.languages], ['Datasets', list(hub.datasets)],
        ['Likes', count(hub.likes), from.likes], ['Downloads, all time', count(hub.downloads_all_time)],
        ['Access', hub.gated === false ? 'open' : hub.gated ? `gated (${hub.gated})` : null],
        ['Modified', day(hub.last_modified), from.last_modified],
        ['Tokenizer', model.architecture?.tokenizer, from.tokenizer], ['Prompt format', model.architecture?.instruct_type, from.instruct_type],
        ['Revision', hub.sha && html`<code title=${hub.sha}>${String(hub.sha).slice(0, 12)}</code>`],
        ['Tags', list(hub.tags), from.tags],
      ]} />
      <${Weights} weights=${model.weights} native=${model.limits?.native_context} from=${from} />
      <${Lineage} model=${model} gateway=${gateway} from=${from} />
    </div>
    <${Overrides} overrides=${model.pricing_overrides ?? []} />
    <${Benchmarks} benchmarks=${model.benchmarks} />
    ${gateway !== WHOLE_HUB && html`<${History} key=${model.id} id=${model.id} gateway=${gateway} />`}
    <details class="card fold"><summary><h2>Ids that find it <span class="badge">${(model.ids ?? []).length}</span></h2></summary>
      <ul class="list">${(model.ids ?? []).map((id) => html`<li key=${id} class="id"><code><bdi>${id}</bdi></code><${Copy} text=${() => id} label="Copy this id" /></li>`)}</ul></details>
    <details class="card fold"><summary><h2>Where each value comes from</h2></summary><${Provenance} origins=${from} /></details>
  </div>`;
}

function list(values) {
  return values?.length ? html`<span class="words">${values.map((value) => html`<bdi class="tag" key=${value}>${value}</bdi> `)}</span>` : null;
}

function Description({text}) {
  const [all, setAll] = useState(false);
  if (!text || /^Hugging Face model: /.test(text)) {
    return null;
  }
  // links of Markdown, of which the words are enough
  const plain = text.replace(/\[([^\]]{1,200})\]\([^)\s]{1,500}\)/g, '$1').replace(/\n{2,}/g, '\n');
  const long = plain.length > 320;
  return html`<p class="lead">${all || !long ? plain : `${plain.slice(0, 300)}…`} ${long && html`<button type="button" class="link" onClick=${() => setAll(!all)}>${all ? 'less' : 'more'}</button>`}</p>`;
}

let tips = 0;

/** A value that says where it comes from, on hover and on focus. */
function Sourced({from, children}) {
  const [id] = useState(() => `tip-${++tips}`);
  if (!from) {
    return children;
  }
  return html`<span class="sourced"><button type="button" aria-describedby=${id}>${children}</button>
    <span class="tip" role="tooltip" id=${id}><b>${from.source}</b> ${from.rule}<br />${ago(from.at)}</span></span>`;
}

function Figure({title, of, from, known}) {
  return html`<div><dt>${title}</dt><dd>${known === null || known === undefined ? of : html`<${Sourced} from=${from}>${of}<//>`}</dd></div>`;
}

function Card({title, rows, children}) {
  return html`<section class="card"><div class="card-head"><h2>${title}</h2></div><dl class="pairs">${rows.map(([name, of, from]) => html`<div key=${name}><dt>${name}</dt>
    <dd>${of === null || of === undefined || of === '' ? html`<${Value} of=${null} />` : html`<${Sourced} from=${from}>${of}<//>`}</dd></div>`)}</dl>${children}</section>`;
}

function Weights({weights, native, from}) {
  const dtypes = Object.entries(weights?.dtypes ?? {}).sort((a, b) => b[1] - a[1]);
  const most = dtypes[0]?.[1] ?? 1;
  return html`<${Card} title="Weights" rows=${[
    ['Size', bytes(weights?.bytes), from.weights], ['Class', weights?.architecture, from.weights], ['Model type', weights?.model_type ?? weights?.gguf_architecture, from.weights],
    ['Quantization', weights?.quantization && [weights.quantization.method, weights.quantization.bits && `${weights.quantization.bits} bits`, weights.quantization.format].filter(Boolean).join(', '), from.weights],
    ['Own context', native && html`<${Tokens} of=${native} />`, from.native_context],
  ]}>${dtypes.length > 0 && html`<table class="bars"><caption>Elements by type</caption><tbody>${dtypes.map(([type, elements]) => html`<tr key=${type}><th scope="row">${type}</th>
    <td class="bar-cell"><${Bar} share=${elements / most} /></td><td class="right" title=${count(elements)}>${size(elements)}</td></tr>`)}</tbody></table>`}<//>`;
}

/** A bar from 0 to 1. */
export function Bar({share, quiet}) {
  return html`<span class="track" aria-hidden="true"><span class=${quiet ? 'fill quiet' : 'fill'} style=${{width: `${Math.max(0, Math.min(1, share)) * 100}%`}}></span></span>`;
}

function Lineage({model, gateway, from}) {
  const id = model.hugging_face_id ?? model.id;
  const {value} = useLoaded((signal) => get(at('/v1/catalog/models', `gateway=${encode(gateway)}`, `base_model=${encode(id.replaceAll(',', '\\,'))}`, `sort=-downloads&limit=${DERIVED}&fields=id,name`), {signal}), [id, gateway]);
  const bases = model.huggingface_metrics?.base_models ?? [];
  const {data = [], total = 0} = value?.body ?? {};
  const links = (ids) => html`<ul class="list">${ids.map((other) => html`<li key=${other}><a href=${modelPath(other, gateway)}><bdi>${other}</bdi></a></li>`)}</ul>`;
  return html`<section class="card"><div class="card-head"><h2>Lineage</h2></div>
    <h3><${Sourced} from=${from.base_models}>Made from<//></h3>${bases.length ? links(bases) : html`<p class="quiet">No base model is stated.</p>`}
    <h3>Made of it, in this catalog</h3>${data.length ? links(data.map((other) => other.id)) : html`<p class="quiet">None is known here.</p>`}
    ${total > data.length && html`<a href=${at('/', `gateway=${encode(gateway)}`, `base_model=${encode(id.replaceAll(',', '\\,'))}`)}>All ${count(total)}</a>`}
  </section>`;
}

function Overrides({overrides}) {
  if (overrides.length === 0) {
    return null;
  }
  return html`<section class="card"><div class="card-head"><h2>Other prices, under conditions</h2></div><ul class="list">${overrides.map((override, index) => html`<li key=${index}>
    ${Object.entries(override).filter(([, value]) => value !== null).map(([name, value]) => `${words(name)}: ${price(value) ?? [].concat(value).join(', ')}`).join(' · ')}</li>`)}</ul></section>`;
}

function Benchmarks({benchmarks}) {
  return benchmarks ? html`<details class="card fold"><summary><h2>Benchmarks, as stated</h2></summary><pre tabindex="0" aria-label="Benchmarks">${JSON.stringify(benchmarks, null, 2)}</pre></details>` : null;
}

function Provenance({origins}) {
  const rows = Object.entries(origins);
  return html`<div class="sideways" tabindex="0" role="region" aria-label="Origins"><table class="plain"><thead><tr><th scope="col">Field</th><th scope="col">Source</th><th scope="col">Rule</th><th scope="col">No older than</th></tr></thead>
    <tbody>${rows.map(([field, {source, rule, at: when}]) => html`<tr key=${field}><th scope="row">${words(field)}</th><td>${source}</td><td><code>${rule}</code></td><td title=${when}>${ago(when)}</td></tr>`)}</tbody></table></div>`;
}
