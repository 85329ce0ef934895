/**
 * The frames of the wire as values. The y-websocket protocol (y-protocols 1.0.7) is canonical;
 * frames from 100 on are Sheaf's own and go only to connections that ask with `?stored=1`.
 */
import type { FaultCode } from '../core/faults.ts';
import type { Role } from '../core/policy.ts';
import type { ClientId, Epoch, Seq } from '../core/ids.ts';

/** First varUint of a frame. 0 to 3: y-protocols; from 100: ours. */
export const FRAME = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  settled: 100,
  refused: 101,
  standing: 102,
  position: 103,
} as const;

/** Second varUint of a sync frame (y-protocols sync.js). */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** Highest clock seen per client id. */
export type StateVector = ReadonlyMap<ClientId, number>;

export interface AwarenessEntry {
  readonly clientId: ClientId;
  readonly clock: number;
  /** null: this client left. */
  readonly state: Readonly<Record<string, unknown>> | null;
}

/** What a client says of itself, or repeats of others: its state is not read yet. */
export interface AwarenessClaim {
  readonly clientId: ClientId;
  readonly clock: number;
  /** JSON in UTF-8, as it came: a view of the frame. */
  readonly text: Uint8Array;
}

/** What a client may send. */
export type ClientFrame =
  | { readonly is: 'step1'; readonly stateVector: StateVector }
  | { readonly is: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly is: 'awareness'; readonly claims: readonly AwarenessClaim[] }
  | { readonly is: 'query-awareness' };

/** A refused update. `resync` is not final: the server has sent a step1, the next step2 covers it. */
export type RefusalCode = FaultCode | 'resync';

/** Sheaf's own frames, server to client. */
export type OwnFrame =
  /** Cumulative: the first `count` step2 and update frames of this connection are dealt with. */
  | { readonly is: 'settled'; readonly count: number }
  /** Frame `index` (from 1, same count) was not stored. Comes before the `settled` that covers it. */
  | { readonly is: 'refused'; readonly index: number; readonly code: RefusalCode }
  /** First frame of a connection, and again whenever one of its facts changes. */
  | {
      readonly is: 'standing';
      readonly epoch: Epoch;
      readonly role: Role;
      /** Why the role is less than the link gives, or why saving waits; null: all is well. */
      readonly reason: FaultCode | null;
    }
  /** A lower bound: this connection has been sent every update up to `seq`. */
  | ({ readonly is: 'position' } & Position);

export interface Position {
  readonly seq: Seq;
  /** What counts against `documentBytesMax`: everything accepted by now. */
  readonly documentBytes: number;
}
