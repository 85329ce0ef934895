/**
 * What is known of a document as bytes, to be stored beside its snapshot: a room that reads them
 * need not read the snapshot, and forgets nothing that the snapshot has collected.
 *
 * What follows from the rest is left out: a type lives where the run with its clock does, and its
 * depth is one more than its surroundings'.
 */
import * as encoding from 'lib0/encoding';
import type { ClientId } from '../core/ids.ts';
import { assert } from '../std/assert.ts';
import { attributeLineOf, type Link } from './attribute-line.ts';
import { CLIENT_ID_MAX } from './awareness.ts';
import { Cursor, Malformed } from './cursor.ts';
import {
  attributeOf,
  GONE,
  newKnown,
  newRuns,
  placeAt,
  pushRun,
  type Known,
  type KnownClient,
  type Place,
} from './known-state.ts';
import { pushRange } from './ranges.ts';
import { ROOTS } from './update-v1.ts';

const FORMAT_VERSION = 1;
/** Whoever asks whether something is dead climbs so far; no reader of a document climbs further. */
const DEPTH_MAX = 2_000;

/** Signed numbers near zero as small unsigned ones: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

export function encodeKnown(known: Known): Uint8Array {
  const indexes = new Map([...known.clients.keys()].map((client, at) => [client, at] as const));
  return encoding.encode((encoder) => {
    encoding.writeUint8(encoder, FORMAT_VERSION);
    encoding.writeVarUint(encoder, known.bytes);
    encoding.writeVarUint(encoder, known.version);
    encoding.writeVarUint(encoder, indexes.size);
    for (const client of indexes.keys()) encoding.writeVarUint(encoder, client);
    writeTypes(encoder, known, indexes);
    writeAttributes(encoder, known, indexes);
    for (const client of known.clients.values()) {
      writeRuns(encoder, client);
      writeDeleted(encoder, client.deleted);
    }
  });
}

type Indexes = ReadonlyMap<ClientId, number>;

function indexIn(indexes: Indexes, client: ClientId): number {
  const index = indexes.get(client);
  assert(index !== undefined, 'whatever is known is of a known client');
  return index;
}

/** By position; of one client the clocks ascend. */
function writeTypes(encoder: encoding.Encoder, known: Known, indexes: Indexes): void {
  const lastClocks = new Map<ClientId, number>();
  encoding.writeVarUint(encoder, known.types.length - ROOTS.length);
  for (const { client, clock, kind } of known.types.slice(ROOTS.length)) {
    encoding.writeVarUint(encoder, 2 * indexIn(indexes, client) + (kind === 'text' ? 1 : 0));
    encoding.writeVarUint(encoder, clock - (lastClocks.get(client) ?? 0));
    lastClocks.set(client, clock);
  }
}

/** A name is written when it is met first; later ones count back to it. */
function writeAttributes(encoder: encoding.Encoder, known: Known, indexes: Indexes): void {
  const names = new Map<string, number>();
  let lastType = 0;
  encoding.writeVarUint(encoder, known.attributes.length);
  for (const { type, key, line } of known.attributes) {
    encoding.writeVarUint(encoder, zigzag(type - lastType));
    lastType = type;
    const name = names.get(key) ?? names.size;
    encoding.writeVarUint(encoder, name);
    if (name === names.size) {
      encoding.writeVarString(encoder, key);
      names.set(key, name);
    }
    encoding.writeVarUint(encoder, line.links.length);
    let lastTo = 0;
    for (const { client, from, to } of line.links) {
      encoding.writeVarUint(encoder, indexIn(indexes, client));
      encoding.writeVarUint(encoder, zigzag(from - lastTo));
      encoding.writeVarUint(encoder, to - from - 1);
      lastTo = to;
    }
    if (line.links.length > 0) encoding.writeVarUint(encoder, lastTo - 1 - line.winnerFrom);
  }
}

