/** What a session sends into an open document: content, carets and questions. */
import { assertNever } from '../../lib/std/assert.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { ClientId, Seq } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { may } from '../../lib/core/policy.ts';
import { readState } from '../../lib/protocol/awareness.ts';
import { EMPTY_STEP2, encodeAwareness, encodeStep1 } from '../../lib/protocol/codec.ts';
import type { AwarenessClaim, ClientFrame, StateVector } from '../../lib/protocol/frames.ts';
import type { OpenDocument } from './open-document.ts';
import type { Outbox } from './outbox.ts';
import type { Presence } from './presence.ts';
import type { Behind, Session } from './session.ts';
import { wsFrame } from './ws-frame.ts';

const EMPTY_STEP2_FRAME = wsFrame(EMPTY_STEP2);

/** Refusals that no honest client can cause: the connection ends with the frame. */
const HOSTILE: ReadonlySet<FaultCode> = new Set(['bad_update', 'bad_frame']);

export type Taken =
  | { readonly is: 'taken' }
  /** Another connection may still be using this client id: the frame has to wait. */
  | {
      readonly is: 'held';
      readonly clientId: ClientId;
      /** What is left of the frame, where part of it was judged already. */
      readonly rest?: ClientFrame;
    };

const TAKEN: Taken = { is: 'taken' };

export class Intake {
  readonly #document: OpenDocument;
  readonly #presence: Presence;
  readonly #outbox: Outbox;
  readonly #limits: Limits;

  constructor(document: OpenDocument, presence: Presence, outbox: Outbox, limits: Limits) {
    this.#document = document;
    this.#presence = presence;
    this.#outbox = outbox;
    this.#limits = limits;
  }

  take(session: Session, frame: ClientFrame): Taken {
    switch (frame.is) {
      case 'step1':
        this.#answer(session, frame.stateVector);
        return TAKEN;
      case 'step2':
        return this.#receiveAnswer(session, frame.update);
      case 'update':
        return this.#receive(session, frame.update);
      case 'awareness':
        return this.#announce(session, frame.claims);
      case 'query-awareness':
        this.#showAll(session);
        return TAKEN;
      default:
        return assertNever(frame);
    }
  }

  /** When something is due that came too soon after the last step1; null: nothing is. */
  dueAtMs(session: Session): number | null {
    return session.owes === 'nothing' ? null : session.askedAtMs + this.#limits.contentAnswerMs;
  }

