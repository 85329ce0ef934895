/**
 * The live copy of one document as a state machine: events in, effects out. No socket, no disk,
 * no clock; the driver performs what it asks for. The law it keeps: an update is relayed and
 * acknowledged only by a `stored` event, and a room never unloads while anything is pending.
 */
import { assertNever } from '../../lib/std/assert.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { PersonId, Seq } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { ClientFrame } from '../../lib/protocol/frames.ts';
import { FormerGuests } from './former-guests.ts';
import type { Tail } from './frame-log.ts';
import { OpenDocument } from './open-document.ts';
import { Outbox } from './outbox.ts';
import { Presence } from './presence.ts';
import { PresencePace } from './presence-pace.ts';
import { Reading } from './reading.ts';
import { Relay } from './relay.ts';
import type { LoadedDocument, Opening, RoomEffect, RoomEvent } from './room-events.ts';
import type { RoomFacts, RoomFigures, SessionId, SnapshotFrame } from './room-events.ts';
import { Roster } from './roster.ts';
import { ServerEdits } from './server-edits.ts';
import { Timetable } from './timetable.ts';

interface Serving {
  readonly document: OpenDocument;
  readonly reading: Reading;
}

export type RoomState =
  | { readonly is: 'loading' }
  | ({ readonly is: 'serving' } & Serving)
  /** No new work is taken; sessions leave once nothing is pending. */
  | ({ readonly is: 'draining' } & Serving)
  | { readonly is: 'failed'; readonly code: FaultCode }
  | { readonly is: 'unloaded'; readonly tail: Tail };

type Alarm = 'rounds' | 'position' | 'presence' | 'idle' | 'takeover' | 'debt' | 'slow';

export class Room {
  #state: RoomState = { is: 'loading' };
  readonly #limits: Limits;
  readonly #outbox = new Outbox();
  readonly #presence = new Presence();
  readonly #pace: PresencePace;
  readonly #roster: Roster;
  readonly #alarms = new Timetable<Alarm>();
  readonly #edits = new ServerEdits(this.#outbox);
  readonly #formerGuests = new FormerGuests();

  constructor(facts: RoomFacts, limits: Limits) {
    this.#limits = limits;
    this.#pace = new PresencePace(limits);
    this.#roster = new Roster(facts.epoch, this.#outbox, limits);
  }

  /** The effects are to be performed in order, before the next event. */
  step(event: RoomEvent, nowMs: number): RoomEffect[] {
    this.#outbox.nowMs = nowMs;
    this.#apply(event);
    this.#forgetClosed();
    this.#setAlarms();
    return this.#outbox.take();
  }

  /** When to send `woken` next; null: no need. */
  wakeAtMs(): number | null {
    return this.#alarms.nextMs();
  }

  get state(): RoomState['is'] {
    return this.#state.is;
  }

