/** Gathers what a room wants done during one step. */
import type { FaultCode } from '../../lib/core/faults.ts';
import type { Seq } from '../../lib/core/ids.ts';
import { encodeOwnFrame } from '../../lib/protocol/codec.ts';
import type { OwnFrame, Position } from '../../lib/protocol/frames.ts';
import type { RoomEffect, SendKind } from './room-events.ts';
import type { Session } from './session.ts';
import { wsFrame } from './ws-frame.ts';

export class Outbox {
  /** Of the step under way. */
  nowMs = 0;
  #effects: RoomEffect[] = [];
  #closed: Session[] = [];
  /** The last position told: everybody who comes back hears the same. */
  #position: { readonly of: Position; readonly frames: readonly Uint8Array[] } | null = null;

  add(effect: RoomEffect): void {
    this.#effects.push(effect);
  }

  send(session: Session, frames: readonly Uint8Array[], kind: SendKind): void {
    session.lastSentMs = this.nowMs;
    this.#effects.push({ is: 'send', sessionId: session.id, frames, kind });
  }

  /** What became stored after `sinceSeq`, for a session that has all before it. */
  relay(session: Session, frames: readonly Uint8Array[], sinceSeq: Seq): void {
    if (session.behind !== null || frames.length === 0) return;
    session.lastSentMs = this.nowMs;
    this.#effects.push({ is: 'relay', sessionId: session.id, frames, sinceSeq });
  }

  /** Stock clients log frame types they do not know, so they get none of ours. */
  sendOwn(session: Session, frame: OwnFrame): void {
    if (!session.opening.wantsOwnFrames) return;
    this.send(session, ownFrames(frame), 'word');
  }

  /** To follow everything up to `seq`. None for stock clients. */
  positionFrames(session: Session, position: Position): readonly Uint8Array[] {
    if (!session.opening.wantsOwnFrames) return [];
    session.toldSeq = position.seq;
    const last = this.#position?.of;
    if (last?.seq !== position.seq || last.documentBytes !== position.documentBytes) {
      const { seq, documentBytes } = position;
      const of = { seq, documentBytes };
      this.#position = { of, frames: ownFrames({ is: 'position', ...of }) };
    }
    return this.#position?.frames ?? [];
  }

  close(session: Session, code: FaultCode): void {
    if (session.state.is === 'leaving') return;
    session.state = { is: 'leaving' };
    this.#closed.push(session);
    this.#effects.push({ is: 'close', sessionId: session.id, code });
  }

  pauseReading(session: Session, isPaused: boolean): void {
    if (session.isPaused === isPaused) return;
    session.isPaused = isPaused;
    this.#effects.push({ is: 'read', sessionId: session.id, isPaused });
  }

  /** Sessions told to go since the last call. */
  takeClosed(): Session[] {
    const closed = this.#closed;
    this.#closed = [];
    return closed;
  }

  /** In order; they are to be performed before the next event. */
  take(): RoomEffect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }
}

export function ownFrames(frame: OwnFrame): readonly Uint8Array[] {
  return [wsFrame(encodeOwnFrame(frame))];
}
