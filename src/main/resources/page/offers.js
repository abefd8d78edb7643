// Who offers a model, and how to call each of them.
import {html, useState} from './vendor/preact.js';
import {count, perMillion, price, size} from './format.js';
import {Capabilities, Copy, Icon, Tokens, Value} from './parts.js';

/** How a gateway is called: all of them as OpenAI is. An offer of a gateway that is not here has no example. */
const CALLS = {
  hug: {base: 'https://router.huggingface.co/v1', key: 'HF_TOKEN', model: (offer) => `${offer.id}:${offer.provider}`},
  openrouter: {base: 'https://openrouter.ai/api/v1', key: 'OPENROUTER_API_KEY', model: (offer) => offer.id},
  featherless: {base: 'https://api.featherless.ai/v1', key: 'FEATHERLESS_API_KEY', model: (offer) => offer.id},
  portkey: {base: 'https://api.portkey.ai/v1', key: 'PORTKEY_API_KEY', header: 'x-portkey-api-key', model: (offer) => offer.id},
};

const ms = (value) => value === null || value === undefined ? null : `${count(Math.round(value))} ms`;
const rate = (value) => value === null || value === undefined ? null : `${size(value)} tok/s`;

function rank(offer) {
  return offer.status === 'live' ? (offer.pricing?.prompt ? 0 : 1) : 2;
}

/** A table of all offers, side by side. */
export function Offers({model, call}) {
  // those that serve requests first; an index is the place in the answer
  const offers = (model.providers ?? []).map((offer, index) => ({offer, index})).sort((a, b) => rank(a.offer) - rank(b.offer));
  if (offers.length === 0) {
    return html`<p class="quiet">Nobody that this catalog knows offers it now. Its weights may still be there to download.</p>`;
  }
  return html`<div class="sideways" tabindex="0" role="region" aria-label="Offers"><table class="plain">
    <thead><tr><th scope="col">Offered by</th><th scope="col">Status</th>
      ${['Input', 'Cached', 'Output'].map((title) => html`<th scope="col" class="right" title="$ per million tokens">${title} $/M</th>`)}
      <th scope="col" class="right">Context</th><th scope="col" class="right">Max output</th><th scope="col" title="tools, structured outputs, reasoning, vision, audio">Can</th>
      <th scope="col" class="right">First token</th><th scope="col" class="right">Speed</th><th scope="col" title="quantization">Quant.</th><th scope="col"><span class="sr">Example</span></th></tr></thead>
    <tbody>${offers.map(({offer, index}) => html`<tr key=${index} class=${offer.status === 'live' ? '' : 'off'}>
      <th scope="row"><bdi>${offer.provider ?? '–'}</bdi>${offer.is_model_author && html` <span class="badge">author</span>`}
        <span class="id"><code><bdi>${offer.id ?? model.id}</bdi></code><${Copy} text=${() => offer.id ?? model.id} label="Copy the id of this offer" /></span><span class="hint">via ${offer.source_gateway}</span></th>
      <td><span class=${`dot ${offer.status === 'live' ? 'ok' : 'idle'}`}></span> ${offer.status ?? html`<${Value} of=${null} />`}</td>
      <td class="right"><${Value} of=${price(offer.pricing?.prompt)} title=${perMillion(offer.pricing?.prompt)} /></td>
      <td class="right"><${Value} of=${price(offer.pricing?.input_cache_read)} /></td>
      <td class="right"><${Value} of=${price(offer.pricing?.completion)} title=${perMillion(offer.pricing?.completion)} /></td>
      <td class="right"><${Tokens} of=${offer.limits?.context ?? offer.context_length} /></td>
      <td class="right"><${Tokens} of=${offer.limits?.max_output} /></td>
      <td><${Capabilities} of=${offer.capabilities} /></td>
      <td class="right"><${Value} of=${ms(offer.first_token_latency_ms)} /></td>
      <td class="right"><${Value} of=${rate(offer.throughput)} /></td>
      <td><${Value} of=${offer.quantization} /></td>
      <td>${callOf(offer) && html`<button type="button" class="button" aria-label=${`Call it at ${offer.provider}`} onClick=${() => call(index)}>Call it</button>`}</td>
    </tr>`)}</tbody>
  </table></div>`;
}

/** An example for the chosen offer. */
export function Snippet({model, chosen, choose}) {
  const [language, setLanguage] = useState('curl');
  const offers = (model.providers ?? []).map((offer, index) => ({offer, index})).filter(({offer}) => callOf(offer));
  const current = offers.find(({index}) => index === chosen) ?? offers.find(({offer}) => offer.status === 'live') ?? offers[0];
  const kind = requestOf(model);
  if (!current || !kind) {
    return null;
  }
  const text = WRITERS[language](callOf(current.offer), kind);
  return html`<section class="card" id="call" tabindex="-1" aria-labelledby="call-title"><div class="card-head"><h2 id="call-title">Call it</h2>
    <div class="tools"><span class="select"><select aria-label="Offer" value=${String(current.index)} onChange=${(event) => choose(Number(event.currentTarget.value))}>
      ${offers.map(({offer, index}) => html`<option key=${index} value=${String(index)}>${offer.provider} via ${offer.source_gateway}</option>`)}</select><${Icon} name="down" /></span>
      <div class="tabs" role="group" aria-label="Language">${Object.keys(WRITERS).map((name) => html`<button type="button" key=${name} aria-pressed=${name === language} onClick=${() => setLanguage(name)}>${name}</button>`)}</div>
      <${Copy} text=${() => text}>Copy<//></div></div>
    <pre tabindex="0" aria-label="Example"><code>${text}</code></pre>
  </section>`;
}

function callOf(offer) {
  const call = CALLS[offer.source_gateway];
  return call && offer.id ? {...call, model: call.model(offer)} : null;
}

/** What to send: a chat, or texts to embed; null where this page knows no request. */
function requestOf(model) {
  const outputs = model.architecture?.output_modalities ?? [];
  if (outputs.includes('embedding') || outputs.includes('embeddings')) {
    return {path: 'embeddings', python: 'embeddings.create', body: {input: ['Hello']}, shown: 'response.data[0].embedding[:3]'};
  }
  return outputs.length === 0 || outputs.includes('text')
    ? {path: 'chat/completions', python: 'chat.completions.create', body: {messages: [{role: 'user', content: 'Hello'}]}, shown: 'response.choices[0].message.content'}
    : null;
}

const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

const WRITERS = {
  curl: ({base, key, header, model}, {path, body}) => `curl ${base}/${path} \\
  -H "${header ? `${header}: $${key}` : `Authorization: Bearer $${key}`}" \\
  -H 'Content-Type: application/json' \\
  -d ${quoted(JSON.stringify({model, ...body}))}`,
  openai: ({base, key, header, model}, {python, body, shown}) => `import os
from openai import OpenAI

client = OpenAI(
    base_url=${JSON.stringify(base)},
    api_key=os.environ["${key}"],${header ? `\n    default_headers={"${header}": os.environ["${key}"]},` : ''}
)
response = client.${python}(
    model=${JSON.stringify(model)},
    ${Object.entries(body).map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',\n    ')},
)
print(${shown})`,
};
