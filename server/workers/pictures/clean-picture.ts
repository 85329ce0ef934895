/**
 * A picture as documents keep it. Where it stands upright, only what is said about it is cut out of
 * the file, and its pixels stay byte by byte; one that does not is unpacked, turned and packed again
 * as well as its kind allows, as is one whose file is built in an unknown way.
 */
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { PictureFacts, PictureRefusal } from '../../../lib/core/uploaded-picture.ts';
import { assertNever } from '../../../lib/std/assert.ts';
import { type Result, fail, ok } from '../../../lib/std/result.ts';
import { type PictureLimits, type ReadPicture, readPicture } from './read-picture.ts';
import { isLosslessWebp } from './webp-chunks.ts';
import { withoutMetadata } from './without-metadata.ts';

/** Of what is packed again: nobody sees a difference, and it grows by little. */
const JPEG_QUALITY = 92;
const WEBP_QUALITY = 92;
const AVIF_QUALITY = 75;

export interface CleanedPicture {
  readonly bytes: Uint8Array;
  readonly facts: PictureFacts;
}

export async function cleanPicture(
  uploaded: Uint8Array,
  limits: PictureLimits,
): Promise<Result<CleanedPicture, PictureRefusal>> {
  const read = await readPicture(uploaded, limits);
  if (!read.ok) return read;
  const bytes = (await cut(read.value, limits)) ?? (await packedAgain(read.value, limits));
  const clean = bytes === null ? fail('unreadable' as const) : await readPicture(bytes, limits);
  return clean.ok ? ok({ bytes: clean.value.bytes, facts: clean.value.facts }) : clean;
}

/** How libvips is to unpack what strangers send: all of it, and nothing half. */
export function unpacked({ bytes, facts }: ReadPicture, limits: PictureLimits): Sharp {
  return sharp(bytes, {
    animated: facts.frames > 1,
    failOn: 'error',
    limitInputPixels: limits.picturePixelsMax,
  });
}

/** @returns null: it has to be packed again. */
async function cut(picture: ReadPicture, limits: PictureLimits): Promise<Uint8Array | null> {
  if (isTurned(picture)) return null;
  const bytes = withoutMetadata(picture.facts.type, picture.bytes);
  const left = bytes === null ? null : await readPicture(bytes, limits);
  if (left === null || !left.ok || saysSomething(left.value.metadata)) return null;
  // A part that is needed may be missing, here or from the start.
  const thumbnail = unpacked(left.value, limits).resize({ width: 1 }).raw();
  return (await packedOf(thumbnail)) === null ? null : bytes;
}

/** An AVIF says otherwise how it is turned, and is unpacked so (ISO/IEC 23000-22, section 4.2). */
function isTurned({ facts, metadata }: ReadPicture): boolean {
  return facts.frames === 1 && facts.type !== 'image/avif' && (metadata.orientation ?? 1) > 1;
}

function saysSomething({ exif, xmp, iptc, comments, tifftagPhotoshop }: Metadata): boolean {
  return [exif, xmp, iptc, comments, tifftagPhotoshop].some((part) => part !== undefined);
}

/** @returns null: it cannot be unpacked, or not in full. */
async function packedAgain(
  picture: ReadPicture,
  limits: PictureLimits,
): Promise<Uint8Array | null> {
  const { frames, type } = picture.facts;
  // libvips takes an animated PNG for one that stands still.
  if (frames > 1 && type === 'image/png') return null;
  const pixels = inItsColours(unpacked(picture, limits), picture.metadata);
  return packedOf(asItsKind(frames === 1 ? pixels.autoOrient() : pixels, picture));
}

/** Inks are for printers: few programs show them, and none alike. */
function inItsColours(pixels: Sharp, { space, depth }: Metadata): Sharp {
  if (space === 'cmyk') return pixels.toColourspace('srgb');
  const isFine = depth === 'ushort';
  const isGrey = space === 'b-w' || space === 'grey16';
  const colours = isGrey ? (isFine ? 'grey16' : 'b-w') : isFine ? 'rgb16' : 'srgb';
  return pixels.keepIccProfile().toColourspace(colours);
}

/** libvips gives reasons in words only: whatever it is, this picture cannot be had. */
async function packedOf(pixels: Sharp): Promise<Uint8Array | null> {
  try {
    return await pixels.toBuffer();
  } catch {
    return null;
  }
}

function asItsKind(pixels: Sharp, { bytes, facts, metadata }: ReadPicture): Sharp {
  switch (facts.type) {
    case 'image/jpeg': {
      const isFull = metadata.chromaSubsampling === '4:4:4';
      const chromaSubsampling = isFull ? '4:4:4' : '4:2:0';
      const progressive = metadata.isProgressive;
      return pixels.jpeg({ quality: JPEG_QUALITY, chromaSubsampling, progressive });
    }
    case 'image/png':
      return pixels.png();
    case 'image/webp':
      return pixels.webp({ quality: WEBP_QUALITY, lossless: isLosslessWebp(bytes) });
    case 'image/gif':
      return pixels.gif();
    case 'image/avif':
      return pixels.avif({ quality: AVIF_QUALITY });
    default:
      return assertNever(facts.type);
  }
}
