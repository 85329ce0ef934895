/**
 * Documents that somebody asked for a moment ago. After a restart a thousand people come back to
 * the same few at once, and a query costs more than all else about a connection.
 */
import type { DocumentRecord } from '../../lib/core/document.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { Documents } from '../ports.ts';

/** An answer that lets people in is good for so long. */
const RECENT_MS = 1_000;
/** Documents remembered; past this many it begins anew, which only repeats questions. */
const RECENT_MAX = 10_000;

interface Answer {
  readonly untilMs: number;
  readonly record: Promise<DocumentRecord | null>;
}

export class RecentDocuments implements Pick<Documents, 'find'> {
  readonly #documents: Pick<Documents, 'find'>;
  readonly #clock: Clock;
  readonly #answers = new Map<DocumentId, Answer>();
  #isForgetting = false;

  constructor(documents: Pick<Documents, 'find'>, clock: Clock) {
    this.#documents = documents;
    this.#clock = clock;
  }

  /** Answers kept. */
  get size(): number {
    return this.#answers.size;
  }

  /** Of the record only what decides who enters is sure to be fresh. Same errors as the store. */
  find(id: DocumentId): Promise<DocumentRecord | null> {
    const nowMs = this.#clock.steadyMs();
    const present = this.#answers.get(id);
    if (present !== undefined && nowMs < present.untilMs) return present.record;
    this.#forgetInTime();
    const record = this.#documents.find(id);
    const answer = { untilMs: nowMs + RECENT_MS, record };
    if (this.#answers.size >= RECENT_MAX) this.#answers.clear();
    this.#answers.delete(id);
    this.#answers.set(id, answer);
    const forget = (): void => {
      if (this.#answers.get(id) === answer) this.#answers.delete(id);
    };
    // Whoever makes a document or takes it out of the trash wants to enter at once.
    record.then((found) => (found === null || found.trashedAtMs !== null) && forget(), forget);
    return record;
  }

  /** Access to it has changed: what was answered before counts no more. */
  forget(id: DocumentId): void {
    this.#answers.delete(id);
  }

  forgetAll(): void {
    this.#answers.clear();
  }

  #forgetInTime(): void {
    if (this.#isForgetting) return;
    this.#isForgetting = true;
    this.#clock.after(RECENT_MS, () => {
      this.#isForgetting = false;
      this.#forgetOld(this.#clock.steadyMs());
      if (this.#answers.size > 0) this.#forgetInTime();
    });
  }

  /** They lie in the order in which they were asked for. */
  #forgetOld(nowMs: number): void {
    for (const [id, { untilMs }] of this.#answers) {
      if (untilMs > nowMs) break;
      this.#answers.delete(id);
    }
  }
}
