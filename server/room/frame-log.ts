/**
 * The stored content of an open document as ready-made frames in one growing buffer: a join is a
 * view of it, not a copy, and no `Y.Doc` is ever built.
 */
import { assert } from '../../lib/std/assert.ts';
import type { Seq } from '../../lib/core/ids.ts';

const FIRST_CAPACITY = 1024;

/** What came after the snapshot, in numbers. */
export interface Tail {
  readonly rows: number;
  /** Of the updates themselves. */
  readonly bytes: number;
  /** Of the snapshot's state, as an update V1; 0 without one. */
  readonly stateBytes: number;
}

export class FrameLog {
  /** Bytes below `#length` never change, so views stay valid when the buffer is outgrown. */
  #buffer = new Uint8Array(0);
  #length = 0;
  /** Where the frame of `baseSeq + 1 + i` begins. */
  #offsets: number[] = [];
  /** Bytes of all updates from `baseSeq + 1` up to that one. */
  #sums: number[] = [];
  /** The snapshot's seq, or 0: updates up to it are one frame at the start, or none. */
  #baseSeq: Seq = 0;
  #stateBytes = 0;

  /**
   * Puts a snapshot in the place of the updates it covers. Views given before stay valid.
   * @param stateBytes  of the update in `frame`.
   * @returns false when it covers more than is here, or less than the present one.
   */
  setSnapshot(upToSeq: Seq, frame: Uint8Array, stateBytes: number): boolean {
    const isFirst = this.#length === 0;
    if (!isFirst && (upToSeq > this.lastSeq || upToSeq <= this.#baseSeq)) return false;
    const covered = isFirst ? 0 : upToSeq - this.#baseSeq;
    const from = this.#offsets[covered] ?? this.#length;
    const rest = this.#buffer.subarray(from, this.#length);
    const coveredBytes = covered === 0 ? 0 : (this.#sums[covered - 1] ?? 0);
    this.#offsets = this.#offsets.slice(covered).map((offset) => offset - from + frame.length);
    this.#sums = this.#sums.slice(covered).map((sum) => sum - coveredBytes);
    this.#baseSeq = upToSeq;
    this.#stateBytes = stateBytes;
    this.#buffer = new Uint8Array(frame.length + rest.length);
    this.#length = 0;
    this.#write(frame);
    this.#write(rest);
    return true;
  }

  append(seq: Seq, frame: Uint8Array, updateBytes: number): void {
    assert(seq === this.lastSeq + 1, `seq ${seq} follows ${this.lastSeq}`);
    this.#offsets.push(this.#length);
    this.#sums.push(this.tail.bytes + updateBytes);
    this.#write(frame);
  }

  get lastSeq(): Seq {
    return this.#baseSeq + this.#offsets.length;
  }

  get tail(): Tail {
    return {
      rows: this.#offsets.length,
      bytes: this.#sums.at(-1) ?? 0,
      stateBytes: this.#stateBytes,
    };
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
