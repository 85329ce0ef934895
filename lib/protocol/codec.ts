/** Frames between bytes and values. Decoding never throws: peers send anything. */
import * as encoding from 'lib0/encoding';
import { FAULTS, type FaultCode } from '../core/faults.ts';
import type { ClientId, Epoch } from '../core/ids.ts';
import type { Limits } from '../core/limits.ts';
import { ROLES, type Role } from '../core/policy.ts';
import { assertNever } from '../std/assert.ts';
import { fail, ok, type Result } from '../std/result.ts';
import { CLIENT_ID_MAX, readClaims, writeAwareness } from './awareness.ts';
import { copyOf, Cursor, Malformed } from './cursor.ts';
import {
  FRAME,
  SYNC,
  type AwarenessEntry,
  type ClientFrame,
  type OwnFrame,
  type RefusalCode,
  type StateVector,
} from './frames.ts';
import { parseEpoch } from './handshake.ts';

/** `code` ends the connection; `why` is for the log. */
export interface Refusal {
  readonly code: FaultCode;
  readonly why: string;
}

/**
 * What a client sent. The update inside is a copy: the socket may reuse its buffer. States of
 * awareness are views: who keeps them copies them.
 */
export function decodeClientFrame(bytes: Uint8Array, limits: Limits): Result<ClientFrame, Refusal> {
  if (bytes.length > limits.frameBytesMax) {
    return fail({ code: 'too_large', why: `frame of ${bytes.length} bytes` });
  }
  try {
    const cursor = new Cursor(bytes, 'bad_frame');
    const frame = readFrame(cursor, limits);
    cursor.end();
    return ok(frame);
  } catch (err) {
    if (err instanceof Malformed) return fail({ code: err.code, why: err.message });
    throw err;
  }
}

function readFrame(cursor: Cursor, limits: Limits): ClientFrame {
  const type = cursor.varUint();
  switch (type) {
    case FRAME.sync:
      return readSync(cursor, limits);
    case FRAME.awareness:
      return { is: 'awareness', claims: readClaims(cursor, limits) };
    case FRAME.queryAwareness:
      return { is: 'query-awareness' };
    default:
      return cursor.refuse(`frame type ${type}`);
  }
}

function readSync(cursor: Cursor, limits: Limits): ClientFrame {
  const type = cursor.varUint();
  switch (type) {
    case SYNC.step1:
      return { is: 'step1', stateVector: readStateVector(cursor.varView(), limits) };
    case SYNC.step2:
      return { is: 'step2', update: copyOf(cursor.varView()) };
    case SYNC.update:
      return { is: 'update', update: copyOf(cursor.varView()) };
    default:
      return cursor.refuse(`sync type ${type}`);
  }
}

function readStateVector(bytes: Uint8Array, limits: Limits): StateVector {
  const cursor = new Cursor(bytes, 'bad_frame');
  const count = cursor.varUintUpTo(limits.stateVectorClientsMax, 'clients of a state vector');
  const clocks = new Map<ClientId, number>();
  for (let left = count; left > 0; left--) {
    const clientId = cursor.varUintUpTo(CLIENT_ID_MAX, 'client id');
    clocks.set(clientId, cursor.varUint());
  }
  cursor.end();
  return clocks;
}

/** The server's question: what do you have that I lack? */
export function encodeStep1(stateVector: StateVector): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, stateVector.size);
  // Highest client id first, as Yjs writes it: equal vectors are equal bytes.
  for (const [clientId, clock] of [...stateVector].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(inner, clientId);
    encoding.writeVarUint(inner, clock);
  }
  return syncFrame(SYNC.step1, encoding.toUint8Array(inner));
}

export function encodeUpdate(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC.update, update);
}

function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.awareness);
    writeAwareness(encoder, entries);
  });
}

/** Ends joining: with it a stock client's `synced` means that everything is here. */
export const EMPTY_STEP2: Uint8Array = syncFrame(SYNC.step2, Uint8Array.of(0, 0));

/** No state at all, which keeps a stock client from reconnecting after 30 silent seconds. */
export const HEARTBEAT: Uint8Array = encodeAwareness([]);

export function encodeOwnFrame(frame: OwnFrame): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME[frame.is]);
    switch (frame.is) {
      case 'settled':
        encoding.writeVarUint(encoder, frame.count);
        break;
      case 'refused':
        encoding.writeVarUint(encoder, frame.index);
        encoding.writeVarString(encoder, frame.code);
        break;
      case 'standing':
        encoding.writeVarString(encoder, frame.epoch);
        encoding.writeVarString(encoder, frame.role);
        encoding.writeVarString(encoder, frame.reason ?? '');
        break;
      case 'position':
        encoding.writeVarUint(encoder, frame.seq);
        encoding.writeVarUint(encoder, frame.documentBytes);
        break;
      default:
        assertNever(frame);
    }
  });
}

/** The browser's side: a whole frame, its type included. @returns a reason when it is none of ours. */
export function decodeOwnFrame(bytes: Uint8Array): Result<OwnFrame, string> {
  try {
    const cursor = new Cursor(bytes, 'bad_frame');
    const frame = readOwnFrame(cursor);
    cursor.end();
    return ok(frame);
  } catch (err) {
    if (err instanceof Malformed) return fail(err.message);
    throw err;
  }
}

function readOwnFrame(cursor: Cursor): OwnFrame {
  const type = cursor.varUint();
  switch (type) {
    case FRAME.settled:
      return { is: 'settled', count: cursor.varUint() };
    case FRAME.refused:
      return { is: 'refused', index: cursor.varUint(), code: readRefusalCode(cursor) };
    case FRAME.standing:
      return {
        is: 'standing',
        epoch: readEpoch(cursor),
        role: readRole(cursor),
        reason: readReason(cursor),
      };
    case FRAME.position:
      return { is: 'position', seq: cursor.varUint(), documentBytes: cursor.varUint() };
    default:
      return cursor.refuse(`frame type ${type}`);
  }
}

function isFaultCode(text: string): text is FaultCode {
  return Object.hasOwn(FAULTS, text);
}

function readRefusalCode(cursor: Cursor): RefusalCode {
  const text = cursor.varString();
  return text === 'resync' || isFaultCode(text) ? text : cursor.refuse('unknown code');
}

function readReason(cursor: Cursor): FaultCode | null {
  const text = cursor.varString();
  if (text === '') return null;
  return isFaultCode(text) ? text : cursor.refuse('unknown reason');
}

function readEpoch(cursor: Cursor): Epoch {
  return parseEpoch(cursor.varString()) ?? cursor.refuse('not an epoch');
}

function readRole(cursor: Cursor): Role {
  const text = cursor.varString();
  return ROLES.find((role) => role === text) ?? cursor.refuse('unknown role');
}
