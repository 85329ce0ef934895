/** Pictures in documents: what is known of one once it was looked into. */
import type { FileHash } from './file.ts';

export const UPLOADED_PICTURE_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
] as const;
export type UploadedPictureType = (typeof UPLOADED_PICTURE_TYPES)[number];

export function isUploadedPictureType(type: string): type is UploadedPictureType {
  return UPLOADED_PICTURE_TYPES.some((each) => each === type);
}

export interface PictureFacts {
  readonly type: UploadedPictureType;
  /** Upright, as it is shown. */
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** 1: it stands still. */
  readonly frames: number;
  readonly hasAlpha: boolean;
}

export interface CleanPicture extends PictureFacts {
  readonly hash: FileHash;
  readonly bytes: number;
}

export interface ShrunkPicture {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly frames: number;
  readonly hash: FileHash;
  readonly bytes: number;
}

/**
 * `unreadable`: no picture of these types, or a broken one. `too_large`: more pixels, bytes, memory
 * or time than a picture may take.
 */
export type PictureRefusal = 'unreadable' | 'too_large';
/** `too_animated`: it would lose frames; it is shown as it is. */
export type ShrinkRefusal = PictureRefusal | 'too_animated';
