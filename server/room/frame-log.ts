/**
 * The stored content of an open document as ready-made frames: a join is a view of them, not a
 * copy, and no `Y.Doc` is ever built.
 */
import { assert } from '../../lib/std/assert.ts';
import type { Seq } from '../../lib/core/ids.ts';

const FIRST_CAPACITY = 1024;
const NOTHING = new Uint8Array(0);

/** What came after the snapshot, in numbers. */
export interface Tail {
  readonly rows: number;
  /** Of the updates themselves. */
  readonly bytes: number;
  /** Of the snapshot's state, as an update V1; 0 without one. */
  readonly stateBytes: number;
}

export class FrameLog {
  /** Empty without a snapshot. */
  #snapshotFrame: Uint8Array = NOTHING;
  #snapshotSeq: Seq = 0;
  #stateBytes = 0;
  /** The frames of `firstSeq` on. Bytes below `#length` never change, so views stay valid. */
  #buffer: Uint8Array = NOTHING;
  #length = 0;
  /** Some the snapshot covers are kept for clients that lack only a little. */
  #firstSeq: Seq = 1;
  /** Where each frame begins, and one more: where the next one will. */
  #offsets: number[] = [0];
  /** Bytes of the updates before each frame, and of all. */
  #sums: number[] = [0];

  /**
   * Puts a snapshot in the place of the updates it covers. Views given before stay valid.
   * @param stateBytes  of the update in `frame`.
   * @param keptBytesMax  of covered frames, the newest ones, that stay.
   * @returns false when it covers more than is here, or less than the present one.
   */
  setSnapshot(upToSeq: Seq, frame: Uint8Array, stateBytes: number, keptBytesMax: number): boolean {
    const isFirst = this.lastSeq === 0;
    if (!isFirst && (upToSeq > this.lastSeq || upToSeq <= this.#snapshotSeq)) return false;
    this.#snapshotFrame = frame;
    this.#snapshotSeq = upToSeq;
    this.#stateBytes = stateBytes;
    if (isFirst) this.#firstSeq = upToSeq + 1;
    else this.#dropOldest(keptBytesMax);
    return true;
  }

  #dropOldest(keptBytesMax: number): void {
    const end = this.#offsetOf(this.#snapshotSeq + 1);
    const dropped = this.#offsets.findIndex((offset) => end - offset <= keptBytesMax);
    const [from, sum] = [this.#offsets[dropped] ?? 0, this.#sums[dropped] ?? 0];
    this.#offsets = this.#offsets.slice(dropped).map((offset) => offset - from);
    this.#sums = this.#sums.slice(dropped).map((bytes) => bytes - sum);
    this.#firstSeq += dropped;
    this.#buffer = this.#buffer.slice(from, this.#length);
    this.#length = this.#buffer.length;
  }

  append(seq: Seq, frame: Uint8Array, updateBytes: number): void {
    assert(seq === this.lastSeq + 1, `seq ${seq} follows ${this.lastSeq}`);
    this.#write(frame);
    this.#offsets.push(this.#length);
    this.#sums.push((this.#sums.at(-1) ?? 0) + updateBytes);
  }

  get lastSeq(): Seq {
    return this.#firstSeq + this.#offsets.length - 2;
  }

  get tail(): Tail {
    const covered = this.#sums[this.#snapshotSeq + 1 - this.#firstSeq] ?? 0;
    return {
      rows: this.lastSeq - this.#snapshotSeq,
      bytes: (this.#sums.at(-1) ?? 0) - covered,
      stateBytes: this.#stateBytes,
    };
  }

  get byteLength(): number {
    return this.#snapshotFrame.length + this.#length;
  }

  /** Can what came after `seq` be told without the snapshot? */
  hasAllAfter(seq: Seq): boolean {
    return seq > 0 && seq >= this.#firstSeq - 1;
  }

  /**
   * Everything stored after `seq`, 0 for all, in as few parts as there are; none when that is
   * nothing. What is not here frame by frame any more comes as the snapshot.
   */
  since(seq: Seq): readonly Uint8Array[] {
    const isHere = this.hasAllAfter(seq);
    const from = this.#offsetOf((isHere ? seq : this.#snapshotSeq) + 1);
    const parts: Uint8Array[] = [this.#buffer.subarray(from, this.#length)];
    if (!isHere) parts.unshift(this.#snapshotFrame);
    return parts.filter(({ length }) => length > 0);
  }

  /** Gives back what was reserved for growth: a document that was read may never be written. */
  fit(): void {
    if (this.#length < this.#buffer.length) this.#buffer = this.#buffer.slice(0, this.#length);
    this.#offsets = this.#offsets.slice();
    this.#sums = this.#sums.slice();
  }

  #offsetOf(seq: Seq): number {
    return this.#offsets[seq - this.#firstSeq] ?? this.#length;
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
