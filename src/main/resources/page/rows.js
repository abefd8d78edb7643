// The rows of a query, in windows that are asked for as they come into view.
import {get} from './api.js';
import {WHOLE_HUB, at, one, parse} from './query.js';

export const WINDOW = 100;
/** Windows that are kept: scrolling through everything holds a few thousand rows and no more. */
const MOST = 60;
/** So many rows of the whole Hub can be asked for by their place. */
const FARTHEST = 10_000;

export const FIELDS = 'id,name,provider_slug,source_gateway,source_gateways,created,context_length,architecture,pricing,'
  + 'huggingface_metrics,servable,free,limits,capabilities,knowledge_cutoff';

export class Rows {
  total = null;
  head = null;
  problem = null;
  #query;
  #changed;
  #windows = new Map();
  #asked = new Map();

  /** @param changed called whenever more is known */
  constructor(query, changed) {
    this.#query = query;
    this.#changed = changed;
  }

  /** How many of them the table reaches; null while the total is. */
  get reach() {
    return this.total !== null && one(parse(this.#query), 'gateway') === WHOLE_HUB ? Math.min(this.total, FARTHEST) : this.total;
  }

  /** The row at an index, undefined while it is on its way. */
  at(index) {
    return this.#windows.get(Math.floor(index / WINDOW))?.[index % WINDOW];
  }

  /** Asks for what is missing from the first to the last row, and no longer for anything else. */
  want(first, last) {
    const from = Math.floor(first / WINDOW);
    const to = Math.floor(Math.max(first, last) / WINDOW);
    for (const [number, abort] of this.#asked) {
      if (number < from || number > to) {
        abort.abort();
        this.#asked.delete(number);
      }
    }
    for (let number = from; number <= to; number++) {
      if (!this.#windows.has(number) && !this.#asked.has(number)) {
        this.#ask(number);
      }
    }
  }

  close() {
    this.#asked.forEach((abort) => abort.abort());
    this.#asked.clear();
  }

  async #ask(number) {
    const abort = new AbortController();
    this.#asked.set(number, abort);
    try {
      const window = `limit=${WINDOW}&offset=${number * WINDOW}&fields=${FIELDS}`;
      const answer = await get(at('/v1/catalog/models', this.#query, window), {signal: abort.signal});
      if (!abort.signal.aborted) {
        this.#keep(number, answer);
      }
    } catch (problem) {
      if (problem.name === 'AbortError' || abort.signal.aborted) {
        return;
      }
      this.problem = problem;
    }
    this.#asked.delete(number);
    this.#changed();
  }

  #keep(number, {body, stale, partial}) {
    const {data, ...head} = body;
    if (this.head !== null && this.head.timestamp !== head.timestamp) {
      // another fetch replaced the catalog meanwhile, and its rows have other places
      this.#windows.clear();
    }
    this.head = {...head, stale, partial};
    this.total = head.total;
    this.problem = null;
    this.#windows.set(number, data);
    if (this.#windows.size > MOST) {
      this.#windows.delete(this.#windows.keys().next().value);
    }
  }
}
