// Where a model is between its announcement and its end.
import {html} from './vendor/preact.js';
import {ago, day, plural} from './format.js';
import {modelPath} from './query.js';

const DAY = 86_400_000;

/** Days from today until a date, UTC; null where there is none. */
export function daysUntil(iso, now = Date.now()) {
  const date = day(iso);
  const end = date === null ? NaN : Date.parse(date);
  return Number.isNaN(end) ? null : Math.round((end - Date.parse(new Date(now).toISOString().slice(0, 10))) / DAY);
}

/** How a date of an end reads. */
export function ending(iso) {
  const days = daysUntil(iso);
  return days === null ? null : days < 0 ? `expired ${day(iso)}` : days === 0 ? 'expires today' : `expires in ${plural(days, 'day')}`;
}

/** Tags beside a model's name. What is live and has no known end has none. */
export function Lifecycle({of: model, gateway}) {
  const {status, last_seen: lastSeen, deprecated_at: deprecatedAt, sunset_at: sunsetAt, replacement} = model.lifecycle ?? {};
  const end = sunsetAt ?? model.expiration_date;
  const advised = daysUntil(deprecatedAt);
  return html`${status === 'announced' && html`<span class="tag" title="Listed; nobody that this catalog knows offers it">announced</span>`}
    ${status === 'unlisted' && html`<span class="tag warn" title=${lastSeen}>unlisted${day(lastSeen) && ` since ${day(lastSeen)}`}</span>`}
    ${status === 'retired' && html`<span class="tag warn" title=${lastSeen}>retired</span>`}
    ${ending(end) && html`<span class="tag warn" title=${end}>${ending(end)}</span>`}
    ${advised !== null && html`<span class="tag warn" title=${deprecatedAt}>deprecated ${advised > 0 ? 'from' : 'since'} ${day(deprecatedAt)}</span>`}
    ${replacement && html`<a class="tag" href=${modelPath(replacement, gateway)}>replaced by <bdi>${replacement}</bdi></a>`}`;
}

/** A model that its list had once. */
export function Tombstone({gone, gateway}) {
  const {last_seen: lastSeen, replacement} = gone.members;
  return html`<div class="notice tombstone" role="status"><strong>It is no longer listed.</strong>
    <p>${gone.message}</p>
    <dl class="pairs"><div><dt>Last seen</dt><dd>${ago(lastSeen) ? html`<time datetime=${lastSeen} title=${lastSeen}>${day(lastSeen)}, ${ago(lastSeen)}</time>` : 'unknown'}</dd></div>
      <div><dt>Replaced by</dt><dd>${replacement ? html`<a href=${modelPath(replacement, gateway)}><bdi>${replacement}</bdi></a>` : 'No source names a replacement'}</dd></div></dl></div>`;
}