  /** Says what is due by now. */
  payDebt(session: Session): void {
    const dueAtMs = this.dueAtMs(session);
    if (dueAtMs === null || dueAtMs > this.#outbox.nowMs) return;
    if (session.owes === 'answer') this.#giveContent(session);
    else this.#ask(session);
  }

  /** A step1 is a cheap question with an expensive answer, so it is answered only so often. */
  #answer(session: Session, stateVector: StateVector): void {
    const { personId } = session.opening;
    if (this.#document.idFromTheFuture(stateVector, personId) !== null) {
      this.#outbox.add({
        is: 'log',
        level: 'warn',
        event: 'copy.ahead',
        facts: { sessionId: session.id },
      });
      this.#outbox.close(session, 'copy_outdated');
      return;
    }
    if (this.#hasJustAsked(session)) session.owes = 'answer';
    else this.#giveContent(session, this.#claimedSeq(session, stateVector));
  }

  /** The seq up to which this copy really has everything, as far as can be told. */
  #claimedSeq(session: Session, stateVector: StateVector): Seq {
    const { since } = session.opening;
    if (session.state.is !== 'greeting' || !this.#document.remembersAfter(since)) return 0;
    if (this.#document.hasAllUntil(since, stateVector)) return since;
    const facts = { sessionId: session.id, since };
    this.#outbox.add({ is: 'log', level: 'warn', event: 'copy.lacking', facts });
    return 0;
  }

  /**
   * All stored content, an empty step2 ("everything is here"), then our own step1, without which
   * offline edits would never come up. Carets come in the same write: on their own they would be
   * dropped while the content of a large document is still on its way.
   */
  #giveContent(session: Session, since: Seq = 0, missed: Behind | null = null): void {
    const isFirst = session.state.is === 'greeting';
    const content = this.#document.contentSince(since);
    const carets = isFirst || missed !== null ? this.#presenceFrames(missed) : [];
    if (isFirst) session.shownAllAtMs = this.#outbox.nowMs;
    session.state = { is: 'live' };
    this.#noteAsked(session);
    // At once: the next visit of this copy asks only for what comes after.
    const position = this.#outbox.positionFrames(session, this.#document.position);
    const whole = [...content, EMPTY_STEP2_FRAME, this.#step1Frame(), ...position, ...carets];
    this.#outbox.send(session, whole, 'content');
  }

  /** What a session missed while its socket was full, as a view of the log. */
  makeUp(session: Session, missed: Behind): void {
    if (missed.owesAnswer) return this.#giveContent(session, 0, missed);
    const content = this.#document.contentSince(missed.sinceSeq);
    const position = this.#outbox.positionFrames(session, this.#document.position);
    const whole = [...content, ...position, ...this.#presenceFrames(missed)];
    if (whole.length > 0) this.#outbox.send(session, whole, 'content');
  }

  /** It may have been on its way when a gap came up, and know nothing of it. */
  #receiveAnswer(session: Session, update: Uint8Array): Taken {
    const { hasGapSinceAsked } = session;
    session.hasOpenStep1 = false;
    const taken = this.#receive(session, update);
    if (hasGapSinceAsked && taken.is === 'taken') this.#askAgain(session);
    return taken;
  }

  #receive(session: Session, update: Uint8Array): Taken {
    const received = this.#document.receive(update, {
      sessionId: session.id,
      personId: session.opening.personId,
      mayWrite: may(session.role, 'edit'),
    });
    if (received.is === 'held') return received;
    const index = session.settlement.receive();
    session.settlement.waitFor(this.#document.lastSeq);
    switch (received.is) {
      case 'empty':
        break;
      case 'appended':
        this.#outbox.add({ is: 'append', entry: received.entry });
        break;
      case 'resync':
        this.#outbox.add({ is: 'refused', code: 'resync' });
        this.#outbox.sendOwn(session, { is: 'refused', index, code: 'resync' });
        this.#askAgain(session);
        break;
      case 'refused':
        this.#refuse(session, index, received.code, received.why);
        break;
      default:
        assertNever(received);
    }
    return TAKEN;
  }

  /**
   * Sheaf's own client is told and keeps the words for its person. A stock client knows no
   * refusals, and its replica would build on what nobody else will ever have, so it is ended.
   */
  #refuse(session: Session, index: number, code: FaultCode, why: string): void {
    session.refusalCount += 1;
    this.#outbox.add({ is: 'refused', code });
    if (code === 'not_allowed') {
      this.#outbox.add({ is: 'trespassed', personId: session.opening.personId });
    }
    if (session.refusalCount === 1) {
      const facts = { sessionId: session.id, code, why };
      this.#outbox.add({ is: 'log', level: 'warn', event: 'update.refused', facts });
    }
    this.#outbox.sendOwn(session, { is: 'refused', index, code });
    const isPoisoned = !session.opening.wantsOwnFrames && code !== 'not_allowed';
    const isTooMany = session.refusalCount > this.#limits.sessionRefusalsMax;
    if (HOSTILE.has(code) || isPoisoned || isTooMany) this.#outbox.close(session, code);
  }

  /** A held update whose client id turned out to be in use. */
  refuseHeld(session: Session): void {
    const index = session.settlement.receive();
    session.settlement.waitFor(this.#document.lastSeq);
    this.#refuse(session, index, 'foreign_client_id', 'client id in use by a live connection');
  }

  /**
   * A gap needs what the client has from there on; one open question is enough. A replica that
   * itself lacks what its text refers to would answer for ever, so it is asked only so often.
   */
  #askAgain(session: Session): void {
    if (!session.isLive) return;
    if (session.hasOpenStep1) session.hasGapSinceAsked = true;
    else if (!this.#hasJustAsked(session)) this.#ask(session);
    else if (session.owes === 'nothing') session.owes = 'question';
  }

  #ask(session: Session): void {
    this.#noteAsked(session);
    this.#outbox.send(session, [this.#step1Frame()], 'word');
  }

  #noteAsked(session: Session): void {
    session.owes = 'nothing';
    session.hasOpenStep1 = true;
    session.hasGapSinceAsked = false;
    session.askedAtMs = this.#outbox.nowMs;
  }

  #hasJustAsked(session: Session): boolean {
    return this.#outbox.nowMs - session.askedAtMs < this.#limits.contentAnswerMs;
  }

  #announce(session: Session, claims: readonly AwarenessClaim[]): Taken {
    for (const claim of claims) {
      const { clientId } = claim;
      if (session.awarenessId === null) {
        if (this.#enter(session, claim)) continue;
        const rest = { is: 'awareness', claims: claims.slice(claims.indexOf(claim)) } as const;
        return { is: 'held', clientId, rest };
      }
      // The stock provider echoes everybody's states back: others' entries are no offence.
      if (clientId !== session.awarenessId) continue;
      this.#presence.announce(claim, session, this.#document.lastSeq);
    }
    return TAKEN;
  }

  /**
   * The first state under an id that is free makes it the id of this connection.
   * @returns false when it has to be seen first whether the id is.
   */
  #enter(session: Session, { clientId, clock, text }: AwarenessClaim): boolean {
    const { ownership, lastSeq } = this.#document;
    const { personId } = session.opening;
    const verdict = ownership.verdict(clientId, personId, session.id);
    if (verdict === 'theirs') return true;
    const state = readState(text) ?? null;
    if (state === null) return true;
    if (verdict === 'held') return false;
    session.awarenessId = clientId;
    ownership.hold(clientId, { sessionId: session.id, personId });
    this.#presence.enter({ clientId, clock, state }, session, lastSeq);
    return true;
  }

  /** One byte asks for everybody's caret, so it is answered only so often. */
  #showAll(session: Session): void {
    const { nowMs } = this.#outbox;
    if (!session.isLive || nowMs - session.shownAllAtMs < this.#limits.contentAnswerMs) return;
    session.shownAllAtMs = nowMs;
    const frames = this.#presenceFrames();
    if (frames.length > 0) this.#outbox.send(session, frames, 'presence');
  }

  /** @param missed  of a reader that was behind; null: it missed nothing. */
  #presenceFrames(missed: Behind | null = null): Uint8Array[] {
    const here = this.#presence.all(this.#document.storedSeq);
    for (const { clientId } of here) missed?.gone.delete(clientId);
    const entries = [...here, ...(missed?.gone.values() ?? [])];
    return entries.length === 0 ? [] : [wsFrame(encodeAwareness(entries))];
  }

  #step1Frame(): Uint8Array {
    return wsFrame(encodeStep1(this.#document.stateVector()));
  }
}
