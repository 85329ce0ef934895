/** A picture as small as its place on the page: WebP, which every browser of today shows. */
import type { ShrinkRefusal } from '../../../lib/core/uploaded-picture.ts';
import { type Result, fail, ok } from '../../../lib/std/result.ts';
import { unpacked } from './clean-picture.ts';
import { type PictureLimits, readPicture } from './read-picture.ts';

/** RFC 6386, section 9.1: 14 bits for each side. */
const WEBP_SIDE_PIXELS_MAX = 16_383;
const QUALITY = 82;
/** Of 0 to 6: beyond it, more time for hardly fewer bytes. */
const EFFORT = 3;

export interface SmallPicture {
  readonly bytes: Uint8Array;
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly frames: number;
}

export async function shrinkPicture(
  bytes: Uint8Array,
  widthPixels: number,
  limits: PictureLimits,
): Promise<Result<SmallPicture, ShrinkRefusal>> {
  const read = await readPicture(bytes, limits);
  if (!read.ok) return read;
  const { facts } = read.value;
  const isAnimated = facts.frames > 1;
  // Coloured writing keeps its edges so; in a photograph nobody sees it, and it takes half as long again.
  const isDrawn = facts.type === 'image/png' || facts.type === 'image/gif';
  // libvips takes an animated PNG for one that stands still.
  if (facts.frames > limits.pictureFramesMax || (isAnimated && facts.type === 'image/png')) {
    return fail('too_animated');
  }
  try {
    const pixels = unpacked(read.value, limits);
    const { data, info } = await (isAnimated ? pixels : pixels.autoOrient())
      .resize({
        width: Math.min(widthPixels, WEBP_SIDE_PIXELS_MAX),
        height: WEBP_SIDE_PIXELS_MAX,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality: QUALITY, effort: EFFORT, smartSubsample: isDrawn })
      .toBuffer({ resolveWithObject: true });
    const frames = info.pages ?? 1;
    return ok({
      bytes: data,
      widthPixels: info.width,
      heightPixels: info.pageHeight ?? info.height,
      frames,
    });
  } catch {
    return fail('unreadable');
  }
}
