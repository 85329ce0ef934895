/**
 * A state from the form in which it rests to the one in which it travels: an update V2 as V1. The
 * bytes are those of Yjs, which makes an object of every struct on the way and takes five times as
 * long, above all for the first document after a start.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { UpdateDecoderV2 } from 'yjs';
import { ByteWriter } from './byte-writer.ts';

/** What a struct is, in the lowest five bits of its info byte (yjs, `getRef`). */
const KIND_BITS = 0b11111;
const KIND = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  document: 9,
  skip: 10,
} as const;
const HAS_ORIGIN = 0b1000_0000;
const HAS_RIGHT_ORIGIN = 0b0100_0000;
const HAS_PARENT_SUB = 0b0010_0000;
/** Types that have a name: XmlElement and XmlHook. */
const NAMED_TYPES: readonly number[] = [3, 5];

/** @throws Error when the bytes are no update V2. */
export function stateToV1(state: Uint8Array): Uint8Array {
  const from = new UpdateDecoderV2(decoding.createDecoder(state));
  const to = new ByteWriter(state.length * 2);
  const { restDecoder } = from;
  const clients = decoding.readVarUint(restDecoder);
  to.varUint(clients);
  for (let client = 0; client < clients; client += 1) {
    const structs = decoding.readVarUint(restDecoder);
    to.varUint(structs);
    to.varUint(from.readClient());
    to.varUint(decoding.readVarUint(restDecoder)); // the clock of the first one
    for (let struct = 0; struct < structs; struct += 1) copyStruct(from, to);
  }
  copyDeletions(from, to);
  return to.bytes();
}

function copyStruct(from: UpdateDecoderV2, to: ByteWriter): void {
  const info = from.readInfo();
  const kind = info & KIND_BITS;
  if (kind === KIND.gc) {
    to.byte(KIND.gc);
    to.varUint(from.readLen());
    return;
  }
  if (info === KIND.skip) {
    to.byte(KIND.skip);
    to.varUint(decoding.readVarUint(from.restDecoder));
    return;
  }
  const hasNeighbour = (info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) !== 0;
  // Yjs forgets the bit where it says nothing.
  to.byte(hasNeighbour ? info & ~HAS_PARENT_SUB : info);
  if ((info & HAS_ORIGIN) !== 0) copyId(from, from.leftClockDecoder, to);
  if ((info & HAS_RIGHT_ORIGIN) !== 0) copyId(from, from.rightClockDecoder, to);
  if (!hasNeighbour) copyParent(from, to, (info & HAS_PARENT_SUB) !== 0);
  copyContent(from, to, kind);
}

function copyId(
  { clientDecoder }: UpdateDecoderV2,
  clocks: decoding.IntDiffOptRleDecoder,
  to: ByteWriter,
): void {
  to.varUint(clientDecoder.read());
  to.varUint(clocks.read());
}

function copyParent(from: UpdateDecoderV2, to: ByteWriter, hasSub: boolean): void {
  const isRoot = from.readParentInfo();
  to.byte(isRoot ? 1 : 0);
  if (isRoot) to.varString(from.readString());
  else copyId(from, from.leftClockDecoder, to);
  if (hasSub) to.varString(from.readString());
}

function copyContent(from: UpdateDecoderV2, to: ByteWriter, kind: number): void {
  switch (kind) {
    case KIND.deleted:
      return to.varUint(from.readLen());
    case KIND.string:
      return to.varString(from.readString());
    case KIND.type:
      return copyType(from, to);
    case KIND.any:
      return copyMany(from, to, () => to.block(readAny(from)));
    case KIND.json:
      return copyMany(from, to, () => to.varString(from.readString()));
    case KIND.binary:
      return to.varBytes(from.readBuf());
    case KIND.embed:
      return to.varString(JSON.stringify(from.readJSON()));
    case KIND.format:
      to.varString(from.readKey());
      return to.varString(JSON.stringify(from.readJSON()));
    case KIND.document:
      to.varString(from.readString());
      return to.block(readAny(from));
    default:
      throw new Error(`content of unknown kind ${kind}`);
  }
}

function copyType(from: UpdateDecoderV2, to: ByteWriter): void {
  const type = from.readTypeRef();
  to.varUint(type);
  if (NAMED_TYPES.includes(type)) to.varString(from.readKey());
}

function copyMany(from: UpdateDecoderV2, to: ByteWriter, copyOne: () => void): void {
  const count = from.readLen();
  to.varUint(count);
  for (let left = count; left > 0; left -= 1) copyOne();
}

function readAny(from: UpdateDecoderV2): Uint8Array {
  const value = from.readAny() as encoding.AnyEncodable;
  return encoding.encode((encoder) => encoding.writeAny(encoder, value));
}

/** Yjs writes them by client id, the highest first. */
function copyDeletions(from: UpdateDecoderV2, to: ByteWriter): void {
  const clients = decoding.readVarUint(from.restDecoder);
  const parts: { readonly client: number; readonly bytes: Uint8Array }[] = [];
  for (let left = clients; left > 0; left -= 1) {
    from.resetDsCurVal();
    const client = decoding.readVarUint(from.restDecoder);
    const count = decoding.readVarUint(from.restDecoder);
    const part = new ByteWriter(count * 4 + 16);
    part.varUint(client);
    part.varUint(count);
    for (let range = 0; range < count; range += 1) {
      part.varUint(from.readDsClock());
      part.varUint(from.readDsLen());
    }
    parts.push({ client, bytes: part.bytes() });
  }
  to.varUint(parts.length);
  for (const { bytes } of parts.toSorted((a, b) => b.client - a.client)) to.block(bytes);
}
