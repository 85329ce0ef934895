/** One person's open socket in one room: what the room remembers of it. */
import type { Profile } from '../../lib/core/actor.ts';
import type { ClientId, Seq } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Role } from '../../lib/core/policy.ts';
import { copyOf } from '../../lib/protocol/cursor.ts';
import type { AwarenessEntry, ClientFrame } from '../../lib/protocol/frames.ts';
import { assertNever } from '../../lib/std/assert.ts';
import type { Opening, SessionId } from './room-events.ts';
import { Settlement } from './settlement.ts';

export type SessionState =
  /** Open; its first step1 is not answered yet. */
  | { readonly is: 'greeting' }
  /** Has all stored content and gets everything that is stored from now on. */
  | { readonly is: 'live' }
  /** Told to go: the room has forgotten it, whatever still arrives is ignored. */
  | { readonly is: 'leaving' };

export interface Behind {
  /** It has been sent everything up to here. */
  readonly sinceSeq: Seq;
  readonly sinceMs: number;
  /** A whole answer to a step1 was left out: only another one makes up for it. */
  readonly owesAnswer: boolean;
  /** Carets that were taken away meanwhile: it would show them until they are outdated. */
  readonly gone: Map<ClientId, AwarenessEntry>;
}

export class Session {
  readonly id: SessionId;
  readonly opening: Opening;
  profile: Profile;
  role: Role;
  state: SessionState = { is: 'greeting' };
  readonly settlement = new Settlement();
  /** Frames that wait for the room to load, or for another session to give up a client id. */
  readonly held: ClientFrame[] = [];
  #heldBytes = 0;
  /** The client id whose present holder was asked for a sign of life; null: nothing is held up. */
  waitsForClientId: ClientId | null = null;
  isPaused = false;
  /** A step1 of ours has no answer yet: a gap needs no second one. */
  hasOpenStep1 = false;
  /** A gap came while one was open: the answer may have been on its way already. */
  hasGapSinceAsked = false;
  /** What could not be said yet, so soon after the last step1 of ours. */
  owes: 'nothing' | 'question' | 'answer' = 'nothing';
  askedAtMs = Number.NEGATIVE_INFINITY;
  /** When it was shown last who is here; what changes after that it is told anyway. */
  shownAllAtMs = Number.NEGATIVE_INFINITY;
  refusalCount = 0;
  lastSentMs: number;
  /** Updates were left out because its socket was full; null: it has been sent everything. */
  behind: Behind | null = null;
  /** Position frames promise no more than what was sent. */
  toldSeq: Seq = 0;
  /** The one awareness id of this connection, once it announced one. */
  awarenessId: ClientId | null = null;

  constructor(opening: Opening, nowMs: number) {
    this.id = opening.sessionId;
    this.opening = opening;
    this.profile = opening.profile;
    this.role = opening.role;
    this.lastSentMs = nowMs;
  }

  get isLive(): boolean {
    return this.state.is === 'live';
  }

  hold(frame: ClientFrame): void {
    const kept = keptOf(frame);
    this.held.push(kept);
    this.#heldBytes += bytesOf(kept);
  }

  /** What was released has to wait again, before all others. */
  putBack(frame: ClientFrame): void {
    this.held.unshift(frame);
    this.#heldBytes += bytesOf(frame);
  }

  /** The oldest held frame is to be dealt with. */
  release(): ClientFrame | undefined {
    const frame = this.held.shift();
    if (frame !== undefined) this.#heldBytes -= bytesOf(frame);
    return frame;
  }

  /** Should it be read no further? Half must be settled before it goes on, lest it flutter. */
  isSwamped(limits: Limits): boolean {
    const { pendingCount } = this.settlement;
    const pendingMax = limits.sessionPendingUpdatesMax;
    const isBehind = this.isPaused ? pendingCount * 2 >= pendingMax : pendingCount > pendingMax;
    const isHolding = this.held.length > limits.takeoverFramesMax;
    return isBehind || isHolding || this.#heldBytes > limits.updateBytesMax;
  }
}

/** Shares no memory with the socket's buffer, of which a small piece would keep the whole. */
function keptOf(frame: ClientFrame): ClientFrame {
  if (frame.is !== 'awareness') return frame;
  return {
    ...frame,
    claims: frame.claims.map((claim) => ({ ...claim, text: copyOf(claim.text) })),
  };
}

/** What an object takes beside its bytes, about. */
const CLAIM_BYTES = 256;

/** About what a decoded frame costs in memory, and never less than its parts do. */
function bytesOf(frame: ClientFrame): number {
  switch (frame.is) {
    case 'step1':
      return frame.stateVector.size * 64;
    case 'step2':
    case 'update':
      return frame.update.length;
    case 'awareness':
      return frame.claims.reduce((sum, { text }) => sum + CLAIM_BYTES + text.length, 0);
    case 'query-awareness':
      return 0;
    default:
      return assertNever(frame);
  }
}
