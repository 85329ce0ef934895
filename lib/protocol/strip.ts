/** What of an update is new, and the bytes that say just that. */
import * as encoding from 'lib0/encoding';
import type { ClientId } from '../core/ids.ts';
import { assertNever } from '../std/assert.ts';
import { Cursor } from './cursor.ts';
import { Graveyard, runHolding, type Known, type KnownClient } from './known-state.ts';
import { pushRange, rangeEndingAfter, rangesLength, type Ranges } from './ranges.ts';
import { CONTENT_REF, skipAnyValues } from './struct-content.ts';
import {
  NO_CLIENT,
  type DeleteBlock,
  type ParsedUpdate,
  type Struct,
  type StructBlock,
} from './update-v1.ts';

/** New structs of one client, without skips. Only the first can be known in part. */
export interface FreshBlock {
  readonly client: ClientId;
  readonly structs: readonly Struct[];
  /** The first new clock: inside of the first struct, or its clock. */
  readonly clock: number;
}

export interface Fresh {
  readonly blocks: readonly FreshBlock[];
  readonly deletes: readonly DeleteBlock[];
  /** Nothing was known: the update's own bytes say just this. */
  readonly isWhole: boolean;
  /** A client between whose known and new clocks some are missing. */
  readonly gapOf: ClientId | null;
}

/** Read-only on `known`. */
export function strip(known: Known, parsed: ParsedUpdate): Fresh {
  const graveyard = new Graveyard(known);
  const blocks: FreshBlock[] = [];
  const deletes: DeleteBlock[] = [];
  let isWhole = true;
  let gapOf: ClientId | null = null;
  for (const block of parsed.blocks) {
    const clock = known.clients.get(block.client)?.clock ?? 0;
    const structs = freshStructs(block, clock);
    const first = structs[0];
    isWhole &&= first !== undefined && structs.length === block.structs.length;
    if (first === undefined) continue;
    isWhole &&= first.clock >= clock;
    if (hasGap(structs, clock)) gapOf ??= block.client;
    blocks.push({ client: block.client, structs, clock: Math.max(first.clock, clock) });
  }
  for (const block of parsed.deletes) {
    const client = known.clients.get(block.client);
    const ranges =
      client === undefined ? block.ranges : freshRanges(client, block.ranges, graveyard);
    isWhole &&= ranges === block.ranges;
    if (ranges.length > 0) deletes.push({ client: block.client, ranges });
  }
  return { blocks, deletes, isWhole, gapOf };
}

function freshStructs(block: StructBlock, clock: number): readonly Struct[] {
  const isFresh = (struct: Struct): boolean =>
    struct.kind !== 'skip' && struct.clock + struct.length > clock;
  return block.structs.every(isFresh) ? block.structs : block.structs.filter(isFresh);
}

function hasGap(structs: readonly Struct[], clock: number): boolean {
  let expected = clock;
  for (const struct of structs) {
    if (struct.clock > expected) return true;
    expected = struct.clock + struct.length;
  }
  return false;
}

/** @returns `ranges` itself when all of it is new. */
function freshRanges(client: KnownClient, ranges: Ranges, graveyard: Graveyard): Ranges {
  const fresh: number[] = [];
  let atDeleted = 0;
  for (let at = 0; at < ranges.length; at += 2) {
    const from = ranges[at] ?? 0;
    const to = ranges[at + 1] ?? 0;
    atDeleted = rangeEndingAfter(client.deleted, from, atDeleted);
    pushLiving(client, from, Math.min(to, client.clock), atDeleted, graveyard, fresh);
    if (to > client.clock) pushRange(fresh, Math.max(from, client.clock), to);
  }
  return rangesLength(fresh) === rangesLength(ranges) ? ranges : fresh;
}

function pushLiving(
  client: KnownClient,
  from: number,
  to: number,
  atDeleted: number,
  graveyard: Graveyard,
  fresh: number[],
): void {
  const { deleted } = client;
  let at = atDeleted;
  let clock = from;
  while (clock < to) {
    const nextDead = deleted[at] ?? Infinity;
    if (nextDead <= clock) {
      clock = deleted[at + 1] ?? to;
      at += 2;
      continue;
    }
    const end = Math.min(to, nextDead);
    pushUnburied(client, clock, end, graveyard, fresh);
    clock = end;
  }
}

