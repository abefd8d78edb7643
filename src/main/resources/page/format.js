// How values are written. Null is unknown and has no text here: `parts.js` shows it as a grey dash.

const whole = new Intl.NumberFormat('en');
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

/** 131,072 as `131K`. */
export function size(number) {
  if (number === null || number === undefined) {
    return null;
  }
  for (const [unit, letter] of [[1e12, 'T'], [1e9, 'B'], [1e6, 'M'], [1e3, 'K']]) {
    if (number >= unit) {
      const value = number / unit;
      return `${Number(value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0))}${letter}`;
    }
  }
  return String(number);
}

/** 131,072 in full. */
export function count(number) {
  return number === null || number === undefined ? null : whole.format(number);
}

/** A price per token as one per million tokens: `0.00000093` is `$0.93`. One of many digits is rounded, and says so. */
export function price(perToken) {
  const million = perMillion(perToken);
  if (million === null) {
    return null;
  }
  const dollars = Number(million.replaceAll(',', ''));
  const rounded = Number(dollars >= 1 ? dollars.toFixed(4) : dollars.toPrecision(4));
  return rounded === dollars ? `$${million}` : `≈$${rounded}`;
}

/** The decimal point moved by six places, without the errors of floating point. */
export function perMillion(perToken) {
  const known = /^(\d+)(?:\.(\d+))?$/.exec(perToken ?? '');
  if (!known) {
    return null;
  }
  const decimals = (known[2] ?? '').padEnd(6, '0');
  const before = (known[1] + decimals.slice(0, 6)).replace(/^0+(?=\d)/, '');
  const after = decimals.slice(6).replace(/0+$/, '');
  return `${before.replace(/\B(?=(\d{3})+$)/g, ',')}${after || before !== '0' ? `.${after.padEnd(2, '0')}` : ''}`;
}

/** The day of a date-time, as the source states it. */
export function day(iso) {
  return typeof iso === 'string' && /^\d{4}-\d{2}-\d{2}/.test(iso) ? iso.slice(0, 10) : null;
}

/** How long ago, for people. */
export function ago(iso, now = Date.now()) {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? null : `${span((now - at) / 1000)} ago`;
}

export function span(seconds) {
  if (seconds < MINUTE) {
    return `${Math.max(0, Math.round(seconds))} s`;
  }
  if (seconds < HOUR) {
    return `${Math.round(seconds / MINUTE)} min`;
  }
  return seconds < 2 * DAY ? `${Math.round(seconds / HOUR)} h` : `${Math.round(seconds / DAY)} days`;
}

/** 16,000,000,000 as `16 GB`. */
export function bytes(number) {
  if (number === null || number === undefined) {
    return null;
  }
  const [unit, name] = [[1e12, 'TB'], [1e9, 'GB'], [1e6, 'MB'], [1e3, 'kB']].find(([least]) => number >= least) ?? [1, 'B'];
  return `${Number((number / unit).toFixed(number / unit < 10 ? 1 : 0))} ${name}`;
}

/** `structured_outputs` as `structured outputs`. */
export function words(name) {
  return name.replaceAll('_', ' ');
}

/** One form of a noun. */
export function plural(number, noun) {
  return `${count(number)} ${noun}${number === 1 ? '' : 's'}`;
}
