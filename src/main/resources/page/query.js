// The address of the page is the query string of the API: nothing else is kept of what is shown.

/** Parameters of pages and rows, which the page sets itself. */
const OWN = ['limit', 'offset', 'cursor', 'fields', 'provenance', 'include_huggingface', 'ids'];
/** Parameters that are no filters. */
const NO_FILTER = [...OWN, 'gateway', 'sort', 'q'];

/** The gateway of all models of the Hub, where they are mirrored: without offers, prices and a past. */
export const WHOLE_HUB = 'hub';

/** The query of an address without what the page sets itself: a map from name to values, in order. */
export function parse(search) {
  const query = new Map();
  for (const [name, text] of new URLSearchParams(search)) {
    if (text !== '' && !OWN.includes(name)) {
      const values = isWord(name) ? split(text) : [text];
      query.set(name, [...new Set([...(query.get(name) ?? []), ...values])]);
    }
  }
  return query;
}

/** The query string, readable: without a leading question mark. */
export function text(query) {
  return [...query]
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${encode(name)}=${values.map((value) => encode(isWord(name) ? escape(value) : value)).join(',')}`)
    .join('&');
}

/** A copy with other values of a name; none removes it. */
export function having(query, name, ...values) {
  const copy = new Map(query);
  const wanted = values.filter((value) => value !== null && value !== undefined && value !== '');
  if (wanted.length === 0) {
    copy.delete(name);
  } else {
    copy.set(name, wanted);
  }
  return copy;
}

/** A copy with the value added to the name's, or removed if it is one of them. */
export function toggled(query, name, value) {
  const values = query.get(name) ?? [];
  const same = (other) => other.toLowerCase() === value.toLowerCase();
  return having(query, name, ...(values.some(same) ? values.filter((other) => !same(other)) : [...values, value]));
}

/** The filters beside `q`, as pairs of name and value. */
export function filters(query) {
  return [...query].filter(([name]) => !NO_FILTER.includes(name)).flatMap(([name, values]) => values.map((value) => [name, value]));
}

/** A copy without filters. */
export function unfiltered(query) {
  return new Map([...query].filter(([name]) => NO_FILTER.includes(name) && name !== 'q'));
}

export function one(query, name) {
  return query.get(name)?.[0] ?? null;
}

/** Joins a path and a query string. */
export function at(path, ...queries) {
  const joined = queries.filter(Boolean).join('&');
  return joined ? `${path}?${joined}` : path;
}

/** The address of a model's page. */
export function modelPath(id, gateway) {
  return at(`/model/${id.split('/').map(encodeURIComponent).join('/')}`, gateway && `gateway=${encode(gateway)}`);
}

/** The same of the API. */
export function modelApi(id, ...queries) {
  return at(`/v1/catalog/models/${id.split('/').map(encodeURIComponent).join('/')}`, ...queries);
}

export function encode(value) {
  return encodeURIComponent(value).replace(/%(2C|2F|3A|40)/g, decodeURIComponent);
}

/** Whether several values of a name are separated by commas. */
function isWord(name) {
  return name !== 'q' && !/^(min|max)_|_(after|before)$/.test(name);
}

function split(value) {
  return value.split(/(?<!\\),/).map((part) => part.replaceAll('\\,', ',').trim()).filter(Boolean);
}

function escape(value) {
  return value.replaceAll(',', '\\,');
}
