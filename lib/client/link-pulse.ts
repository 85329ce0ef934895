/** What the link has shown of itself so far, kept for the watchdog to judge it by. */
import { type LinkFacts, shouldRenew } from './watchdog.ts';
import type { Clock } from '../std/clock.ts';

type OpenFacts = LinkFacts & { is: 'open' };

export class LinkPulse {
  readonly #clock: Clock;
  #facts: LinkFacts = { is: 'closed' };
  #downSinceMs: number;
  #sentCount = 0;
  #settledCount = 0;
  #bufferedBytes = 0;
  #timeoutCount = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#downSinceMs = clock.nowMs();
  }

  get is(): LinkFacts['is'] {
    return this.#facts.is;
  }

  /** null: up. */
  get downSinceMs(): number | null {
    return this.#facts.is === 'open' ? null : this.#downSinceMs;
  }

  /** The server asked what it lacks, and was answered. */
  get hasSynced(): boolean {
    return this.#facts.is === 'open' && this.#facts.hasSynced;
  }

  connecting(): void {
    const timeoutCount = this.#timeoutCount;
    this.#facts = { is: 'connecting', sinceMs: this.#clock.nowMs(), timeoutCount };
  }

  opened(): void {
    const nowMs = this.#clock.nowMs();
    this.#timeoutCount = 0;
    this.#sentCount = 0;
    this.#settledCount = 0;
    this.#bufferedBytes = 0;
    this.#facts = {
      is: 'open',
      sinceMs: nowMs,
      lastFrameAtMs: nowMs,
      hasSynced: false,
      unsettledSinceMs: null,
      unsettledBytes: 0,
      isStorageDown: false,
      probedAtMs: null,
    };
  }

  closed(): void {
    if (this.#facts.is === 'open') {
      // A question without an answer was the first sign.
      this.#downSinceMs = this.#facts.probedAtMs ?? this.#clock.nowMs();
    }
    this.#facts = { is: 'closed' };
  }

  heard(): void {
    this.#patch({ lastFrameAtMs: this.#clock.nowMs(), probedAtMs: null });
  }

  /** Frames with content, in answer to the server's question or after it. */
  sent(frames: readonly Uint8Array[]): void {
    this.#sentCount += frames.length;
    if (this.#facts.is !== 'open') return;
    this.#patch({
      hasSynced: true,
      unsettledSinceMs: this.#facts.unsettledSinceMs ?? this.#clock.nowMs(),
      unsettledBytes: frames.reduce((sum, { length }) => sum + length, this.#facts.unsettledBytes),
    });
  }

  /** @param count  of all frames sent on this connection. */
  settled(count: number): void {
    this.#settledCount = count;
    this.#progressed();
  }

  stood(isStorageDown: boolean): void {
    this.#patch({ isStorageDown });
    this.#progressed();
  }

  probed(): void {
    if (this.#facts.is !== 'open') return;
    this.#patch({ probedAtMs: this.#facts.probedAtMs ?? this.#clock.nowMs() });
  }

  /**
   * To be called every so often.
   * @returns whether another socket should take the place of this one.
   */
  isOver(bufferedBytes: number): boolean {
    if (bufferedBytes < this.#bufferedBytes) this.#progressed();
    this.#bufferedBytes = bufferedBytes;
    const isOver = shouldRenew(this.#facts, this.#clock.nowMs());
    if (isOver && this.#facts.is === 'connecting') this.#timeoutCount += 1;
    return isOver;
  }

  #progressed(): void {
    if (this.#settledCount >= this.#sentCount) {
      this.#patch({ unsettledSinceMs: null, unsettledBytes: 0 });
    } else {
      this.#patch({ unsettledSinceMs: this.#clock.nowMs() });
    }
  }

  #patch(changes: Partial<Omit<OpenFacts, 'is'>>): void {
    if (this.#facts.is === 'open') this.#facts = { ...this.#facts, ...changes };
  }
}
