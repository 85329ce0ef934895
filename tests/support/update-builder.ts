/** Writes updates V1 that no editor would write: every field is free. */
import * as encoding from 'lib0/encoding';

export type Id = readonly [client: number, clock: number];

export interface RawStruct {
  readonly origin?: Id;
  readonly right?: Id;
  /** Written only when there is neither an origin nor a right origin: a root's name or an id. */
  readonly parent?: string | Id;
  readonly key?: string;
  readonly content: RawContent;
}

export type RawContent =
  | { readonly gc: number }
  | { readonly skip: number }
  | { readonly deleted: number }
  | { readonly text: string }
  | { readonly element: string }
  | { readonly xmlText: true }
  | { readonly any: readonly unknown[] }
  | { readonly format: string; readonly json: string }
  /** Anything else: a content ref and the bytes that follow it. */
  | { readonly ref: number; readonly bytes: readonly number[] };

export interface RawBlock {
  readonly client: number;
  readonly clock?: number;
  readonly structs: readonly RawStruct[];
}

export type RawDeletes = readonly (readonly [
  client: number,
  ranges: readonly (readonly [from: number, length: number])[],
])[];

export function rawUpdate(blocks: readonly RawBlock[], deletes: RawDeletes = []): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, blocks.length);
    for (const { client, clock = 0, structs } of blocks) {
      encoding.writeVarUint(encoder, structs.length);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      for (const struct of structs) writeStruct(encoder, struct);
    }
    encoding.writeVarUint(encoder, deletes.length);
    for (const [client, ranges] of deletes) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const edge of ranges.flat()) encoding.writeVarUint(encoder, edge);
    }
  });
}

function writeStruct(encoder: encoding.Encoder, struct: RawStruct): void {
  const { origin, right, content, key } = struct;
  if ('gc' in content || 'skip' in content) {
    encoding.writeUint8(encoder, 'gc' in content ? 0 : 10);
    encoding.writeVarUint(encoder, 'gc' in content ? content.gc : content.skip);
    return;
  }
  const flags = (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20);
  encoding.writeUint8(encoder, flags | refOf(content));
  if (origin) writeId(encoder, origin);
  if (right) writeId(encoder, right);
  if (!origin && !right) writeParent(encoder, struct.parent ?? 'default', key);
  writeContent(encoder, content);
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

function writeParent(
  encoder: encoding.Encoder,
  parent: string | Id,
  key: string | undefined,
): void {
  encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
  if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
  else writeId(encoder, parent);
  if (key !== undefined) encoding.writeVarString(encoder, key);
}

type ItemContent = Exclude<RawContent, { gc: number } | { skip: number }>;

function refOf(content: ItemContent): number {
  if ('ref' in content) return content.ref;
  if ('deleted' in content) return 1;
  if ('text' in content) return 4;
  if ('format' in content) return 6;
  return 'any' in content ? 8 : 7;
}

function writeContent(encoder: encoding.Encoder, content: ItemContent): void {
  if ('ref' in content) encoding.writeUint8Array(encoder, Uint8Array.from(content.bytes));
  else if ('deleted' in content) encoding.writeVarUint(encoder, content.deleted);
  else if ('text' in content) encoding.writeVarString(encoder, content.text);
  else if ('format' in content) {
    encoding.writeVarString(encoder, content.format);
    encoding.writeVarString(encoder, content.json);
  } else if ('any' in content) {
    encoding.writeVarUint(encoder, content.any.length);
    // lib0 writes what it can; the values of these tests are plain.
    for (const value of content.any) encoding.writeAny(encoder, value as never);
  } else if ('element' in content) {
    encoding.writeVarUint(encoder, 3);
    encoding.writeVarString(encoder, content.element);
  } else {
    encoding.writeVarUint(encoder, 6);
  }
}
