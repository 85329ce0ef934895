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
const SHORT_TEXT_BYTES = 256;
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
    const bytes = this.varView();
    if (bytes.length < SHORT_TEXT_BYTES) {
      const ascii = asciiOf(bytes);
      if (ascii !== null) return ascii;
    }
    return this.decoded(bytes);
  }

  /** Passes over a string. @returns its length in UTF-16 units, as Yjs counts clocks. */
  varStringUnits(): number {
    const length = this.varUint();
    const bytes = this.view(length);
    if (length < SHORT_TEXT_BYTES && isAscii(bytes)) return length;
    return this.decoded(bytes).length;
  }

  end(): void {
    if (this.remaining > 0) this.refuse(`${this.remaining} bytes too many`);
  }

  private decoded(bytes: Uint8Array): string {
    try {
      return UTF8.decode(bytes);
    } catch {
      return this.refuse('text is not UTF-8'); // the decoder's only complaint
    }
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 127) return false;
  return true;
}

function asciiOf(bytes: Uint8Array): string | null {
  return isAscii(bytes) ? String.fromCharCode(...bytes) : null;
}

/** A copy that shares no memory with the socket's buffer, not even when given a Node Buffer. */
export function copyOf(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return copy;
}
