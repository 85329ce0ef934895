/** Valid traffic, and seeded damage to it: what a broken or hostile client sends. */
import * as encoding from 'lib0/encoding';
import * as prng from 'lib0/prng';
import * as Y from 'yjs';
import { encodeAwareness, encodeStep1, encodeUpdate } from '../../lib/protocol/codec.ts';
import { editAtRandom } from './random-edits.ts';

/** `count` frames as a replica sends them while somebody edits, carets and questions between. */
export function validTraffic(random: prng.PRNG, count: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = prng.uint32(random, 1, 2 ** 31);
  const undo = new Y.UndoManager([doc.getXmlFragment('default'), doc.getText('title')]);
  const frames: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => frames.push(encodeUpdate(update)));
  while (frames.length < count) {
    const draw = () => prng.uint32(random, 0, 1_000);
    editAtRandom(doc, undo, { op: draw(), who: 0, a: draw(), b: draw() });
    const dice = draw() % 20;
    if (dice === 0) {
      frames.push(encodeStep1(Y.decodeStateVector(Y.encodeStateVector(doc))));
    } else if (dice === 1) {
      frames.push(encodeUpdate(Y.encodeStateAsUpdate(doc)));
    } else if (dice < 4) {
      const state = { cursor: draw(), user: { name: 'somebody' } };
      frames.push(encodeAwareness([{ clientId: doc.clientID, clock: frames.length, state }]));
    }
  }
  return frames.slice(0, count);
}

/** One to four changes of some bytes; now and then none, so that some of it is taken. */
export function mutated(
  random: prng.PRNG,
  frame: Uint8Array,
  traffic: readonly Uint8Array[],
): Uint8Array {
  let bytes: Uint8Array = frame.slice();
  for (let left = prng.int32(random, 0, 4); left > 0; left--) {
    bytes = changed(random, bytes, prng.oneOf(random, [...traffic]));
  }
  return bytes;
}

function changed(random: prng.PRNG, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const at = prng.int32(random, 0, Math.max(0, bytes.length - 1));
  const value = prng.int32(random, 0, 255);
  switch (prng.int32(random, 0, 9)) {
    case 0:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (value % 8));
      return bytes;
    case 1:
      bytes[at] = value;
      return bytes;
    case 2:
      return bytes.slice(0, at);
    case 3:
      return Uint8Array.from([...bytes.subarray(0, at), value, ...bytes.subarray(at)]);
    case 4:
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1 + (value % 4))]);
    case 5:
      return Uint8Array.from([...bytes.subarray(0, at), ...other.subarray(value % other.length)]);
    case 6:
      return withVarint(bytes, at, VARINTS[value % VARINTS.length] ?? 0);
    case 7:
      // More bytes than any integer has.
      return spliced(bytes, at, 0, new Uint8Array(11).fill(0xff));
    case 8:
      return withSwappedNumbers(bytes, at, value);
    default:
      return bytes.fill(0xff, at, Math.min(bytes.length, at + 1 + (value % 8)));
  }
}

/** Where counting wraps, signs turn or buffers end. */
const VARINTS = [0, 1, 127, 128, 2 ** 16, 2 ** 28, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53 - 1];

function spliced(
  bytes: Uint8Array,
  at: number,
  dropped: number,
  put: Uint8Array<ArrayBufferLike>,
): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + dropped)]);
}

/** Bytes of the integer that starts at `at`. */
function varintLength(bytes: Uint8Array, at: number): number {
  let length = 1;
  while (((bytes[at + length - 1] ?? 0) & 0x80) !== 0 && length < 10) length++;
  return length;
}

/** A length, a count, a clock or an id that is quite another one. */
function withVarint(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const put = encoding.encode((encoder) => encoding.writeVarUint(encoder, value));
  return spliced(bytes, at, varintLength(bytes, at), put);
}

/** The same number stands in another place, too: mostly somebody's id under somebody else's text. */
function withSwappedNumbers(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const from = value % Math.max(1, bytes.length);
  const number = bytes.slice(from, from + varintLength(bytes, from));
  return spliced(bytes, at, varintLength(bytes, at), number);
}
