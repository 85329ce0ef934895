/**
 * What waits to be written to one WebSocket. A queued write costs some 250 bytes beside its own,
 * which many small ones for many slow readers add up to; frames held here are shared by all.
 */
import type { Duplex } from 'node:stream';

/** Frames of a backlog are joined up to this size: one write of many, and a bounded copy. */
const JOINED_BYTES_MAX = 256 * 1024;
/** About what a frame in the backlog costs beside its bytes, shared among readers or not. */
const ENTRY_BYTES = 64;

interface Watch {
  readonly bytes: number;
  readonly run: () => void;
}

export class OutgoingFrames {
  /** Ready frames go straight to the TCP socket: encoded once for all readers. */
  readonly #stream: Duplex;
  #backlog: Uint8Array[] = [];
  #backlogBytes = 0;
  #watch: Watch | null = null;
  #isCorked = false;

  constructor(stream: Duplex) {
    this.#stream = stream;
  }

  get bufferedBytes(): number {
    return this.#stream.writableLength + this.#backlogBytes + this.#backlog.length * ENTRY_BYTES;
  }

  write(frames: readonly Uint8Array[]): void {
    if (this.#backlog.length > 0 || this.#stream.writableNeedDrain) {
      for (const frame of frames) {
        this.#backlog.push(frame);
        this.#backlogBytes += frame.length;
      }
      return;
    }
    // All that one turn has to say to a reader goes out in one system call.
    if (!this.#isCorked) {
      this.#isCorked = true;
      this.#stream.cork();
      process.nextTick(OutgoingFrames.#uncork, this);
    }
    for (const frame of frames) this.#stream.write(frame);
  }

  static #uncork(outgoing: OutgoingFrames): void {
    outgoing.#isCorked = false;
    outgoing.#stream.uncork();
  }

  /** The network has taken all there was: to be called on `drain`. */
  flush(): void {
    let taken = 0;
    while (taken < this.#backlog.length && !this.#stream.writableNeedDrain) {
      const from = taken;
      let byteLength = 0;
      do {
        byteLength += this.#backlog[taken]?.length ?? 0;
        taken += 1;
      } while (byteLength + (this.#backlog[taken]?.length ?? Infinity) <= JOINED_BYTES_MAX);
      const frames = this.#backlog.slice(from, taken);
      this.#backlogBytes -= byteLength;
      this.#stream.write(frames.length === 1 ? frames[0] : Buffer.concat(frames, byteLength));
    }
    this.#backlog.splice(0, taken);
    this.#look();
  }

  /** Frames that the network did not begin to take are dropped. */
  drop(): void {
    this.#backlog = [];
    this.#backlogBytes = 0;
    this.#watch = null;
  }

  whenBelow(bytes: number, run: () => void): void {
    this.#watch = { bytes, run };
    if (this.#backlog.length > 0 || this.#stream.writableNeedDrain) return;
    // Too little for the stream to tell of its end: an empty write is done after all before it.
    this.#stream.write(new Uint8Array(0), () => this.#look());
  }

  #look(): void {
    if (this.#watch === null || this.bufferedBytes > this.#watch.bytes) return;
    const { run } = this.#watch;
    this.#watch = null;
    run();
  }
}