function writeRuns(encoder: encoding.Encoder, client: KnownClient): void {
  const last = { type: 0, attribute: 0 };
  encoding.writeVarUint(encoder, client.runStarts.length);
  client.runPlaces.forEach((place, at) => {
    const start = client.runStarts[at] ?? 0;
    encoding.writeVarUint(encoder, (client.runStarts[at + 1] ?? client.clock) - start - 1);
    if (place === GONE) {
      encoding.writeVarUint(encoder, 0);
    } else if (place > GONE) {
      encoding.writeVarUint(encoder, 1 + 2 * zigzag(place - last.type));
      last.type = place;
    } else {
      encoding.writeVarUint(encoder, 2 + 2 * zigzag(attributeOf(place) - last.attribute));
      last.attribute = attributeOf(place);
    }
  });
}

function writeDeleted(encoder: encoding.Encoder, deleted: readonly number[]): void {
  encoding.writeVarUint(encoder, deleted.length / 2);
  let end = 0;
  for (let at = 0; at < deleted.length; at += 2) {
    const from = deleted[at] ?? 0;
    const to = deleted[at + 1] ?? 0;
    encoding.writeVarUint(encoder, from - end);
    encoding.writeVarUint(encoder, to - from - 1);
    end = to;
  }
}

/**
 * Total, and linear in the bytes. What it returns is sound enough for any question, but it may
 * say something untrue if bytes were changed: a checksum is the keeper's.
 * @returns null when the bytes are damaged, or of a format that is not ours.
 */
export function decodeKnown(bytes: Uint8Array): Known | null {
  try {
    return readKnown(new Cursor(bytes, 'bad_update'));
  } catch (err) {
    if (err instanceof Malformed) return null;
    throw err;
  }
}

function readKnown(cursor: Cursor): Known {
  if (cursor.byte() !== FORMAT_VERSION) cursor.refuse('unknown format');
  const known = newKnown();
  known.bytes = cursor.varUint();
  known.version = cursor.varUint();
  const clientIds: ClientId[] = [];
  for (let left = readCount(cursor); left > 0; left--) {
    const client = cursor.varUintUpTo(CLIENT_ID_MAX, 'client id');
    if (known.clients.has(client)) cursor.refuse(`client ${client} again`);
    clientIds.push(client);
    known.clients.set(client, { ...newRuns(0), deleted: [] });
  }
  const heads = readTypes(cursor, known, clientIds);
  readAttributes(cursor, known, clientIds);
  for (const client of known.clients.values()) {
    readRuns(cursor, known, ROOTS.length + heads.length, client);
    readDeleted(cursor, client);
  }
  cursor.end();
  settleTypes(cursor, known, heads);
  settleAttributes(cursor, known);
  return known;
}

/** Of things that take a byte each, at least. */
function readCount(cursor: Cursor): number {
  return cursor.varUintUpTo(cursor.remaining, 'count');
}

/** @returns `value`, which must be one that counting on from it stays exact. */
function safe(cursor: Cursor, value: number): number {
  return value >= 0 && value < Number.MAX_SAFE_INTEGER ? value : cursor.refuse('number too big');
}

interface TypeHead {
  readonly client: ClientId;
  readonly clock: number;
  readonly kind: 'text' | 'element';
}

function readTypes(cursor: Cursor, known: Known, clientIds: readonly ClientId[]): TypeHead[] {
  const heads: TypeHead[] = [];
  for (let left = readCount(cursor); left > 0; left--) {
    const word = cursor.varUint();
    const id = clientIds[Math.floor(word / 2)];
    const client = id === undefined ? undefined : known.clients.get(id);
    if (id === undefined || client === undefined) return cursor.refuse('type of an unknown client');
    const last = client.typeClocks.at(-1);
    const delta = cursor.varUint();
    if (last !== undefined && delta === 0) cursor.refuse('two types at one clock');
    const clock = safe(cursor, (last ?? 0) + delta);
    client.typeClocks.push(clock);
    client.typePositions.push(ROOTS.length + heads.length);
    heads.push({ client: id, clock, kind: word % 2 === 1 ? 'text' : 'element' });
  }
  return heads;
}

