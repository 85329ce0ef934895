/**
 * Cuts an update that is too large for one frame into smaller ones, each of which knows only what
 * the ones before it brought: the server parks nothing, so order matters. Yjs can cut the beginning
 * off an update (`diffUpdate`) but not its end, hence the structs are written anew here.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { assert } from '../std/assert.ts';

export interface FrameLimits {
  readonly bytesMax: number;
  readonly structsMax: number;
}

type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Struct = Decoded['structs'][number];
type DeleteSet = Decoded['ds'];

/** Envelope, client header and delete set of a part, at most. */
const ENVELOPE_BYTES = 64;
/** Count, client id and first clock before the structs of one client. */
const CLIENT_BYTES_MAX = 16;
/** V1 writes a delete range as two varUints of at most 5 bytes each, and a client id. */
const RANGE_BYTES_MAX = 16;
/** A UTF-16 unit is at most 3 bytes of UTF-8. */
const UNIT_BYTES_MAX = 3;

/** @returns updates that together equal `update`, in the order they must be sent. */
export function splitUpdate(update: Uint8Array, limits: FrameLimits): Uint8Array[] {
  if (update.length <= limits.bytesMax) {
    // The cheap way out for all but the rarest frames: a struct takes two bytes or more.
    if (update.length / 2 <= limits.structsMax) return [update];
  }
  const { structs, ds } = Y.decodeUpdate(update);
  if (update.length <= limits.bytesMax && structs.length <= limits.structsMax) return [update];

  const parts: Uint8Array[] = [];
  let part: Struct[] = [];
  let partBytes = 0;
  let partClients = new Set<number>();
  const bytesMax = limits.bytesMax - ENVELOPE_BYTES;
  assert(bytesMax > ENVELOPE_BYTES, 'a frame has room for more than its envelope');
  const flush = () => {
    if (part.length > 0) parts.push(encodePart(part, []));
    part = [];
    partBytes = 0;
    partClients = new Set();
  };
  for (const struct of inCausalOrder(structs)) {
    for (const piece of cutStruct(struct, bytesMax)) {
      const pieceBytes = structBytes(piece) + CLIENT_BYTES_MAX;
      if (partBytes + pieceBytes > bytesMax || part.length >= limits.structsMax) flush();
      part.push(piece);
      partBytes += partClients.has(piece.id.client) ? pieceBytes - CLIENT_BYTES_MAX : pieceBytes;
      partClients.add(piece.id.client);
    }
  }
  flush();
  for (const ranges of chunks(rangesOf(ds), Math.floor(bytesMax / RANGE_BYTES_MAX))) {
    parts.push(encodePart([], ranges));
  }
  return parts;
}

/** A struct comes after what it leans on, as far as that is in the same update. */
function inCausalOrder(structs: readonly Struct[]): Struct[] {
  const queues = new Map<number, { readonly structs: Struct[]; at: number }>();
  for (const struct of structs) {
    const queue = queues.get(struct.id.client);
    if (queue === undefined) queues.set(struct.id.client, { structs: [struct], at: 0 });
    else queue.structs.push(struct);
  }
  const isWaiting = (id: Y.ID | null): boolean => {
    const queue = id === null ? undefined : queues.get(id.client);
    const next = queue?.structs[queue.at];
    const last = queue?.structs.at(-1);
    if (id === null || next === undefined || last === undefined) return false;
    return id.clock >= next.id.clock && id.clock < last.id.clock + last.length;
  };
  const ordered: Struct[] = [];
  while (ordered.length < structs.length) {
    const before = ordered.length;
    for (const queue of queues.values()) {
      for (; queue.at < queue.structs.length; queue.at += 1) {
        const struct = queue.structs[queue.at];
        assert(struct !== undefined, 'the queue has a struct at every index');
        const own = struct.id.client;
        if (leansOn(struct).some((id) => id !== null && id.client !== own && isWaiting(id))) break;
        ordered.push(struct);
      }
    }
    assert(ordered.length > before, 'structs of one update lean on each other in a circle');
  }
  return ordered;
}

function leansOn(struct: Struct): (Y.ID | null)[] {
  if (!(struct instanceof Y.Item)) return [];
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null];
}

/** Only text can outgrow a frame by itself; no other content of the schema is that large. */
function cutStruct(struct: Struct, bytesMax: number): Struct[] {
  const unitsMax = Math.floor((bytesMax - ENVELOPE_BYTES) / UNIT_BYTES_MAX);
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return [struct];
  const text = struct.content.str;
  if (text.length <= unitsMax) return [struct];

  const pieces: Struct[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + unitsMax);
    // Yjs replaces both halves of a surrogate pair that is cut apart (yjs#248).
    if (to < text.length && isHighSurrogate(text.charCodeAt(to - 1))) to -= 1;
    const { client, clock } = struct.id;
    pieces.push(
      new Y.Item(
        Y.createID(client, clock + from),
        null,
        from === 0 ? struct.origin : Y.createID(client, clock + from - 1),
        null,
        struct.rightOrigin,
        struct.parent,
        struct.parentSub,
        new Y.ContentString(text.slice(from, to)),
      ),
    );
    from = to;
  }
  return pieces;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function structBytes(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array().length;
}

interface DeleteRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

function rangesOf(deletes: DeleteSet): DeleteRange[] {
  return [...deletes.clients].flatMap(([client, items]) =>
    items.map((item) => ({ client, clock: item.clock, length: item.len })),
  );
}

function* chunks<Item>(items: readonly Item[], sizeMax: number): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += sizeMax) yield items.slice(from, from + sizeMax);
}

/** Update V1: clients with their structs, then the delete set. */
function encodePart(structs: readonly Struct[], ranges: readonly DeleteRange[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const rest = encoder.restEncoder;
  // A client may come back later in the same part, after what it leans on; V1 wants it in one run.
  const runs = Map.groupBy(structs, (struct) => struct.id.client);
  encoding.writeVarUint(rest, runs.size);
  for (const [client, run] of runs) {
    encoding.writeVarUint(rest, run.length);
    encoder.writeClient(client);
    encoding.writeVarUint(rest, run[0]?.id.clock ?? 0);
    for (const struct of run) struct.write(encoder, 0);
  }
  const deletes = Map.groupBy(ranges, (range) => range.client);
  encoding.writeVarUint(rest, deletes.size);
  for (const [client, items] of deletes) {
    encoding.writeVarUint(rest, client);
    encoding.writeVarUint(rest, items.length);
    for (const item of items) {
      encoding.writeVarUint(rest, item.clock);
      encoding.writeVarUint(rest, item.length);
    }
  }
  return encoder.toUint8Array();
}
