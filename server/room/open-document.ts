/**
 * The content of an open document: what is stored, what is on its way to the disk, and who may
 * add to it. Nothing that is on its way is ever sent to anybody.
 */
import { assert } from '../../lib/std/assert.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { ClientId, PersonId, Seq } from '../../lib/core/ids.ts';
import type { Position, StateVector } from '../../lib/protocol/frames.ts';
import { stateVectorOf } from '../../lib/protocol/known.ts';
import { advance, screen } from '../../lib/protocol/screen.ts';
import type { Tail } from './frame-log.ts';
import { hasClaimedPast } from './claimed-past.ts';
import { Ownership } from './ownership.ts';
import type { LoadedDocument, RoomEntry, SessionId, SnapshotFrame } from './room-events.ts';
import { updateFrame } from './update-frame.ts';

export interface Writer {
  /** null: the server itself. */
  readonly sessionId: SessionId | null;
  readonly personId: PersonId | null;
  readonly mayWrite: boolean;
}

/** An accepted update that is not known to be stored yet. */
export interface Pending {
  readonly seq: Seq;
  readonly frame: Uint8Array;
  readonly updateBytes: number;
  readonly sessionId: SessionId | null;
  readonly author: PersonId | null;
}

export type Received =
  | { readonly is: 'empty' }
  | { readonly is: 'appended'; readonly entry: RoomEntry }
  | { readonly is: 'held'; readonly clientId: ClientId }
  | { readonly is: 'resync'; readonly why: string }
  | { readonly is: 'refused'; readonly code: FaultCode; readonly why: string };

export class OpenDocument {
  readonly ownership: Ownership;
  readonly isDamaged: boolean;
  readonly #loaded: LoadedDocument;
  readonly #limits: Limits;
  #pending: Pending[] = [];
  #lastSeq: Seq;

  constructor(loaded: LoadedDocument, limits: Limits) {
    this.#loaded = loaded;
    this.#limits = limits;
    this.#lastSeq = loaded.frames.lastSeq;
    this.ownership = new Ownership(loaded.owners);
    this.isDamaged = loaded.isDamaged;
  }

  /** The last seq given out, stored or not. */
  get lastSeq(): Seq {
    return this.#lastSeq;
  }

  get storedSeq(): Seq {
    return this.#loaded.frames.lastSeq;
  }

  get position(): Position {
    return { seq: this.storedSeq, documentBytes: this.#loaded.known.bytes };
  }

  get frameBytes(): number {
    return this.#loaded.frames.byteLength;
  }

  get isClean(): boolean {
    return this.#pending.length === 0;
  }

  /** Includes what is on its way: a client need not send that again. */
  stateVector(): StateVector {
    return stateVectorOf(this.#loaded.known);
  }

  receive(update: Uint8Array, writer: Writer): Received {
    const { known } = this.#loaded;
    const screened = screen(
      known,
      update,
      {
        mayWrite: writer.mayWrite && !this.isDamaged,
        ownershipOf: (clientId) =>
          this.ownership.verdict(clientId, writer.personId, writer.sessionId),
      },
      this.#limits,
    );
    if (screened.is !== 'accepted') return screened;
    const added = screened.clientIds.filter((clientId) => !known.clients.has(clientId)).length;
    // More could not be asked for: nobody's state vector may name them all.
    if (known.clients.size + added > this.#limits.stateVectorClientsMax) {
      return { is: 'refused', code: 'too_large', why: 'too many client ids' };
    }
    advance(known, screened);
    for (const clientId of screened.claims) this.ownership.claim(clientId, writer.personId);
    if (writer.personId === null && writer.sessionId !== null) {
      const holder = { sessionId: writer.sessionId, personId: null };
      for (const clientId of screened.clientIds) this.ownership.hold(clientId, holder);
    }
    this.#lastSeq += 1;
    const frame = updateFrame(screened.update);
    const updateBytes = screened.update.length;
    const { sessionId, personId: author } = writer;
    this.#pending.push({ seq: this.#lastSeq, frame, updateBytes, sessionId, author });
    return {
      is: 'appended',
      entry: {
        seq: this.#lastSeq,
        update: screened.update,
        author,
        claims: screened.claims,
      },
    };
  }

  /** @returns what became stored, in order. */
  markStored(upToSeq: Seq): Pending[] {
    assert(upToSeq <= this.#lastSeq, 'only what was appended can be stored');
    const count = Math.max(0, upToSeq - this.storedSeq);
    const stored = this.#pending.slice(0, count);
    this.#pending = this.#pending.slice(count);
    for (const { seq, frame, updateBytes } of stored) {
      this.#loaded.frames.append(seq, frame, updateBytes);
    }
    return stored;
  }

  get tail(): Tail {
    return this.#loaded.frames.tail;
  }

  /**
   * The same content in fewer bytes, which is what counts against the limit from now on. What is
   * known stays: the snapshot has collected some of it.
   * @returns false when it is older than what is here, or newer.
   */
  setSnapshot({ upToSeq, frame, stateBytes }: SnapshotFrame): boolean {
    const { frames, known } = this.#loaded;
    const { catchUpBytesMax } = this.#limits;
    if (!frames.setSnapshot(upToSeq, frame, stateBytes, catchUpBytesMax)) return false;
    const pendingBytes = this.#pending.reduce((sum, { updateBytes }) => sum + updateBytes, 0);
    known.bytes = stateBytes + frames.tail.bytes + pendingBytes;
    return true;
  }

  /**
   * Ready frames with everything stored after `since`; empty when there is nothing. A `since`
   * beyond the log is of another past, so that client gets everything.
   */
  contentSince(since: Seq): readonly Uint8Array[] {
    return this.#loaded.frames.since(since > this.storedSeq ? 0 : since);
  }

  /** Is what came after `since` more than the snapshot, which everybody may have? */
  remembersAfter(since: Seq): boolean {
    return this.#loaded.frames.hasAllAfter(since);
  }

  /** Has the copy behind `stateVector` all that was stored up to `since`? */
  hasAllUntil(since: Seq, stateVector: StateVector): boolean {
    const later = [...this.contentSince(since), ...this.#pending.map(({ frame }) => frame)];
    return hasClaimedPast(this.#loaded.known, stateVector, later, this.#limits);
  }

  /**
   * A client id whose clock in `stateVector` is ahead of ours although it belongs to somebody
   * else: that person's words were seen, so they were stored, so this log lost them (a data
   * folder was copied back). null: no sign of that.
   */
  idFromTheFuture(stateVector: StateVector, personId: PersonId | null): ClientId | null {
    const { clients } = this.#loaded.known;
    for (const [clientId, clock] of stateVector) {
      if (
        clock > (clients.get(clientId)?.clock ?? 0) &&
        this.ownership.isOthers(clientId, personId)
      ) {
        return clientId;
      }
    }
    return null;
  }
}
