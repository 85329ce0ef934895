/**
 * Reads the structure of a Yjs update V1 without making a document of it: who wrote what where,
 * as byte ranges and references. Format: yjs 13.6 updates.js, UpdateDecoder.js, Item.js.
 */
import type { ClientId } from '../core/ids.ts';
import type { Limits } from '../core/limits.ts';
import { fail, ok, type Result } from '../std/result.ts';
import { CLIENT_ID_MAX } from './awareness.ts';
import type { Refusal } from './codec.ts';
import { Cursor, Malformed } from './cursor.ts';
import type { Ranges } from './ranges.ts';
import { CONTENT_REF, readContent, skipKey, type ContentKind } from './struct-content.ts';

/** The shared types of a document: the body and the title. */
export const ROOTS = ['default', 'title'] as const;
export type Root = (typeof ROOTS)[number];
const ROOT_NAMES = ROOTS.map((root) => new TextEncoder().encode(root));
const NO_NAME = new Uint8Array();

/** Client of a reference that is absent. */
export const NO_CLIENT = -1;

/** One run of clocks. References are flat numbers: a big update has 200,000 of these. */
export interface Struct {
  readonly kind: ContentKind;
  readonly clock: number;
  readonly length: number;
  /** Bytes of the struct, its info byte first; the content begins at `contentAt`. */
  readonly from: number;
  readonly contentAt: number;
  readonly to: number;
  readonly originClient: ClientId;
  readonly originClock: number;
  readonly rightClient: ClientId;
  readonly rightClock: number;
  /** A struct with an origin or a right origin inherits its parent from there. */
  readonly root: Root | null;
  readonly parentClient: ClientId;
  readonly parentClock: number;
  /** Name of the attribute that this is a value of; known only beside a parent. */
  readonly key: string | null;
}

export interface StructBlock {
  readonly client: ClientId;
  readonly structs: readonly Struct[];
}

export interface DeleteBlock {
  readonly client: ClientId;
  readonly ranges: Ranges;
}

export interface ParsedUpdate {
  readonly blocks: readonly StructBlock[];
  readonly deletes: readonly DeleteBlock[];
}

export type UpdateBounds = Pick<
  Limits,
  | 'updateStructsMax'
  | 'updateClientsMax'
  | 'updateDeleteRangesMax'
  | 'stateVectorClientsMax'
  | 'clockMax'
>;

/** Info bits above the content ref: which references follow (yjs Item.js, write). */
const HAS_ORIGIN = 0x80;
const HAS_RIGHT = 0x40;
const HAS_KEY = 0x20;
const REF_BITS = 0x1f;

/** Total, and linear in the bytes: nothing is allocated for a count that is only claimed. */
export function parseUpdate(
  update: Uint8Array,
  bounds: UpdateBounds,
): Result<ParsedUpdate, Refusal> {
  try {
    const cursor = new Cursor(update, 'bad_update');
    const blocks = readBlocks(cursor, bounds);
    const deletes = readDeletes(cursor, bounds);
    // An update V2 read as V1 ends up here, or before.
    cursor.end();
    return ok({ blocks, deletes });
  } catch (err) {
    if (err instanceof Malformed) return fail({ code: err.code, why: err.message });
    throw err;
  }
}

function readBlocks(cursor: Cursor, bounds: UpdateBounds): StructBlock[] {
  const count = cursor.varUintUpTo(bounds.updateClientsMax, 'clients');
  const blocks: StructBlock[] = [];
  const seen = new Set<ClientId>();
  let structsLeft = bounds.updateStructsMax;
  for (let left = count; left > 0; left--) {
    const structCount = cursor.varUintUpTo(structsLeft, 'structs');
    structsLeft -= structCount;
    const client = cursor.varUintUpTo(CLIENT_ID_MAX, 'client id');
    if (structCount === 0 || seen.has(client)) cursor.refuse(`block of client ${client}`);
    seen.add(client);
    blocks.push({ client, structs: readStructs(cursor, structCount, bounds.clockMax) });
  }
  return blocks;
}

function readStructs(cursor: Cursor, count: number, clockMax: number): Struct[] {
  const structs: Struct[] = [];
  let clock = cursor.varUintUpTo(clockMax, 'clock');
  for (let left = count; left > 0; left--) {
    const struct = readStruct(cursor, clock);
    if (struct.length === 0) cursor.refuse('struct of no length');
    clock += struct.length;
    if (clock > clockMax) cursor.refuse(`clock above ${clockMax}`);
    structs.push(struct);
  }
  return structs;
}

