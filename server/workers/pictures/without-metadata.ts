/** Which part of a picture file says something about the picture: by kind, without unpacking it. */
import type { UploadedPictureType } from '../../../lib/core/uploaded-picture.ts';
import { assertNever } from '../../../lib/std/assert.ts';
import { avifWithoutMetadata } from './avif-boxes.ts';
import { gifWithoutMetadata } from './gif-blocks.ts';
import { jpegWithoutMetadata } from './jpeg-segments.ts';
import { pngWithoutMetadata } from './png-chunks.ts';
import { webpWithoutMetadata } from './webp-chunks.ts';

/** @returns null: the file is built in a way that is not known here. */
export function withoutMetadata(type: UploadedPictureType, bytes: Uint8Array): Uint8Array | null {
  const parts = partsOf(type, bytes);
  return parts === null ? null : Buffer.concat(parts);
}

function partsOf(type: UploadedPictureType, bytes: Uint8Array): Uint8Array[] | null {
  switch (type) {
    case 'image/jpeg':
      return jpegWithoutMetadata(bytes);
    case 'image/png':
      return pngWithoutMetadata(bytes);
    case 'image/webp':
      return webpWithoutMetadata(bytes);
    case 'image/gif':
      return gifWithoutMetadata(bytes);
    case 'image/avif':
      return avifWithoutMetadata(bytes);
    default:
      return assertNever(type);
  }
}
