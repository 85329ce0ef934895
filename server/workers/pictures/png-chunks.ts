/** A PNG, animated or not, without what is said about it. PNG, third edition, sections 5 and 11. */
import { startsWith, textAt, viewOf } from './byte-text.ts';

const SIGNATURE = '\x89PNG\r\n\x1a\n';
const SIGNATURE_BYTES = 8;
/** Length, name and checksum around the content. */
const FRAME_BYTES = 12;

/** The picture, its transparency, its colours, its density and its animation. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS bKGD pHYs cHRM cICP gAMA iCCP mDCV cLLI sBIT sRGB acTL fcTL fdAT'.split(
    ' ',
  ),
);

interface Chunk {
  readonly name: string;
  /** With length, name and checksum. */
  readonly bytes: Uint8Array;
}

/** @returns the parts to write one after the other; null: this is built in some other way. */
export function pngWithoutMetadata(bytes: Uint8Array): Uint8Array[] | null {
  const chunks = [...chunksOf(bytes)];
  if (chunks.at(-1)?.name !== 'IEND') return null;
  const kept = chunks.filter(({ name }) => KEPT.has(name));
  return [bytes.subarray(0, SIGNATURE_BYTES), ...kept.map((chunk) => chunk.bytes)];
}

/** 1: it stands still; libvips does not know that one of these may move. */
export function pngFrames(bytes: Uint8Array): number {
  for (const chunk of chunksOf(bytes)) {
    if (chunk.name === 'IDAT') return 1;
    const isControl = chunk.name === 'acTL' && chunk.bytes.length === FRAME_BYTES + 8;
    if (isControl) return Math.max(1, viewOf(chunk.bytes).getUint32(8));
  }
  return 1;
}

/** Up to the end that it names itself; what is behind it is not read, nor a chunk that is cut. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  if (!startsWith(bytes, 0, SIGNATURE)) return;
  const view = viewOf(bytes);
  let at = SIGNATURE_BYTES;
  while (at + FRAME_BYTES <= bytes.length) {
    const end = at + FRAME_BYTES + view.getUint32(at);
    if (end > bytes.length) return;
    const name = textAt(bytes, at + 4);
    yield { name, bytes: bytes.subarray(at, end) };
    if (name === 'IEND') return;
    at = end;
  }
}
