/** Is this JSON, and how deep? Answered without building what it says: 8 MiB take a few ms. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;

/** RFC 8259 section 7: what may follow a backslash, but for `u`. */
const ESCAPABLE: ReadonlySet<number> = new Set(new TextEncoder().encode('"\\/bfnrt'));
const WORDS = ['true', 'false', 'null'].map((word) => new TextEncoder().encode(word));

/** Positions are returned; -1 means that it is not JSON, or nests deeper than allowed. */
const NO = -1;

/** `bytes` between `from` and `to` must be UTF-8. True only if `JSON.parse` would succeed. */
export function isJson(bytes: Uint8Array, from: number, to: number, depthMax: number): boolean {
  const end = value(bytes.subarray(from, to), 0, depthMax);
  return end !== NO && space(bytes, from + end) >= to;
}

function space(bytes: Uint8Array, at: number): number {
  let next = at;
  for (;;) {
    const byte = bytes[next];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return next;
    next += 1;
  }
}

function value(bytes: Uint8Array, at: number, depthLeft: number): number {
  const start = space(bytes, at);
  switch (bytes[start]) {
    case QUOTE:
      return text(bytes, start);
    case OPEN_LIST:
      return list(bytes, start, depthLeft - 1);
    case OPEN_OBJECT:
      return object(bytes, start, depthLeft - 1);
    case 0x74: // t
    case 0x66: // f
    case 0x6e: // n
      return word(bytes, start);
    default:
      return number(bytes, start);
  }
}

function list(bytes: Uint8Array, at: number, depthLeft: number): number {
  if (depthLeft < 0) return NO;
  let next = space(bytes, at + 1);
  if (bytes[next] === CLOSE_LIST) return next + 1;
  for (;;) {
    next = value(bytes, next, depthLeft);
    if (next === NO) return NO;
    next = space(bytes, next);
    if (bytes[next] === CLOSE_LIST) return next + 1;
    if (bytes[next] !== COMMA) return NO;
    next += 1;
  }
}

function object(bytes: Uint8Array, at: number, depthLeft: number): number {
  if (depthLeft < 0) return NO;
  let next = space(bytes, at + 1);
  if (bytes[next] === CLOSE_OBJECT) return next + 1;
  for (;;) {
    next = space(bytes, next);
    if (bytes[next] !== QUOTE) return NO;
    next = text(bytes, next);
    if (next === NO) return NO;
    next = space(bytes, next);
    if (bytes[next] !== COLON) return NO;
    next = value(bytes, next + 1, depthLeft);
    if (next === NO) return NO;
    next = space(bytes, next);
    if (bytes[next] === CLOSE_OBJECT) return next + 1;
    if (bytes[next] !== COMMA) return NO;
    next += 1;
  }
}

function text(bytes: Uint8Array, at: number): number {
  for (let next = at + 1; next < bytes.length; next++) {
    const byte = bytes[next] ?? 0;
    if (byte === QUOTE) return next + 1;
    if (byte < 0x20) return NO;
    if (byte !== BACKSLASH) continue;
    next += 1;
    const escaped = bytes[next] ?? 0;
    if (ESCAPABLE.has(escaped)) continue;
    if (escaped !== 0x75) return NO; // u
    for (let digit = 0; digit < 4; digit++) {
      next += 1;
      if (!isHex(bytes[next] ?? 0)) return NO;
    }
  }
  return NO;
}

function isHex(byte: number): boolean {
  return isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= 0x39;
}

function word(bytes: Uint8Array, at: number): number {
  for (const letters of WORDS) {
    if (letters.every((letter, more) => bytes[at + more] === letter)) return at + letters.length;
  }
  return NO;
}

function number(bytes: Uint8Array, at: number): number {
  const whole = bytes[at] === MINUS ? at + 1 : at;
  let next = bytes[whole] === ZERO ? whole + 1 : digits(bytes, whole);
  if (next !== NO && bytes[next] === POINT) next = digits(bytes, next + 1);
  if (next === NO || (bytes[next] !== 0x65 && bytes[next] !== 0x45)) return next; // e, E
  const sign = bytes[next + 1];
  return digits(bytes, sign === PLUS || sign === MINUS ? next + 2 : next + 1);
}

function digits(bytes: Uint8Array, at: number): number {
  let next = at;
  while (isDigit(bytes[next])) next += 1;
  return next > at ? next : NO;
}