function readStruct(cursor: Cursor, clock: number): Struct {
  const from = cursor.at;
  const info = cursor.byte();
  if (info === CONTENT_REF.gc || info === CONTENT_REF.skip) {
    return readBareStruct(cursor, from, clock, info === CONTENT_REF.gc ? 'gc' : 'skip');
  }
  const hasOrigin = (info & HAS_ORIGIN) !== 0;
  const hasRight = (info & HAS_RIGHT) !== 0;
  const originClient = hasOrigin ? readClient(cursor) : NO_CLIENT;
  const originClock = hasOrigin ? cursor.varUint() : 0;
  const rightClient = hasRight ? readClient(cursor) : NO_CLIENT;
  const rightClock = hasRight ? cursor.varUint() : 0;
  const hasParent = !hasOrigin && !hasRight;
  const root = hasParent && readIsRoot(cursor) ? readRoot(cursor) : null;
  const hasParentId = hasParent && root === null;
  const parentClient = hasParentId ? readClient(cursor) : NO_CLIENT;
  const parentClock = hasParentId ? cursor.varUint() : 0;
  const key = hasParent && (info & HAS_KEY) !== 0 ? readKey(cursor) : null;
  const contentAt = cursor.at;
  const { kind, length } = readContent(cursor, info & REF_BITS);
  return {
    kind,
    clock,
    length,
    from,
    contentAt,
    to: cursor.at,
    originClient,
    originClock,
    rightClient,
    rightClock,
    root,
    parentClient,
    parentClock,
    key,
  };
}

/** Same fields in the same order as an item's, so that all structs have one hidden class. */
function readBareStruct(cursor: Cursor, from: number, clock: number, kind: 'gc' | 'skip'): Struct {
  const contentAt = cursor.at;
  const length = cursor.varUint();
  return {
    kind,
    clock,
    length,
    from,
    contentAt,
    to: cursor.at,
    originClient: NO_CLIENT,
    originClock: 0,
    rightClient: NO_CLIENT,
    rightClock: 0,
    root: null,
    parentClient: NO_CLIENT,
    parentClock: 0,
    key: null,
  };
}

function readKey(cursor: Cursor): string {
  const from = cursor.at;
  skipKey(cursor);
  cursor.at = from;
  return cursor.varString();
}

function readClient(cursor: Cursor): ClientId {
  return cursor.varUintUpTo(CLIENT_ID_MAX, 'client id');
}

function readIsRoot(cursor: Cursor): boolean {
  return cursor.varUintUpTo(1, 'parent kind') === 1;
}

function readRoot(cursor: Cursor): Root {
  const root = ROOTS.find((_, at) => cursor.takesVarString(ROOT_NAMES[at] ?? NO_NAME));
  if (root === undefined) throw new Malformed('unsupported_content', 'unknown root type');
  return root;
}

/** Yjs writes each client once, with ascending ranges that do not touch. */
function readDeletes(cursor: Cursor, bounds: UpdateBounds): DeleteBlock[] {
  const count = cursor.varUintUpTo(bounds.stateVectorClientsMax, 'clients with deletions');
  const blocks: DeleteBlock[] = [];
  const seen = new Set<ClientId>();
  let rangesLeft = bounds.updateDeleteRangesMax;
  for (let left = count; left > 0; left--) {
    const client = readClient(cursor);
    if (seen.has(client)) cursor.refuse(`deletions of client ${client} again`);
    seen.add(client);
    const rangeCount = cursor.varUintUpTo(rangesLeft, 'delete ranges');
    rangesLeft -= rangeCount;
    blocks.push({ client, ranges: readRanges(cursor, rangeCount, bounds.clockMax) });
  }
  return blocks;
}

function readRanges(cursor: Cursor, count: number, clockMax: number): number[] {
  const ranges: number[] = [];
  let end = -1;
  for (let left = count; left > 0; left--) {
    const from = cursor.varUint();
    const length = cursor.varUint();
    if (from < end) cursor.refuse('delete ranges out of order');
    if (length === 0 || from + length > clockMax) cursor.refuse('delete range beyond the clocks');
    end = from + length;
    ranges.push(from, end);
  }
  return ranges;
}
