// Everything the page knows comes from the public API, by this module.

const KEY = 'api-key';
const listeners = new Set();

/** An answer that is not a success; its message is for people. `members` are those of the problem's JSON. */
export class Problem extends Error {
  constructor(status, detail, {retryAfter = null, members = {}} = {}) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
    this.members = members;
  }
}

/** What a service answers that has no such route, or nothing there. */
const ABSENT = [404, 405, 410];

/** Calls back when the API asks for a key. Returns how to stop that. */
export function onKeyNeeded(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps the key for this tab alone. */
export function keepKey(key) {
  sessionStorage.setItem(KEY, key);
}

export function forgetKey() {
  sessionStorage.removeItem(KEY);
}

export function hasKey() {
  return sessionStorage.getItem(KEY) !== null;
}

/**
 * The answer to a GET.
 *
 * @throws Problem with what the service says is wrong, or that it cannot be reached
 */
export async function ask(path, {signal, accept = 'application/json', headers = {}} = {}) {
  const key = sessionStorage.getItem(KEY);
  let answer;
  try {
    answer = await fetch(path, {signal, headers: {Accept: accept, ...(key ? {'X-API-Key': key} : {}), ...headers}});
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Problem(0, 'The catalog does not answer. Check the connection and try again.');
  }
  if (answer.ok) {
    return answer;
  }
  const problem = await answer.json().catch(() => ({}));
  if (answer.status === 401) {
    listeners.forEach((listener) => listener(key !== null));
  }
  throw new Problem(answer.status, problem.detail ?? `The catalog answers with status ${answer.status}.`,
    {retryAfter: answer.headers.get('Retry-After'), members: problem});
}

/** The JSON of a GET, with what the headers say of its freshness: `{body, stale, partial}`. */
export async function get(path, options) {
  const answer = await ask(path, options);
  const state = answer.headers.get('Cache-Status') ?? '';
  return {body: await answer.json(), stale: /detail=stale/.test(state), partial: /partial/.test(state)};
}

/** The same, or null where there is nothing: an older service does not have every route. */
export async function ifThere(path, options) {
  try {
    return await get(path, options);
  } catch (problem) {
    if (ABSENT.includes(problem.status)) {
      return null;
    }
    throw problem;
  }
}

/** The rows of a list, one JSON text a line. */
export async function lines(path, options) {
  const text = await (await ask(path, {...options, accept: 'application/x-ndjson'})).text();
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

/**
 * Reads server-sent events until the signal ends it; comes back after a lost connection. EventSource cannot send a key.
 *
 * @param on `{open(), event(name, data, id), lost()}`
 */
export async function events(path, lastId, on, signal) {
  let id = lastId;
  let wait = 2000;
  while (!signal.aborted) {
    try {
      const answer = await ask(path, {signal, accept: 'text/event-stream', headers: id ? {'Last-Event-ID': id} : {}});
      on.open();
      for await (const event of parsed(answer.body)) {
        id = event.id ?? id;
        wait = event.retry ?? wait;
        if (event.data) {
          on.event(event.event, JSON.parse(event.data), id);
        }
      }
    } catch (failure) {
      if (failure.status === 401) {
        return;
      }
    }
    if (!signal.aborted) {
      on.lost();
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

async function* parsed(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const blocks = (rest + read.value).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const event = {};
      for (const line of block.split('\n')) {
        const at = line.indexOf(': ');
        if (at > 0) {
          event[line.slice(0, at)] = line.slice(at + 2);
        }
      }
      yield {...event, retry: event.retry ? Number(event.retry) : undefined};
    }
  }
}
