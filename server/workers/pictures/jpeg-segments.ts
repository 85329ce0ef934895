/**
 * A JPEG without what is said about it, the picture itself byte by byte as it was: what decoding
 * needs stays, and the colour profile. ITU-T T.81, annex B.
 */
import { startsWith } from './byte-text.ts';

const MARK = 0xff;
const [START, END, SCAN] = [0xd8, 0xd9, 0xda];
const [RESTART_FIRST, RESTART_LAST] = [0xd0, 0xd7];
/** JFIF 1.02: identifier, version, density; then the size of a thumbnail, which is left out. */
const JFIF_BYTES = 16;

/** @returns the parts to write one after the other; null: this is built in some other way. */
export function jpegWithoutMetadata(bytes: Uint8Array): Uint8Array[] | null {
  if (bytes[0] !== MARK || bytes[1] !== START) return null;
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  for (;;) {
    while (bytes[at] === MARK && bytes[at + 1] === MARK) at += 1; // fill bytes
    const marker = bytes[at + 1];
    if (bytes[at] !== MARK || marker === undefined) return null;
    if (marker === END) {
      // Behind it phones keep further pictures, and films.
      parts.push(bytes.subarray(at, at + 2));
      return parts;
    }
    // Inside of a segment list these stand nowhere, and have no length.
    if (marker <= 0x01 || (marker >= RESTART_FIRST && marker <= START)) return null;
    const end = at + 2 + uint16(bytes, at + 2);
    if (end < at + 4 || end > bytes.length) return null;
    const kept = keptOf(marker, bytes.subarray(at, end));
    if (kept !== null) parts.push(kept);
    at = end;
    if (marker !== SCAN) continue;
    const scanEnd = endOfScan(bytes, at);
    parts.push(bytes.subarray(at, scanEnd));
    at = scanEnd;
  }
}

function keptOf(marker: number, segment: Uint8Array): Uint8Array | null {
  switch (marker) {
    case 0xe0:
      return startsWith(segment, 4, 'JFIF\0') ? withoutThumbnail(segment) : null;
    case 0xe2:
      return startsWith(segment, 4, 'ICC_PROFILE\0') ? segment : null;
    case 0xee:
      // Says how the colours were turned around before they were packed.
      return startsWith(segment, 4, 'Adobe') ? segment : null;
    default:
      // The other applications' segments, reserved ones, and comments.
      return marker >= 0xe0 || marker < 0xc0 ? null : segment;
  }
}

function withoutThumbnail(segment: Uint8Array): Uint8Array | null {
  if (segment.length < 2 + JFIF_BYTES) return null;
  const short = segment.slice(0, 2 + JFIF_BYTES);
  short.set([0, JFIF_BYTES], 2);
  short.set([0, 0], JFIF_BYTES);
  return short;
}

/** In packed pixels a 0xff is followed by 0; restarts stand between them. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; ; at += 1) {
    at = bytes.indexOf(MARK, at);
    if (at === -1) return bytes.length;
    const next = bytes[at + 1] ?? MARK;
    if (next !== 0 && next !== MARK && !(next >= RESTART_FIRST && next <= RESTART_LAST)) return at;
  }
}

function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
