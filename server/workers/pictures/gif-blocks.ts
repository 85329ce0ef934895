/** A GIF without what is said about it. GIF89a, sections 17 to 27. */
import { startsWith } from './byte-text.ts';

const HEAD_BYTES = 13;
const IMAGE_HEAD_BYTES = 10;
const HAS_TABLE = 0b1000_0000;
const TABLE_SIZE = 0b0000_0111;
const [IMAGE, EXTENSION, TRAILER] = [0x2c, 0x21, 0x3b];
const [GRAPHIC_CONTROL, APPLICATION] = [0xf9, 0xff];
const APPLICATION_HEAD_BYTES = 14;
/** How often it is played; nothing but this number is kept of them. */
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0'];
const LOOP_BYTES = 4;

/** @returns the parts to write one after the other; null: this is built in some other way. */
export function gifWithoutMetadata(bytes: Uint8Array): Uint8Array[] | null {
  if (!startsWith(bytes, 0, 'GIF8') || bytes.length < HEAD_BYTES) return null;
  let at = HEAD_BYTES + tableBytes(bytes[10] ?? 0);
  const parts = [bytes.subarray(0, at)];
  while (at < bytes.length && bytes[at] !== TRAILER) {
    const end = endOfBlock(bytes, at);
    if (end === null) return null;
    parts.push(...keptOf(bytes.subarray(at, end)));
    at = end;
  }
  // Many lack it; and what is behind it is no picture.
  parts.push(Uint8Array.of(TRAILER));
  return parts;
}

function keptOf(block: Uint8Array): Uint8Array[] {
  if (block[0] === IMAGE || block[1] === GRAPHIC_CONTROL) return [block];
  if (block[1] !== APPLICATION || !LOOPS.some((name) => startsWith(block, 3, name))) return [];
  const loop = block.subarray(APPLICATION_HEAD_BYTES, APPLICATION_HEAD_BYTES + LOOP_BYTES);
  if (loop[0] !== LOOP_BYTES - 1 || loop[1] !== 1) return [];
  return [block.subarray(0, APPLICATION_HEAD_BYTES), loop, Uint8Array.of(0)];
}

function endOfBlock(bytes: Uint8Array, at: number): number | null {
  switch (bytes[at]) {
    case IMAGE:
      // The table of this frame, then a byte that says how its pixels are packed.
      return endOfPieces(bytes, at + IMAGE_HEAD_BYTES + tableBytes(bytes[at + 9] ?? 0) + 1);
    case EXTENSION:
      return endOfPieces(bytes, at + 2);
    default:
      return null;
  }
}

/** Each says how long it is; one of no length is the last. */
function endOfPieces(bytes: Uint8Array, from: number): number | null {
  let at = from;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) return null;
    at += 1 + length;
    if (length === 0) return at;
  }
}

function tableBytes(flags: number): number {
  return (flags & HAS_TABLE) === 0 ? 0 : 3 * 2 ** ((flags & TABLE_SIZE) + 1);
}
