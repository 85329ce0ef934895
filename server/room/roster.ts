/** The sessions of a room and what is said to all or some of them. */
import { SparseSet } from '../../lib/std/sparse.ts';
import type { Profile } from '../../lib/core/actor.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { Epoch, PersonId, Seq } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { may } from '../../lib/core/policy.ts';
import { atMost, type Role } from '../../lib/core/role.ts';
import { encodeAwareness, HEARTBEAT } from '../../lib/protocol/codec.ts';
import type { AwarenessEntry, Position } from '../../lib/protocol/frames.ts';
import { ownFrames, type Outbox } from './outbox.ts';
import type { Opening, SessionId } from './room-events.ts';
import { type Behind, Session } from './session.ts';
import { wsFrame } from './ws-frame.ts';

const HEARTBEAT_FRAME = wsFrame(HEARTBEAT);

interface Greeting {
  readonly role: Role;
  readonly reason: FaultCode | null;
  readonly frames: readonly Uint8Array[];
}

export class Roster {
  readonly #sessions = new Map<SessionId, Session>();
  readonly #epoch: Epoch;
  readonly #outbox: Outbox;
  readonly #limits: Limits;
  /** What holds for everybody here; the first one is told. */
  readonly #reasons = new SparseSet<FaultCode>();
  /** What the last one was greeted with: as a rule the next one is, too. */
  #greeting: Greeting | null = null;

  constructor(epoch: Epoch, outbox: Outbox, limits: Limits) {
    this.#epoch = epoch;
    this.#outbox = outbox;
    this.#limits = limits;
  }

  get size(): number {
    return this.#sessions.size;
  }

  all(): Iterable<Session> {
    return this.#sessions.values();
  }

  get(sessionId: SessionId): Session | undefined {
    return this.#sessions.get(sessionId);
  }

  add(opening: Opening): Session {
    const session = new Session(opening, this.#outbox.nowMs);
    session.role = this.#standingOf(session, session.role);
    const isFull = this.#sessions.size >= this.#limits.roomSessionsMax;
    this.#sessions.set(session.id, session);
    if (isFull) this.#outbox.close(session, 'room_full');
    return session;
  }

  remove(sessionId: SessionId): void {
    this.#sessions.delete(sessionId);
  }

  close(sessionId: SessionId, code: FaultCode): void {
    const session = this.#sessions.get(sessionId);
    if (session !== undefined) this.#outbox.close(session, code);
  }

  closeAll(code: FaultCode): void {
    for (const session of this.all()) this.#outbox.close(session, code);
  }

  closeOf(personId: PersonId, code: FaultCode): void {
    for (const session of this.all()) {
      if (session.opening.personId === personId) this.#outbox.close(session, code);
    }
  }

  /** Whoever may not even read is told to go; everybody else whose role is another one is told. */
  judge(roles: ReadonlyMap<PersonId | null, Role>): void {
    for (const session of this.all()) {
      const judged = roles.get(session.opening.personId);
      if (judged === undefined) continue;
      const role = this.#standingOf(session, judged);
      if (!may(role, 'read')) this.#outbox.close(session, 'not_allowed');
      else if (role !== session.role) {
        session.role = role;
        this.greet(session);
      }
    }
  }

  /**
   * People are judged, and each of their sessions has a ceiling of its own. Nobody writes in a
   * damaged document.
   */
  #standingOf({ opening }: Session, judged: Role): Role {
    const role = atMost(judged, opening.ceiling);
    return this.#reasons.has('document_damaged') && may(role, 'read') ? 'viewer' : role;
  }

  /** Carets carry the new name from their next announcement on, 15 s at the latest. */
  rename(personId: PersonId, profile: Profile): void {
    for (const session of this.all()) {
      if (session.opening.personId === personId) session.profile = profile;
    }
  }

  /** First of all frames, and again whenever one of its facts changes. */
  greet(session: Session): void {
    if (!session.opening.wantsOwnFrames) return;
    const { role } = session;
    const [reason = null] = this.#reasons;
    if (this.#greeting?.role !== role || this.#greeting.reason !== reason) {
      const frames = ownFrames({ is: 'standing', epoch: this.#epoch, role, reason });
      this.#greeting = { role, reason, frames };
    }
    this.#outbox.send(session, this.#greeting.frames, 'word');
  }

  setReason(reason: FaultCode, holds: boolean): void {
    if (this.#reasons.has(reason) === holds) return;
    if (holds) this.#reasons.add(reason);
    else this.#reasons.delete(reason);
    for (const session of this.all()) this.greet(session);
  }

  /** Everybody here, and whoever comes later, may only read. The caller greets. */
  demoteAll(reason: FaultCode): void {
    this.#reasons.add(reason);
    for (const session of this.all()) session.role = 'viewer';
  }

  settle(session: Session, storedSeq: Seq): void {
    const count = session.settlement.advance(storedSeq);
    if (count !== null) this.#outbox.sendOwn(session, { is: 'settled', count });
    this.regulate(session);
  }

  /** Nobody is refused for speed: who is ahead of the disk is read more slowly. */
  regulate(session: Session): void {
    this.#outbox.pauseReading(session, session.isSwamped(this.#limits));
  }

  /** Stock clients reconnect after 30 s without an application frame; pings do not count. */
  beatHearts(): void {
    const quietSinceMs = this.#outbox.nowMs - this.#limits.heartbeatMs / 2;
    for (const session of this.all()) {
      if (session.lastSentMs > quietSinceMs) continue;
      this.#outbox.send(session, [HEARTBEAT_FRAME], 'presence');
    }
  }

  forgetToldPositions(): void {
    for (const session of this.all()) session.toldSeq = 0;
  }

  tellPosition(position: Position): void {
    for (const session of this.all()) {
      if (!session.isLive || session.behind !== null || session.toldSeq === position.seq) continue;
      const frames = this.#outbox.positionFrames(session, position);
      if (frames.length > 0) this.#outbox.send(session, frames, 'position');
    }
  }

  /** Of more than could be here at once, the first: the others outdate by themselves. */
  #noteGone({ gone }: Behind, entries: readonly AwarenessEntry[]): void {
    for (const entry of entries) {
      if (gone.has(entry.clientId) || gone.size < this.#limits.roomSessionsMax) {
        gone.set(entry.clientId, entry);
      }
    }
  }

  /** @returns the bytes it cost. */
  showPresence(entries: readonly AwarenessEntry[]): number {
    if (entries.length === 0) return 0;
    let sentBytes = 0;
    const frame = wsFrame(encodeAwareness(entries));
    const gone = entries.filter(({ state }) => state === null);
    for (const session of this.all()) {
      if (!session.isLive) continue;
      if (session.behind === null) {
        this.#outbox.send(session, [frame], 'presence');
        sentBytes += frame.length;
      } else {
        this.#noteGone(session.behind, gone);
      }
    }
    return sentBytes;
  }
}
