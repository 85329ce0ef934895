/** Awareness states as y-protocols 1.0.7 writes them, cleaned of what nobody should have to read. */
import * as encoding from 'lib0/encoding';
import type { Limits } from '../core/limits.ts';
import type { AwarenessClaim, AwarenessEntry } from './frames.ts';
import type { Cursor } from './cursor.ts';

/** What a state costs, however short its JSON is. */
const ENTRY_BYTES = 64;
/** A caret, a name and a colour nest three deep; deeper is not presence. */
const STATE_DEPTH_MAX = 16;
/** Assigned by a careless reader, these reach the prototype of every object. */
const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
export const CLIENT_ID_MAX = 2 ** 32 - 1;

type State = AwarenessEntry['state'];

/**
 * The rest of a frame. States are not read: of those of somebody who types, few are ever shown.
 * Too large ones are left out and the others stay: a stock client echoes the states of others, and
 * must not pay for them. So are those behind a bound: a million of them in one frame would keep
 * everybody waiting.
 * @throws Malformed when the bytes are no awareness message at all.
 */
export function readClaims(cursor: Cursor, limits: Limits): AwarenessClaim[] {
  const length = cursor.varUint();
  if (length !== cursor.remaining) cursor.refuse(`${length} bytes of states`);
  const claims: AwarenessClaim[] = [];
  let bytesLeft = limits.awarenessFrameBytesMax;
  // Each entry takes three bytes at least, so a false count ends with the bytes.
  for (let left = cursor.varUint(); left > 0; left--) {
    const clientId = cursor.varUintUpTo(CLIENT_ID_MAX, 'client id');
    const clock = cursor.varUint();
    const textLength = cursor.varUint();
    bytesLeft -= ENTRY_BYTES + Math.min(textLength, limits.awarenessBytesMax);
    const isKept = bytesLeft >= 0 && textLength <= limits.awarenessBytesMax;
    if (isKept) claims.push({ clientId, clock, text: cursor.view(textLength) });
    else cursor.skip(textLength);
  }
  return claims;
}

export function writeAwareness(
  encoder: encoding.Encoder,
  entries: readonly AwarenessEntry[],
): void {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, entries.length);
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(inner, clientId);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, JSON.stringify(state));
  }
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const BRACE = 0x7b;
/** RFC 8259 section 2: tab, line feed, carriage return, space. */
const isBlank = (byte: number | undefined) =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Is this an object, or no state at all? null, with which somebody leaves, is neither. */
export function beginsObject(text: Uint8Array): boolean {
  let at = 0;
  while (isBlank(text[at])) at += 1;
  return text[at] === BRACE;
}

/** @returns undefined for what is not JSON, not an object or null, or unsafe. */
export function readState(text: Uint8Array): State | undefined {
  let value: unknown;
  try {
    value = JSON.parse(UTF8.decode(text));
  } catch (err) {
    // Not UTF-8 (TypeError) or not JSON (SyntaxError): a peer's matter, the entry is left out.
    if (err instanceof TypeError || err instanceof SyntaxError) return undefined;
    throw err;
  }
  if (value === null) return null;
  return isRecord(value) && isSafe(value, STATE_DEPTH_MAX) ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSafe(value: unknown, depthLeft: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depthLeft === 0) return false;
  return Object.entries(value).every(
    ([key, inner]) => !UNSAFE_KEYS.has(key) && isSafe(inner, depthLeft - 1),
  );
}
