// The columns of the table, in order. A sort is a value of the API's `sort`; `-` first where the largest matter most.
import {html} from './vendor/preact.js';
import {count, day, perMillion, price, size} from './format.js';
import {Capabilities, Tokens, Value, context, modality} from './parts.js';
import {WHOLE_HUB} from './query.js';

const hub = (row) => row.huggingface_metrics ?? {};
const number = (value) => html`<${Value} of=${size(value)} title=${count(value)} />`;

/** What only those know who serve a model. */
const SERVED = ['context', 'price', 'output_price', 'capabilities', 'gateways', 'max_output', 'cutoff'];

export const COLUMNS = [
  {id: 'owner', title: 'Owner', width: 116, cell: (row) => html`<${Value} of=${row.provider_slug} title=${row.provider_slug} />`},
  {id: 'context', title: 'Context', width: 88, sort: '-context', right: true, cell: (row) => html`<${Tokens} of=${context(row)} />`},
  {id: 'price', title: 'Input $/M', hint: '$ per million tokens', width: 104, sort: 'price', right: true, cell: (row) => html`<${Value} of=${price(row.pricing?.prompt)} title=${perMillion(row.pricing?.prompt)} />`},
  {id: 'output_price', title: 'Output $/M', hint: '$ per million tokens', width: 114, sort: 'output_price', right: true, cell: (row) => html`<${Value} of=${price(row.pricing?.completion)} title=${perMillion(row.pricing?.completion)} />`},
  {id: 'params', title: 'Params', width: 92, sort: '-params', right: true, cell: (row) => number(hub(row).num_parameters)},
  {id: 'downloads', title: 'Downloads', width: 114, sort: '-downloads', right: true, cell: (row) => number(hub(row).downloads)},
  {id: 'capabilities', title: 'Can', hint: 'tools, structured outputs, reasoning, vision, audio', width: 130, cell: (row) => html`<${Capabilities} of=${row.capabilities} />`},
  {id: 'modality', title: 'Modalities', width: 150, cell: (row) => html`<${Value} of=${modality(row.architecture)} title=${modality(row.architecture)} />`},
  {id: 'license', title: 'License', width: 112, cell: (row) => html`<${Value} of=${hub(row).license} title=${hub(row).license} />`},
  {id: 'gateways', title: 'Gateways', width: 130, cell: (row) => html`<${Value} of=${(row.source_gateways ?? []).join(', ')} title=${(row.source_gateways ?? []).join(', ')} />`},
  {id: 'created', title: 'Created', width: 104, sort: '-created', right: true, cell: (row) => html`<${Value} of=${day(row.created)} title=${row.created} />`},
  {id: 'likes', title: 'Likes', width: 78, sort: '-likes', right: true, optional: true, cell: (row) => number(hub(row).likes)},
  {id: 'max_output', title: 'Max output', width: 108, sort: '-max_output', right: true, optional: true, cell: (row) => html`<${Tokens} of=${row.limits?.max_output} />`},
  {id: 'task', title: 'Task', width: 140, optional: true, cell: (row) => html`<${Value} of=${hub(row).pipeline_tag} title=${hub(row).pipeline_tag} />`},
  {id: 'library', title: 'Library', width: 110, optional: true, cell: (row) => html`<${Value} of=${hub(row).library_name} />`},
  {id: 'modified', title: 'Modified', width: 104, sort: '-modified', right: true, optional: true, cell: (row) => html`<${Value} of=${day(hub(row).last_modified)} title=${hub(row).last_modified} />`},
  {id: 'cutoff', title: 'Knowledge', hint: 'knowledge cutoff', width: 104, right: true, optional: true, cell: (row) => html`<${Value} of=${row.knowledge_cutoff} />`},
];

/** The columns that a gateway can have values in. */
export function columnsOf(gateway) {
  return gateway === WHOLE_HUB ? COLUMNS.filter(({id}) => !SERVED.includes(id)) : COLUMNS;
}

const KEPT = 'columns';

/** The ids of the columns that this reader has chosen. */
export function chosenColumns() {
  const kept = localStorage.getItem(KEPT);
  return kept === null ? COLUMNS.filter((column) => !column.optional).map((column) => column.id) : kept.split(',');
}

export function keepColumns(ids) {
  localStorage.setItem(KEPT, ids.join(','));
}
