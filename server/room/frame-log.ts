/**
 * The stored content of an open document as ready-made frames in one growing buffer: a join is a
 * view of it, not a copy, and no `Y.Doc` is ever built.
 */
import { assert } from '../../lib/std/assert.ts';
import type { Seq } from '../../lib/core/ids.ts';

const FIRST_CAPACITY = 1024;

export class FrameLog {
  /** Bytes below `#length` never change, so views stay valid when the buffer is outgrown. */
  #buffer = new Uint8Array(0);
  #length = 0;
  /** Where the frame of `baseSeq + 1 + i` begins. */
  readonly #offsets: number[] = [];
  /** The snapshot's seq, or 0: updates up to it are one frame at the start, or none. */
  #baseSeq: Seq = 0;

  /** Must come before any update. */
  setSnapshot(upToSeq: Seq, frame: Uint8Array): void {
    assert(this.#length === 0, 'the snapshot comes first');
    this.#baseSeq = upToSeq;
    this.#write(frame);
  }

  append(seq: Seq, frame: Uint8Array): void {
    assert(seq === this.lastSeq + 1, `seq ${seq} follows ${this.lastSeq}`);
    this.#offsets.push(this.#length);
    this.#write(frame);
  }

  get lastSeq(): Seq {
    return this.#baseSeq + this.#offsets.length;
  }

  get byteLength(): number {
    return this.#length;
  }

  /** Everything stored after `seq`; 0 for all. A seq inside the snapshot gives all, too. */
  since(seq: Seq): Uint8Array {
    if (seq < this.#baseSeq || seq === 0) return this.#buffer.subarray(0, this.#length);
    const offset = this.#offsets[seq - this.#baseSeq] ?? this.#length;
    return this.#buffer.subarray(offset, this.#length);
  }

  #write(frame: Uint8Array): void {
    const needed = this.#length + frame.length;
    if (needed > this.#buffer.length) {
      const grown = new Uint8Array(Math.max(FIRST_CAPACITY, needed, this.#buffer.length * 2));
      grown.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = grown;
    }
    this.#buffer.set(frame, this.#length);
    this.#length = needed;
  }
}