  /** null: nothing is loaded, or what is cannot be served. */
  get tail(): Tail | null {
    if ('document' in this.#state) return this.#state.document.tail;
    return this.#state.is === 'unloaded' ? this.#state.tail : null;
  }

  figures(): RoomFigures {
    const sessions = [...this.#roster.all()];
    return {
      state: this.#state.is,
      sessions: sessions.length,
      liveSessions: sessions.filter(({ isLive }) => isLive).length,
      frameBytes: this.frameBytes,
    };
  }

  /** What its content takes, about. */
  get frameBytes(): number {
    return 'document' in this.#state ? this.#state.document.frameBytes : 0;
  }

  /** Everybody with a session, once; null: somebody without credentials. */
  people(): (PersonId | null)[] {
    return [...new Set([...this.#roster.all()].map(({ opening }) => opening.personId))];
  }

  get sessionCount(): number {
    return this.#roster.size;
  }

  #apply(event: RoomEvent): void {
    switch (event.is) {
      case 'opened':
        return this.#open(event.opening);
      case 'received':
        return this.#receive(event.sessionId, event.frame);
      case 'ponged':
        return this.#reading?.provedAlive(event.sessionId);
      case 'left':
        return this.#leave(event.sessionId);
      case 'overflowed':
        return this.#roster.close(event.sessionId, 'slow_reader');
      case 'fell-behind':
        return this.#reading?.fellBehind(event.sessionId, event.sinceSeq);
      case 'ready-again':
        return this.#reading?.readyAgain(event.sessionId);
      case 'loaded':
        return this.#serve(event.document);
      case 'compacted':
        return this.#compacted(event.snapshot);
      case 'load-failed':
      case 'append-failed':
        return this.#fail(event.code);
      case 'stored':
        return this.#stored(event.upToSeq);
      case 'storage-failing':
        return this.#roster.setReason('storage_unavailable', event.isFailing);
      case 'edited':
        this.#edits.add(event);
        return this.#takeEdits();
      case 'closed':
        return this.#roster.closeAll(event.code);
      case 'revoked':
        return this.#roster.closeOf(event.personId, 'not_allowed');
      case 'judged':
        return this.#roster.judge(new Map(event.roles));
      case 'renamed':
        return this.#roster.rename(event.personId, event.profile);
      case 'linked':
        return this.#link(event.guestId, event.memberId);
      case 'drained':
        return this.#drain();
      case 'woken':
        for (const alarm of this.#alarms.take(this.#outbox.nowMs)) this.#ring(alarm);
        return;
      default:
        return assertNever(event);
    }
  }

  /** Whoever was told to go is gone at once, however long its socket takes to close. */
  #forgetClosed(): void {
    for (let closed = this.#outbox.takeClosed(); closed.length > 0;) {
      for (const { id } of closed) this.#leave(id);
      closed = this.#outbox.takeClosed();
    }
  }

  #open(opening: Opening): void {
    const session = this.#roster.add(opening);
    switch (this.#state.is) {
      case 'loading':
        return;
      case 'serving':
        return this.#roster.greet(session);
      case 'draining':
      case 'unloaded':
        return this.#outbox.close(session, 'restarting');
      case 'failed':
        return this.#outbox.close(session, this.#state.code);
      default:
        return assertNever(this.#state);
    }
  }

  #serve(loaded: LoadedDocument): void {
    if (this.#state.is !== 'loading') return;
    const document = new OpenDocument(loaded, this.#limits);
    this.#formerGuests.loaded(document.ownership);
    const reading = new Reading(document, this.#roster, this.#presence, this.#outbox, this.#limits);
    this.#state = { is: 'serving', document, reading };
    if (document.isDamaged) this.#roster.demoteAll('document_damaged');
    for (const session of this.#roster.all()) {
      this.#roster.greet(session);
      reading.takeHeld(session);
    }
    this.#takeEdits();
  }

  /** What the guest's pages have not sent yet comes again, from who they are now. */
  #link(guestId: PersonId, memberId: PersonId): void {
    const ownership = 'document' in this.#state ? this.#state.document.ownership : null;
    this.#formerGuests.hear(guestId, memberId, ownership);
    this.#roster.closeOf(guestId, 'guest_linked');
  }

  #fail(code: FaultCode): void {
    this.#state = { is: 'failed', code };
    this.#roster.closeAll(code);
    this.#edits.refuseAll(code);
    this.#outbox.add({ is: 'unload' });
  }

  #receive(sessionId: SessionId, frame: ClientFrame): void {
    const session = this.#roster.get(sessionId);
    if (session === undefined) return;
    this.#reading?.provedAlive(sessionId);
    if (this.#state.is === 'serving' && session.waitsForClientId === null) {
      this.#state.reading.take(session, frame);
    } else {
      session.hold(frame);
      this.#roster.regulate(session);
    }
  }

  get #reading(): Reading | null {
    return this.#state.is === 'serving' ? this.#state.reading : null;
  }

  #leave(sessionId: SessionId): void {
    const session = this.#roster.get(sessionId);
    if (session === undefined) return;
    this.#roster.remove(sessionId);
    this.#presence.leave(sessionId);
    this.#reading?.left(session);
  }

  /** The one place where anything becomes visible to others. */
  #stored(upToSeq: Seq): void {
    if (this.#state.is !== 'serving' && this.#state.is !== 'draining') return;
    const { document } = this.#state;
    const sinceSeq = document.storedSeq;
    const stored = document.markStored(upToSeq);
    if (stored.length === 0) return;
    const relay = new Relay(stored);
    for (const session of this.#roster.all()) {
      if (session.isLive) this.#outbox.relay(session, relay.framesFor(session.id), sinceSeq);
      this.#roster.settle(session, document.storedSeq);
    }
    this.#edits.stored(upToSeq);
    this.#presence.stored();
    this.#alarms.setEarliest('position', this.#outbox.nowMs + this.#limits.positionMs);
    this.#outbox.add({ is: 'changed', author: stored.at(-1)?.author ?? null });
    if (this.#state.is === 'draining') this.#drain();
  }

  #compacted(snapshot: SnapshotFrame): void {
    if (this.#state.is !== 'serving' || !this.#state.document.setSnapshot(snapshot)) return;
    // People may write again in a document that was full.
    this.#roster.forgetToldPositions();
    this.#alarms.setEarliest('position', this.#outbox.nowMs + this.#limits.positionMs);
  }

  #takeEdits(): void {
    switch (this.#state.is) {
      case 'loading':
        return;
      case 'serving':
        return this.#edits.appendTo(this.#state.document);
      case 'draining':
      case 'unloaded':
        return this.#edits.refuseWaiting('restarting');
      case 'failed':
        return this.#edits.refuseWaiting(this.#state.code);
      default:
        return assertNever(this.#state);
    }
  }

  #drain(): void {
    switch (this.#state.is) {
      case 'loading':
        return this.#fail('restarting');
      case 'serving':
      case 'draining': {
        this.#state = { ...this.#state, is: 'draining' };
        if (!this.#state.document.isClean) return;
        this.#roster.closeAll('restarting');
        return this.#unload(this.#state.document);
      }
      case 'failed':
      case 'unloaded':
        return;
      default:
        return assertNever(this.#state);
    }
  }

  #unload({ tail }: OpenDocument): void {
    this.#state = { is: 'unloaded', tail };
    this.#outbox.add({ is: 'unload' });
  }

  #ring(alarm: Alarm): void {
    if (this.#state.is !== 'serving') return;
    const { document, reading } = this.#state;
    switch (alarm) {
      case 'rounds':
        return this.#roster.beatHearts();
      case 'position':
        return this.#roster.tellPosition(document.position);
      case 'presence': {
        const entries = this.#presence.takeChanged(document.storedSeq);
        return this.#pace.spent(this.#roster.showPresence(entries), this.#outbox.nowMs);
      }
      case 'idle':
        if (this.#isIdle()) this.#unload(document);
        return;
      case 'takeover':
        return reading.endTakeovers();
      case 'debt':
        return reading.payDebts();
      case 'slow':
        return reading.endSlow();
      default:
        return assertNever(alarm);
    }
  }

  #isIdle(): boolean {
    const isClean = this.#state.is === 'serving' && this.#state.document.isClean;
    return isClean && this.#roster.size === 0;
  }

  #setAlarms(): void {
    if (this.#state.is !== 'serving') return;
    const { nowMs } = this.#outbox;
    if (this.#isIdle()) this.#alarms.setEarliest('idle', nowMs + this.#limits.roomIdleMs);
    else this.#alarms.clear('idle');
    if (this.#roster.size > 0) {
      this.#alarms.setEarliest('rounds', nowMs + this.#limits.heartbeatMs / 2);
    }
    if (this.#presence.hasChanged) {
      this.#alarms.setEarliest('presence', this.#pace.nextMs(nowMs));
    }
    const { reading } = this.#state;
    this.#alarms.setEarliest('takeover', reading.nextTakeoverMs());
    this.#alarms.setEarliest('debt', reading.nextDebtMs());
    this.#alarms.setEarliest('slow', reading.nextSlowMs());
  }
}
