/**
 * Makes a small square picture of whatever image somebody has. What is sent is drawn here: where a
 * photo was taken, and whatever else its file says, stays in this browser.
 */
import { fail, ok, type Result } from '../../lib/std/result.ts';

export interface PictureLimits {
  readonly bytesMax: number;
  /** Of either side. */
  readonly pixelsMax: number;
}

export type PictureProblem = 'not-image' | 'too-large' | 'unreadable';

/** More than any camera of a phone makes; drawing it would take too much memory. */
const FILE_BYTES_MAX = 40 * 1024 * 1024;
/** Browsers that cannot write the first type write PNG in its place. */
const TYPES = ['image/webp', 'image/jpeg'] as const;
const QUALITIES = [0.92, 0.8, 0.65, 0.5, 0.3] as const;

export async function squarePictureOf(
  file: Blob,
  limits: PictureLimits,
): Promise<Result<Blob, PictureProblem>> {
  if (!file.type.startsWith('image/')) return fail('not-image');
  if (file.size > FILE_BYTES_MAX) return fail('too-large');
  const image = await createImageBitmap(file).catch(() => null); // said to be an image, and none
  if (image === null) return fail('unreadable');
  const canvas = drawn(image, limits.pixelsMax);
  image.close();
  const picture = canvas === null ? null : await encoded(canvas, limits.bytesMax);
  return picture === null ? fail('unreadable') : ok(picture);
}

export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** The largest square in the middle. */
export function cropOf(width: number, height: number): Crop {
  const side = Math.min(width, height);
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), side };
}

function drawn(image: ImageBitmap, pixelsMax: number): HTMLCanvasElement | null {
  const { x, y, side } = cropOf(image.width, image.height);
  const pixels = Math.min(side, pixelsMax);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: pixels, height: pixels });
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  // Whatever is behind it must not show through.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, pixels, pixels);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, x, y, side, side, 0, 0, pixels, pixels);
  return canvas;
}

/** As good as fits. */
async function encoded(canvas: HTMLCanvasElement, bytesMax: number): Promise<Blob | null> {
  for (const type of TYPES) {
    for (const quality of QUALITIES) {
      const blob = await blobOf(canvas, type, quality);
      if (blob?.type !== type) break;
      if (blob.size <= bytesMax) return blob;
    }
  }
  return null;
}

function blobOf(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => {
    canvas.toBlob(resolve, type, quality);
  });
}