/** Of clocks that nobody deleted by name, those whose surroundings are alive. */
function pushUnburied(
  client: KnownClient,
  from: number,
  to: number,
  graveyard: Graveyard,
  fresh: number[],
): void {
  let clock = from;
  for (let run = runHolding(client, from); clock < to; run++) {
    const end = Math.min(to, client.runStarts[run + 1] ?? Infinity);
    if (!graveyard.has(client.runPlaces[run] ?? 0)) pushRange(fresh, clock, end);
    clock = end;
  }
}

/** An update V1 of what is fresh in `update`, made of its bytes. */
export function encodeFresh(update: Uint8Array, fresh: Fresh): Uint8Array {
  if (fresh.isWhole) return update;
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, fresh.blocks.length);
    for (const block of fresh.blocks) writeBlock(encoder, update, block);
    encoding.writeVarUint(encoder, fresh.deletes.length);
    for (const { client, ranges } of fresh.deletes) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length / 2);
      for (let at = 0; at < ranges.length; at += 2) {
        const from = ranges[at] ?? 0;
        encoding.writeVarUint(encoder, from);
        encoding.writeVarUint(encoder, (ranges[at + 1] ?? from) - from);
      }
    }
  });
}

function writeBlock(encoder: encoding.Encoder, update: Uint8Array, block: FreshBlock): void {
  const { client, structs, clock } = block;
  encoding.writeVarUint(encoder, structs.length);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  const first = structs[0];
  const last = structs.at(-1);
  if (first === undefined || last === undefined) return;
  const isCut = first.clock < clock;
  if (isCut) writeTail(encoder, update, client, first, clock - first.clock);
  const whole = isCut ? structs[1] : first;
  // Without a gap no skip lies between, so all other structs are neighbours.
  if (whole !== undefined) encoding.writeUint8Array(encoder, update.subarray(whole.from, last.to));
}

const HAS_ORIGIN = 0x80;

/** The part of a struct from `cut` on: what Yjs makes of it when it meets the known part. */
function writeTail(
  encoder: encoding.Encoder,
  update: Uint8Array,
  client: ClientId,
  struct: Struct,
  cut: number,
): void {
  if (struct.kind === 'gc') {
    encoding.writeUint8(encoder, CONTENT_REF.gc);
    encoding.writeVarUint(encoder, struct.length - cut);
    return;
  }
  encoding.writeUint8(encoder, (update[struct.from] ?? 0) | HAS_ORIGIN);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, struct.clock + cut - 1);
  if (struct.rightClient !== NO_CLIENT) {
    encoding.writeVarUint(encoder, struct.rightClient);
    encoding.writeVarUint(encoder, struct.rightClock);
  }
  writeContentTail(encoder, update, struct, cut);
}

function writeContentTail(
  encoder: encoding.Encoder,
  update: Uint8Array,
  struct: Struct,
  cut: number,
): void {
  const cursor = new Cursor(update, 'bad_update', struct.contentAt);
  switch (struct.kind) {
    case 'deleted':
      encoding.writeVarUint(encoder, struct.length - cut);
      return;
    case 'string':
      encoding.writeVarString(encoder, textFrom(cursor.varString(), cut));
      return;
    case 'any':
      encoding.writeVarUint(encoder, cursor.varUint() - cut);
      skipAnyValues(cursor, cut);
      encoding.writeUint8Array(encoder, update.subarray(cursor.at, struct.to));
      return;
    case 'format':
    case 'element':
    case 'text':
    case 'gc':
    case 'skip':
      return; // one clock long, or dealt with before: never cut
    default:
      assertNever(struct.kind);
  }
}

/** Yjs never leaves half a surrogate pair behind (yjs#248), it puts U+FFFD for each half. */
function textFrom(text: string, cut: number): string {
  const before = text.charCodeAt(cut - 1);
  const isPairCut = before >= 0xd800 && before <= 0xdbff;
  return isPairCut ? `\ufffd${text.slice(cut + 1)}` : text.slice(cut);
}
