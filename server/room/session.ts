/** One person's open socket in one room: what the room remembers of it. */
import type { Profile } from '../../lib/core/actor.ts';
import type { ClientId, Seq } from '../../lib/core/ids.ts';
import type { Role } from '../../lib/core/policy.ts';
import type { ClientFrame, StateVector } from '../../lib/protocol/frames.ts';
import type { Opening, SessionId } from './room-events.ts';
import { Settlement } from './settlement.ts';

export type SessionState =
  /** Open; its first step1 is not answered yet. */
  | { readonly is: 'greeting' }
  /** Has all stored content and gets everything that is stored from now on. */
  | { readonly is: 'live' }
  /** Told to go; whatever still arrives is ignored. */
  | { readonly is: 'leaving' };

export class Session {
  readonly id: SessionId;
  readonly opening: Opening;
  profile: Profile;
  role: Role;
  state: SessionState = { is: 'greeting' };
  readonly settlement = new Settlement();
  /** Frames that wait for the room to load, or for another session to give up a client id. */
  readonly held: ClientFrame[] = [];
  /** The client id whose present holder was asked for a sign of life; null: nothing is held up. */
  waitsForClientId: ClientId | null = null;
  isPaused = false;
  /** A step1 of ours has no answer yet: a gap needs no second one. */
  hasOpenStep1 = false;
  /** A step1 that came too soon after the last answer. */
  deferredStep1: StateVector | null = null;
  answeredStep1AtMs = Number.NEGATIVE_INFINITY;
  refusalCount = 0;
  lastSentMs: number;
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
}
