/** Pictures as tests want them: heads of every kind, and whole ones that a browser can draw. */
import { crc32, deflateSync } from 'node:zlib';

const text = (chars: string) => [...chars].map((char) => char.charCodeAt(0));
const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, at) => (value >>> (8 * (bytes - 1 - at))) & 0xff);
const little = (value: number, bytes: number) => big(value, bytes).toReversed();

/** The beginning of one, which is all that is looked at. */
export function pngHead(width: number, height = width): Uint8Array {
  return Uint8Array.from([
    0x89,
    ...text('PNG\r\n\x1a\n'),
    ...big(13, 4),
    ...text('IHDR'),
    ...big(width, 4),
    ...big(height, 4),
  ]);
}

/** @param before  segments between the start and the frame, as cameras write them. */
export function jpegHead(
  width: number,
  height = width,
  before: readonly number[] = [],
): Uint8Array {
  const frame = [0xff, 0xc2, ...big(11, 2), 8, ...big(height, 2), ...big(width, 2), 1, 1, 0x11, 0];
  return Uint8Array.from([0xff, 0xd8, ...before, ...frame]);
}

export function webpHead(
  kind: 'VP8 ' | 'VP8L' | 'VP8X',
  width: number,
  height = width,
): Uint8Array {
  const heads = {
    'VP8 ': [0x10, 0, 0, 0x9d, 0x01, 0x2a, ...little(width, 2), ...little(height, 2)],
    VP8L: [0x2f, ...little(((width - 1) | ((height - 1) << 14)) >>> 0, 4)],
    VP8X: [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)],
  };
  const chunk = [...text(kind), ...little(heads[kind].length, 4), ...heads[kind]];
  return Uint8Array.from([
    ...text('RIFF'),
    ...little(4 + chunk.length, 4),
    ...text('WEBP'),
    ...chunk,
  ]);
}

/** A whole one: every row of one colour, so that it is small and yet something to see. */
export function aPng(
  width: number,
  height: number,
  rgb: readonly [number, number, number],
): Buffer {
  const row = [0, ...Array.from({ length: width }, () => rgb).flat()];
  const pixels = Buffer.concat(Array.from({ length: height }, () => Buffer.from(row)));
  const header = Buffer.from([...big(width, 4), ...big(height, 4), 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from(pngHead(1).subarray(0, 8)),
    chunkOf('IHDR', header),
    chunkOf('IDAT', deflateSync(pixels)),
    chunkOf('IEND', Buffer.alloc(0)),
  ]);
}

function chunkOf(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  return Buffer.concat([
    Buffer.from(big(content.length, 4)),
    named,
    Buffer.from(big(crc32(named), 4)),
  ]);
}
