/** Pictures as people upload them, made on the spot. */
import sharp, { type Sharp } from 'sharp';

export type Rgb = readonly [red: number, green: number, blue: number];

/** Three by two squares, each of its own colour, so that every way to lay it looks different. */
export const SQUARES: readonly (readonly Rgb[])[] = [
  [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
  ],
  [
    [255, 255, 0],
    [0, 255, 255],
    [255, 0, 255],
  ],
];
/** JPEG packs squares of 8 pixels, and the colours of 16. */
export const SQUARE_PIXELS = 16;
export const [WIDE, HIGH] = [3 * SQUARE_PIXELS, 2 * SQUARE_PIXELS];

const squareAt = (x: number, y: number): Rgb =>
  SQUARES[Math.floor(y / SQUARE_PIXELS)]?.[Math.floor(x / SQUARE_PIXELS)] ?? [0, 0, 0];

/** Where a stored pixel is shown (Exif 2.32, tag 274). */
const SHOWN_AT: readonly ((x: number, y: number) => readonly [number, number])[] = [
  (x, y) => [x, y],
  (x, y) => [WIDE - 1 - x, y],
  (x, y) => [WIDE - 1 - x, HIGH - 1 - y],
  (x, y) => [x, HIGH - 1 - y],
  (x, y) => [y, x],
  (x, y) => [WIDE - 1 - y, x],
  (x, y) => [WIDE - 1 - y, HIGH - 1 - x],
  (x, y) => [y, HIGH - 1 - x],
];

/** @param orientation  1 to 8: how the stored pixels lie. */
export function squares(orientation = 1): Sharp {
  const [width, height] = orientation > 4 ? [HIGH, WIDE] : [WIDE, HIGH];
  const shownAt = SHOWN_AT[orientation - 1] ?? ((x, y) => [x, y]);
  const pixels = Array.from({ length: width * height }, (_, at) =>
    squareAt(...shownAt(at % width, Math.floor(at / width))),
  );
  return sharp(Uint8Array.from(pixels.flat()), { raw: { width, height, channels: 3 } });
}

/** As a phone does it: who, where, when, and how it was held. */
export function saidOf(picture: Sharp, orientation = 1): Sharp {
  return picture
    .withMetadata({ orientation })
    .withExifMerge({
      IFD0: { Artist: 'Ada Lovelace', Make: 'Spycam' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>Spycam</secret></x:xmpmeta>');
}

/** The smallest Exif that says it, behind the start of a JPEG. */
export function heldJpeg(jpeg: Uint8Array, orientation: number): Buffer {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, orientation];
  const content = [...Buffer.from('Exif\0\0'), ...tiff, 0, 0, 0, 0, 0, 0];
  const segment = Buffer.from([0xff, 0xe1, 0, 2 + content.length, ...content]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

/** Frames of one colour each, half of each transparent. */
export async function film(
  format: 'gif' | 'webp',
  colours: readonly Rgb[],
  side = 8,
): Promise<Buffer> {
  const frames = await Promise.all(
    colours.map(([r, g, b]) =>
      sharp({ create: { width: side, height: side / 2, channels: 4, background: { r, g, b } } })
        .extend({ bottom: side / 2, background: { r: 0, g: 0, b: 0, alpha: 0 } })
        .png()
        .toBuffer(),
    ),
  );
  const delay = colours.map((_, at) => 20 * (at + 2));
  return sharp(frames, { join: { animated: true } })
    .toFormat(format, { loop: 3, delay, lossless: true })
    .toBuffer();
}

export async function pixelsOf(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes).removeAlpha().raw().toBuffer();
}

/** Furthest that any channel of any pixel is from another. */
export function distance(a: Uint8Array, b: Uint8Array): number {
  return a.length === b.length
    ? a.reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? 0))), 0)
    : Infinity;
}
