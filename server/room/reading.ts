/**
 * Takes what the sessions of an open document send, each in its order. Frames wait while another
 * connection may still be using their client id, and answers while the last one is too recent.
 */
import { SparseSet } from '../../lib/std/sparse.ts';
import type { ClientId, Seq } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { AwarenessEntry, ClientFrame } from '../../lib/protocol/frames.ts';
import { Intake } from './intake.ts';
import type { OpenDocument } from './open-document.ts';
import type { Outbox } from './outbox.ts';
import type { Presence } from './presence.ts';
import type { SessionId } from './room-events.ts';
import type { Roster } from './roster.ts';
import type { Session } from './session.ts';
import { Takeovers } from './takeovers.ts';

export class Reading {
  readonly #document: OpenDocument;
  readonly #roster: Roster;
  readonly #outbox: Outbox;
  readonly #limits: Limits;
  readonly #intake: Intake;
  readonly #takeovers = new Takeovers();
  /** Sessions to which something is due as soon as the last answer is old enough. */
  readonly #debtors = new SparseSet<Session>();
  /** Sessions that are behind. */
  readonly #slow = new SparseSet<Session>();

  constructor(
    document: OpenDocument,
    roster: Roster,
    presence: Presence,
    outbox: Outbox,
    limits: Limits,
  ) {
    this.#document = document;
    this.#roster = roster;
    this.#outbox = outbox;
    this.#limits = limits;
    this.#intake = new Intake(document, presence, outbox, limits);
  }

  /** Nothing that came before `frame` waits. */
  take(session: Session, frame: ClientFrame): void {
    const taken = this.#intake.take(session, frame);
    if (taken.is === 'held') {
      session.hold(taken.rest ?? frame);
      this.#waitFor(taken.clientId, session);
    }
    this.#noteTaken(session);
  }

  /** The room serves, or what held a frame back is gone. */
  takeHeld(session: Session): void {
    this.#takeFrames(session);
    this.#noteTaken(session);
  }

  #noteTaken(session: Session): void {
    if (session.state.is === 'leaving') return;
    if (this.#intake.dueAtMs(session) !== null) this.#debtors.add(session);
    this.#roster.settle(session, this.#document.storedSeq);
  }

  #takeFrames(session: Session): void {
    session.waitsForClientId = null;
    while (session.state.is !== 'leaving') {
      const frame = session.release();
      if (frame === undefined) return;
      const taken = this.#intake.take(session, frame);
      if (taken.is === 'held') {
        session.putBack(taken.rest ?? frame);
        return this.#waitFor(taken.clientId, session);
      }
    }
  }

  #waitFor(clientId: ClientId, session: Session): void {
    session.waitsForClientId = clientId;
    this.#askHolder(clientId);
  }

  /** Says what is due by now. */
  payDebts(): void {
    for (const session of this.#debtors) {
      this.#intake.payDebt(session);
      if (this.#intake.dueAtMs(session) === null) this.#debtors.delete(session);
    }
  }

  nextDebtMs(): number | null {
    let next: number | null = null;
    for (const session of this.#debtors) {
      const dueAtMs = this.#intake.dueAtMs(session);
      if (dueAtMs !== null) next = Math.min(next ?? dueAtMs, dueAtMs);
    }
    return next;
  }

  nextTakeoverMs(): number | null {
    return this.#takeovers.nextDeadlineMs();
  }

  #askHolder(clientId: ClientId): void {
    const holder = this.#document.ownership.holderOf(clientId);
    if (holder !== undefined) this.#ask(holder);
  }

  #ask(holder: SessionId): void {
    const deadlineMs = this.#outbox.nowMs + this.#limits.takeoverPingMs;
    if (!this.#takeovers.ask(holder, deadlineMs)) return;
    this.#outbox.add({ is: 'ping', sessionId: holder });
  }

  /** The present holder of a client id lives: whoever waits for it is refused. */
  provedAlive(holder: SessionId): void {
    if (!this.#takeovers.answer(holder)) return;
    for (const session of this.#roster.all()) {
      const { waitsForClientId } = session;
      if (waitsForClientId === null) continue;
      if (this.#document.ownership.holderOf(waitsForClientId) !== holder) continue;
      const frame = session.release();
      if (frame?.is === 'update' || frame?.is === 'step2') this.#intake.refuseHeld(session);
      this.takeHeld(session);
    }
  }

  /** @param sinceSeq  of the first update left out; null: a whole answer was. */
  fellBehind(sessionId: SessionId, sinceSeq: Seq | null): void {
    const session = this.#roster.get(sessionId);
    if (session === undefined) return;
    const { behind } = session;
    session.behind = {
      sinceSeq: behind?.sinceSeq ?? sinceSeq ?? this.#document.storedSeq,
      sinceMs: behind?.sinceMs ?? this.#outbox.nowMs,
      owesAnswer: behind?.owesAnswer === true || sinceSeq === null,
      gone: behind?.gone ?? new Map<ClientId, AwarenessEntry>(),
    };
    this.#slow.add(session);
  }

  /** Its socket has room again: it gets what it missed. */
  readyAgain(sessionId: SessionId): void {
    const session = this.#roster.get(sessionId);
    const behind = session?.behind ?? null;
    if (session === undefined || behind === null) return;
    session.behind = null;
    this.#slow.delete(session);
    this.#intake.makeUp(session, behind);
  }

  nextSlowMs(): number | null {
    let sinceMs: number | null = null;
    for (const { behind } of this.#slow) {
      if (behind !== null) sinceMs = Math.min(sinceMs ?? behind.sinceMs, behind.sinceMs);
    }
    return sinceMs === null ? null : sinceMs + this.#limits.slowReaderMs;
  }

  /** Who was behind for too long has to come back. */
  endSlow(): void {
    const lateMs = this.#outbox.nowMs - this.#limits.slowReaderMs;
    for (const session of this.#slow) {
      if (session.behind !== null && session.behind.sinceMs <= lateMs) {
        this.#outbox.close(session, 'slow_reader');
      }
    }
  }

  /** What this session held is free. */
  left(gone: Session): void {
    this.#debtors.delete(gone);
    this.#slow.delete(gone);
    this.#takeovers.answer(gone.id);
    this.#document.ownership.release(gone.id);
    for (const session of this.#roster.all()) {
      if (session.waitsForClientId !== null) this.takeHeld(session);
    }
  }

  /** Who did not answer in time is gone, unless we ourselves did not read what it said. */
  endTakeovers(): void {
    for (const sessionId of this.#takeovers.expired(this.#outbox.nowMs)) {
      if (this.#roster.get(sessionId)?.isPaused === true) this.#ask(sessionId);
      else this.#roster.close(sessionId, 'slow_reader');
    }
  }
}
