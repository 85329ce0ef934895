/** A WebP, animated or not, without what is said about it. RFC 9649, sections 2.3 to 2.7. */
import { startsWith, textAt, viewOf } from './byte-text.ts';

const HEAD_BYTES = 12;
const CHUNK_HEAD_BYTES = 8;
/** Of a frame: where it stands, how large it is, how long it lasts. */
const FRAME_HEAD_BYTES = 16;
const HAS_EXIF_OR_XMP = 0b0000_1100;

const KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP', 'ANIM', 'ANMF']);
const KEPT_IN_FRAME = new Set(['VP8 ', 'VP8L', 'ALPH']);

interface Chunk {
  readonly name: string;
  readonly content: Uint8Array;
}

/** @returns the parts to write one after the other; null: this is built in some other way. */
export function webpWithoutMetadata(bytes: Uint8Array): Uint8Array[] | null {
  const chunks = chunksOfFile(bytes);
  if (chunks === null) return null;
  const parts: Uint8Array[] = [];
  for (const { name, content } of chunks) {
    if (!KEPT.has(name)) continue;
    const kept = keptOf(name, content);
    if (kept === null) return null;
    parts.push(chunkHead(name, lengthOf(kept)), ...kept);
    if (lengthOf(kept) % 2 === 1) parts.push(Uint8Array.of(0));
  }
  return [fileHead(lengthOf(parts)), ...parts];
}

/** Packed without loss, in its first frame at least. */
export function isLosslessWebp(bytes: Uint8Array): boolean {
  const chunks = chunksOfFile(bytes) ?? [];
  const inFrames = chunks.flatMap(({ name, content }) =>
    name === 'ANMF' ? (chunksOf(content, FRAME_HEAD_BYTES) ?? []) : [],
  );
  return [...chunks, ...inFrames].some(({ name }) => name === 'VP8L');
}

function keptOf(name: string, content: Uint8Array): Uint8Array[] | null {
  if (name === 'VP8X') {
    const flags = content.slice();
    flags[0] = (flags[0] ?? 0) & ~HAS_EXIF_OR_XMP;
    return [flags];
  }
  if (name !== 'ANMF') return [content];
  const inside = chunksOf(content, FRAME_HEAD_BYTES);
  if (inside === null) return null;
  const kept = inside.filter((chunk) => KEPT_IN_FRAME.has(chunk.name));
  return [content.subarray(0, FRAME_HEAD_BYTES), ...kept.flatMap(written)];
}

function written({ name, content }: Chunk): Uint8Array[] {
  const padding = content.length % 2 === 1 ? [Uint8Array.of(0)] : [];
  return [chunkHead(name, content.length), content, ...padding];
}

/** Up to the end that the file names itself. */
function chunksOfFile(bytes: Uint8Array): Chunk[] | null {
  if (bytes.length < HEAD_BYTES || !startsWith(bytes, 0, 'RIFF')) return null;
  if (!startsWith(bytes, 8, 'WEBP')) return null;
  const end = CHUNK_HEAD_BYTES + viewOf(bytes).getUint32(4, true);
  return end > bytes.length ? null : chunksOf(bytes.subarray(0, end), HEAD_BYTES);
}

function chunksOf(bytes: Uint8Array, from: number): Chunk[] | null {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  let at = from;
  while (at + CHUNK_HEAD_BYTES <= bytes.length) {
    const length = view.getUint32(at + 4, true);
    const start = at + CHUNK_HEAD_BYTES;
    if (start + length > bytes.length) return null;
    chunks.push({ name: textAt(bytes, at), content: bytes.subarray(start, start + length) });
    at = start + length + (length % 2);
  }
  return chunks;
}

function fileHead(contentBytes: number): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  head.set(chunkHead('RIFF', contentBytes + 4));
  head.set(codesOf('WEBP'), 8);
  return head;
}

function chunkHead(name: string, length: number): Uint8Array {
  const head = new Uint8Array(CHUNK_HEAD_BYTES);
  head.set(codesOf(name));
  viewOf(head).setUint32(4, length, true);
  return head;
}

function codesOf(text: string): number[] {
  return [...text].map((char) => char.charCodeAt(0));
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