function readAttributes(cursor: Cursor, known: Known, clientIds: readonly ClientId[]): void {
  const names: string[] = [];
  let type = 0;
  for (let left = readCount(cursor); left > 0; left--) {
    type += unzigzag(cursor.varUint());
    const name = cursor.varUintUpTo(names.length, 'name');
    if (name === names.length) names.push(cursor.varString());
    const links: Link[] = [];
    let lastTo = 0;
    for (let linksLeft = readCount(cursor); linksLeft > 0; linksLeft--) {
      const client = clientIds[cursor.varUint()] ?? cursor.refuse('value of an unknown client');
      const from = safe(cursor, lastTo + unzigzag(cursor.varUint()));
      lastTo = safe(cursor, from + cursor.varUint() + 1);
      links.push({ client, from, to: lastTo });
    }
    const winnerFrom = links.length === 0 ? 0 : lastTo - 1 - cursor.varUint();
    if (winnerFrom < (links.at(-1)?.from ?? 0)) cursor.refuse('value that counts beyond its run');
    const line = attributeLineOf(links, winnerFrom);
    known.attributes.push({ type, key: names[name] ?? '', line });
  }
}

function readRuns(cursor: Cursor, known: Known, typeCount: number, client: KnownClient): void {
  const last = { type: 0, attribute: 0 };
  for (let left = readCount(cursor); left > 0; left--) {
    const to = safe(cursor, client.clock + cursor.varUint() + 1);
    const place = readPlace(cursor, last);
    const isKnown =
      place >= GONE ? place < typeCount : attributeOf(place) < known.attributes.length;
    if (!isKnown || last.type < 0 || last.attribute < 0) cursor.refuse('unknown place');
    pushRun(client, place, to);
  }
}

function readPlace(cursor: Cursor, last: { type: number; attribute: number }): Place {
  const word = cursor.varUint();
  if (word === 0) return GONE;
  const delta = unzigzag(Math.floor((word - 1) / 2));
  if (word % 2 === 1) {
    last.type += delta;
    return last.type;
  }
  last.attribute += delta;
  return -2 - last.attribute;
}

function readDeleted(cursor: Cursor, client: KnownClient): void {
  let end = 0;
  for (let left = readCount(cursor); left > 0; left--) {
    const from = end + cursor.varUint();
    end = safe(cursor, from + cursor.varUint() + 1);
    if (end > client.clock) cursor.refuse('deletion of unknown clocks');
    pushRange(client.deleted, from, end);
  }
}

/** Surroundings come before what they hold, so that climbing out of a type always ends. */
function settleTypes(cursor: Cursor, known: Known, heads: readonly TypeHead[]): void {
  for (const { client, clock, kind } of heads) {
    const runs = known.clients.get(client);
    if (runs === undefined || clock >= runs.clock) return cursor.refuse('type at an unknown clock');
    const place = placeAt(runs, clock);
    const around = place === GONE ? { depth: 0 } : known.types[place];
    if (around === undefined) return cursor.refuse('type in a place that comes later');
    const depth = around.depth + 1;
    if (depth > DEPTH_MAX) cursor.refuse('types too deep');
    known.types.push({ kind, client, clock, place, depth, attributes: null });
  }
}

function settleAttributes(cursor: Cursor, known: Known): void {
  known.attributes.forEach(({ type, key, line }, at) => {
    const holder = known.types[type];
    if (holder === undefined) return cursor.refuse('attribute of an unknown type');
    holder.attributes ??= new Map();
    if (holder.attributes.has(key)) cursor.refuse('attribute twice');
    holder.attributes.set(key, at);
    for (const { client, to } of line.links) {
      if (to > (known.clients.get(client)?.clock ?? 0)) cursor.refuse('value at an unknown clock');
    }
  });
}
