/** Reads bytes that a peer sent: no length is believed before the bytes are there. */
import type { FaultCode } from '../core/faults.ts';

/** Ends a decoder from any depth of it; the decoder's entry turns it into a value. */
export class Malformed extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode, why: string) {
    super(why);
    this.name = 'Malformed';
    this.code = code;
  }
}

// As lib0 decodes: invalid UTF-8 is an error, a byte order mark is a character.
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Below this, counting in a loop is faster than a call of the decoder. */
const SHORT_TEXT_BYTES = 1024;
/** The eighth byte of a varUint starts at bit 49; a ninth would pass 2^53. */
const VAR_SCALE_MAX = 2 ** 49;

export class Cursor {
  readonly bytes: Uint8Array;
  at: number;
  private readonly code: FaultCode;

  /** `code` is what a reader answers when these bytes make no sense. */
  constructor(bytes: Uint8Array, code: FaultCode, at = 0) {
    this.bytes = bytes;
    this.code = code;
    this.at = at;
  }

  /** @throws Malformed always. */
  refuse(why: string): never {
    throw new Malformed(this.code, `${why} at byte ${this.at}`);
  }

  get remaining(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) return this.refuse('bytes end early');
    this.at += 1;
    return byte;
  }

  /** lib0 varUint: seven bits a byte, lowest first; 0 to 2^53 - 1. */
  varUint(): number {
    let value = 0;
    for (let scale = 1; scale <= VAR_SCALE_MAX; scale *= 128) {
      const byte = this.bytes[this.at];
      if (byte === undefined) return this.refuse('bytes end early');
      this.at += 1;
      value += (byte & 127) * scale;
      if (byte < 128)
        return value <= Number.MAX_SAFE_INTEGER ? value : this.refuse('number too big');
    }
    return this.refuse('number too long');
  }

  /** @throws Malformed when the number is above `max`. */
  varUintUpTo(max: number, what: string): number {
    const value = this.varUint();
    return value <= max ? value : this.refuse(`${what} above ${max}`);
  }

  /** A view, not a copy. */
  view(length: number): Uint8Array {
    if (length > this.remaining) return this.refuse('length beyond the bytes');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  varView(): Uint8Array {
    return this.view(this.varUint());
  }

  skip(length: number): void {
    if (length > this.remaining) this.refuse('length beyond the bytes');
    this.at += length;
  }

  varString(): string {
    const length = this.varUint();
    const from = this.at;
    this.skip(length);
    return asciiOf(this.bytes, from, this.at) ?? this.decoded(from, this.at);
  }

  /** Passes over a string. @returns its length in UTF-16 units, as Yjs counts clocks. */
  varStringUnits(): number {
    return this.textUnits(this.varUint());
  }

  /** The same for `length` bytes. */
  textUnits(length: number): number {
    const from = this.at;
    this.skip(length);
    if (length > SHORT_TEXT_BYTES) return this.decoded(from, this.at).length;
    const units = utf16Units(this.bytes, from, this.at);
    return units >= 0 ? units : this.refuse('text is not UTF-8');
  }

  /** Whether the next string is `text`, bytes of UTF-8; if so, passes over it. */
  takesVarString(text: Uint8Array): boolean {
    const start = this.at;
    const length = this.varUint();
    const from = this.at;
    this.skip(length);
    if (length === text.length && text.every((byte, at) => byte === this.bytes[from + at])) {
      return true;
    }
    this.at = start;
    return false;
  }

  end(): void {
    if (this.remaining > 0) this.refuse(`${this.remaining} bytes too many`);
  }

  private decoded(from: number, to: number): string {
    try {
      return UTF8.decode(this.bytes.subarray(from, to));
    } catch {
      return this.refuse('text is not UTF-8'); // the decoder's only complaint
    }
  }
}

/** Names are short and plain; the decoder's call costs more than they do. */
const SHORT_NAME_BYTES = 32;

function asciiOf(bytes: Uint8Array, from: number, to: number): string | null {
  if (to - from > SHORT_NAME_BYTES) return null;
  let text = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > 127) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}

/**
 * UTF-16 units of well-formed UTF-8 (RFC 3629, no surrogates, nothing longer than needed);
 * -1 when it is not. Short strings are many, and a decoder's call costs more than they do.
 */
export function utf16Units(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  let at = from;
  while (at < to) {
    const lead = bytes[at] ?? 0;
    at += 1;
    units += 1;
    if (lead < 0x80) continue;
    const tail = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
    if (tail === 0 || at + tail > to || !isSecond(lead, bytes[at] ?? 0)) return -1;
    for (let more = 1; more < tail; more++)
      if (((bytes[at + more] ?? 0) & 0xc0) !== 0x80) return -1;
    if (tail === 3) units += 1;
    at += tail;
  }
  return units;
}

/** The second byte is where overlong forms, surrogates and numbers above U+10FFFF show. */
function isSecond(lead: number, byte: number): boolean {
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= low && byte <= high;
}

/** A copy that shares no memory with the socket's buffer, not even when given a Node Buffer. */
export function copyOf(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return copy;
}
