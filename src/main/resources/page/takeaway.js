// Taking away what is shown: as a file, or as the request that returns it.
import {html, useState} from './vendor/preact.js';
import {ask, hasKey} from './api.js';
import {count} from './format.js';
import {Copy, Menu} from './parts.js';
import {at} from './query.js';

const FORMATS = [
  ['CSV', 'text/csv', 'csv'], ['NDJSON', 'application/x-ndjson', 'ndjson'], ['JSON', 'application/json', 'json'],
];

/** A file is put together in memory. */
const MOST = 200_000;

/** The command that asks for what is shown. */
export function curl(path, accept) {
  const header = accept ? ` -H 'Accept: ${accept}'` : '';
  const key = hasKey() ? ` -H "X-API-Key: $CATALOG_KEY"` : '';
  return `curl -s${header}${key} '${(location.origin + path).replaceAll("'", '%27')}'`;
}

/**
 * @param query query string of what is shown
 * @param total how many models that are
 */
export function TakeAway({query, total}) {
  const [said, setSaid] = useState('');
  const path = at('/v1/catalog/models', query);
  const save = async (accept, suffix) => {
    setSaid('Preparing the file …');
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await (await ask(path, {accept})).blob());
      link.download = `models.${suffix}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      setSaid('');
    } catch (problem) {
      setSaid(problem.message);
    }
  };
  return html`<${Menu} label="Take away">
    ${total > MOST ? html`<p class="hint">${count(total)} models are too many for a browser to keep.</p>` : FORMATS.map(([name, accept, suffix]) => html`<button type="button" class="item" key=${suffix} onClick=${() => save(accept, suffix)}>Download ${name}</button>`)}
    <hr />
    <${Copy} text=${() => curl(path)}>Copy as curl<//>
    <a class="item" href=${path} target="_blank" rel="noopener">Open as JSON</a>
    <p class="hint" role="status">${said}</p>
  <//>`;
}
