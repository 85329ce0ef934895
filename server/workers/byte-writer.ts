/** Bytes written one after the other, numbers and text as lib0 writes them. */

const UTF8 = new TextEncoder();
const ASCII_MAX = 0x7f;
/** A UTF-16 unit takes so many bytes at most, a length so many. */
const UTF8_BYTES_MAX = 3;
const VAR_UINT_BYTES_MAX = 8;

export class ByteWriter {
  #bytes: Uint8Array;
  #at = 0;

  /** @param expectedBytes  about so many will be written. */
  constructor(expectedBytes: number) {
    this.#bytes = new Uint8Array(expectedBytes);
  }

  /** All so far, in a buffer of their own. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#at++] = value;
  }

  varUint(value: number): void {
    this.#reserve(VAR_UINT_BYTES_MAX);
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80))
      this.#bytes[this.#at++] = 0x80 | (rest & 0x7f);
    this.#bytes[this.#at++] = rest;
  }

  block(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  varBytes(bytes: Uint8Array): void {
    this.varUint(bytes.length);
    this.block(bytes);
  }

  varString(text: string): void {
    this.#reserve(VAR_UINT_BYTES_MAX + text.length * UTF8_BYTES_MAX);
    const before = this.#at;
    this.varUint(text.length);
    // Nearly all of it is short and plain: a call of the encoder would take longer.
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit > ASCII_MAX) {
        this.#at = before;
        return this.varBytes(UTF8.encode(text));
      }
      this.#bytes[this.#at++] = unit;
    }
  }

  #reserve(count: number): void {
    const needed = this.#at + count;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = grown;
  }
}
