/** What the head of a picture says, and whether it may be unpacked at all. */
import sharp, { type Metadata } from 'sharp';
import type { Limits } from '../../../lib/core/limits.ts';
import type {
  PictureFacts,
  PictureRefusal,
  UploadedPictureType,
} from '../../../lib/core/uploaded-picture.ts';
import { type Result, fail, ok } from '../../../lib/std/result.ts';
import { isAvifFilm } from './avif-boxes.ts';
import { pngFrames } from './png-chunks.ts';

export type PictureLimits = Pick<Limits, 'picturePixelsMax' | 'pictureFramesMax'>;

export interface ReadPicture {
  readonly bytes: Uint8Array;
  readonly facts: PictureFacts;
  readonly metadata: Metadata;
}

const TYPES: Partial<Record<string, UploadedPictureType>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  heif: 'image/avif',
};

/** Unpacks nothing. */
export async function readPicture(
  bytes: Uint8Array,
  { picturePixelsMax }: PictureLimits,
): Promise<Result<ReadPicture, PictureRefusal>> {
  const metadata = await metadataOf(bytes);
  const facts = metadata === null ? null : factsOf(bytes, metadata);
  if (metadata === null || facts === null) return fail('unreadable');
  const pixels = facts.widthPixels * facts.heightPixels * facts.frames;
  return pixels > picturePixelsMax ? fail('too_large') : ok({ bytes, facts, metadata });
}

/** null: no picture, or one that has not even a whole head. */
async function metadataOf(bytes: Uint8Array): Promise<Metadata | null> {
  try {
    // Pixels are counted here: libvips says of all that it refuses the same.
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return null;
  }
}

function factsOf(bytes: Uint8Array, metadata: Metadata): PictureFacts | null {
  const type = TYPES[metadata.format];
  if (type === undefined) return null;
  // HEIC is its sibling: the same boxes, but pixels that libvips cannot unpack here.
  if (type === 'image/avif' && (metadata.compression !== 'av1' || isAvifFilm(bytes))) return null;
  const frames = framesOf(type, bytes, metadata);
  // Frames lie below each other and cannot be turned; browsers do not turn them either.
  const { width, height } = frames > 1 ? metadata : metadata.autoOrient;
  return {
    type,
    widthPixels: width,
    heightPixels: height,
    frames,
    hasAlpha: metadata.hasAlpha,
  };
}

function framesOf(type: UploadedPictureType, bytes: Uint8Array, { pages }: Metadata): number {
  switch (type) {
    case 'image/png':
      return pngFrames(bytes);
    case 'image/gif':
    case 'image/webp':
      return pages ?? 1;
    default:
      // Further pictures in an AVIF are no frames: thumbnails, depth, light.
      return 1;
  }
}
