/**
 * Holders of a client id that were asked for a sign of life because a newcomer uses the same id:
 * a program that reconnects looks just like that, and its old socket may be long dead.
 */
import { SparseMap } from '../../lib/std/sparse.ts';
import type { SessionId } from './room-events.ts';

export class Takeovers {
  readonly #deadlineMs = new SparseMap<SessionId, number>();

  /** @returns false when this holder was asked already. */
  ask(holder: SessionId, deadlineMs: number): boolean {
    if (this.#deadlineMs.has(holder)) return false;
    this.#deadlineMs.set(holder, deadlineMs);
    return true;
  }

  /** @returns whether this session had been asked. */
  answer(holder: SessionId): boolean {
    return this.#deadlineMs.delete(holder);
  }

  /** Removes and returns the holders that did not answer in time. */
  expired(nowMs: number): SessionId[] {
    const late = [...this.#deadlineMs].filter(([, atMs]) => atMs <= nowMs);
    for (const [sessionId] of late) this.#deadlineMs.delete(sessionId);
    return late.map(([sessionId]) => sessionId);
  }

  nextDeadlineMs(): number | null {
    let next: number | null = null;
    for (const atMs of this.#deadlineMs.values()) next = Math.min(next ?? atMs, atMs);
    return next;
  }
}
