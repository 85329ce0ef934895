/** What a room is told and what it asks for. The room decides, its driver performs. */
import type { Profile } from '../../lib/core/actor.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { ClientId, Epoch, PersonId, Seq } from '../../lib/core/ids.ts';
import type { Role } from '../../lib/core/policy.ts';
import type { ClientFrame, RefusalCode } from '../../lib/protocol/frames.ts';
import type { Known } from '../../lib/protocol/known.ts';
import type { LogEntry, LogFacts } from '../ports.ts';
import type { FrameLog } from './frame-log.ts';

export type SessionId = number;

/** A person's open socket as it enters a room: all of it is settled at the handshake. */
export interface Opening {
  readonly sessionId: SessionId;
  /** null: no credential. */
  readonly personId: PersonId | null;
  readonly profile: Profile;
  readonly role: Role;
  /** What it has shown lets it be no more, whatever its person is judged to be later. */
  readonly ceiling: Role;
  readonly wantsOwnFrames: boolean;
  /** The client's copy has everything up to this seq; 0: it has nothing. */
  readonly since: Seq;
}

/** A document read from the log, ready to serve. */
export interface LoadedDocument {
  readonly known: Known;
  readonly frames: FrameLog;
  readonly owners: Map<ClientId, PersonId | null>;
  readonly isDamaged: boolean;
}

/** A snapshot as it goes to clients. */
export interface SnapshotFrame {
  readonly upToSeq: Seq;
  readonly frame: Uint8Array;
  readonly stateBytes: number;
}

export type EditId = number;

/**
 * What may happen to frames for a slow reader. `content` may fill its buffer, once; `presence` and
 * `position` are left out; `word` is small and never is.
 */
export type SendKind = 'content' | 'presence' | 'position' | 'word';

export type RoomEvent =
  | { readonly is: 'opened'; readonly opening: Opening }
  | { readonly is: 'received'; readonly sessionId: SessionId; readonly frame: ClientFrame }
  /** Any sign of life that is not a frame. */
  | { readonly is: 'ponged'; readonly sessionId: SessionId }
  | { readonly is: 'left'; readonly sessionId: SessionId }
  /** Its socket takes nothing for too long, not even what is small and cannot be left out. */
  | { readonly is: 'overflowed'; readonly sessionId: SessionId }
  /**
   * Its socket is full: updates after `sinceSeq` were left out, and all that follow will be.
   * null: a whole answer was.
   */
  | { readonly is: 'fell-behind'; readonly sessionId: SessionId; readonly sinceSeq: Seq | null }
  /** The socket of a session that fell behind has room again. */
  | { readonly is: 'ready-again'; readonly sessionId: SessionId }
  | { readonly is: 'loaded'; readonly document: LoadedDocument }
  | { readonly is: 'load-failed'; readonly code: FaultCode }
  /** A snapshot of this document is stored. */
  | { readonly is: 'compacted'; readonly snapshot: SnapshotFrame }
  /** Every appended entry up to `upToSeq` would survive a power cut. */
  | { readonly is: 'stored'; readonly upToSeq: Seq }
  /** The log refuses this document for good. */
  | { readonly is: 'append-failed'; readonly code: FaultCode }
  | { readonly is: 'storage-failing'; readonly isFailing: boolean }
  | { readonly is: 'edited'; readonly editId: EditId; readonly update: Uint8Array }
  | { readonly is: 'closed'; readonly code: FaultCode }
  | { readonly is: 'revoked'; readonly personId: PersonId }
  /** What people may do from now on; null: those without credentials. Others stay as they are. */
  | { readonly is: 'judged'; readonly roles: readonly (readonly [PersonId | null, Role])[] }
  | { readonly is: 'renamed'; readonly personId: PersonId; readonly profile: Profile }
  /** A guest became a member. */
  | { readonly is: 'linked'; readonly guestId: PersonId; readonly memberId: PersonId }
  | { readonly is: 'drained' }
  | { readonly is: 'woken' };

/** The driver knows whose document it is, and what time. */
export type RoomEntry = Omit<LogEntry, 'documentId' | 'atMs'>;

export type RoomEffect =
  | { readonly is: 'append'; readonly entry: RoomEntry }
  /** Ready frames for one socket, in one write. */
  | {
      readonly is: 'send';
      readonly sessionId: SessionId;
      readonly frames: readonly Uint8Array[];
      readonly kind: SendKind;
    }
  /** What became stored after `sinceSeq`. A reader whose socket is full falls behind instead. */
  | {
      readonly is: 'relay';
      readonly sessionId: SessionId;
      readonly frames: readonly Uint8Array[];
      readonly sinceSeq: Seq;
    }
  | { readonly is: 'close'; readonly sessionId: SessionId; readonly code: FaultCode }
  | { readonly is: 'ping'; readonly sessionId: SessionId }
  | { readonly is: 'read'; readonly sessionId: SessionId; readonly isPaused: boolean }
  /** The server's own edit is stored (null) or refused. */
  | { readonly is: 'edit-settled'; readonly editId: EditId; readonly refused: FaultCode | null }
  /** An update was refused; told to the session by other effects. */
  | { readonly is: 'refused'; readonly code: RefusalCode }
  /** Somebody wrote who may not; null: without credentials. */
  | { readonly is: 'trespassed'; readonly personId: PersonId | null }
  /** Stored content changed, its newest part by this author: lists and search want to know. */
  | { readonly is: 'changed'; readonly author: PersonId | null }
  | { readonly is: 'unload' }
  | {
      readonly is: 'log';
      readonly level: 'debug' | 'info' | 'warn';
      readonly event: string;
      readonly facts: LogFacts;
    };

export interface RoomFigures {
  readonly state: 'loading' | 'serving' | 'draining' | 'failed' | 'unloaded';
  readonly sessions: number;
  readonly liveSessions: number;
  /** Of the stored content that is held as frames. */
  readonly frameBytes: number;
}

export interface RoomFacts {
  readonly epoch: Epoch;
}
