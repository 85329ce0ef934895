/** What the server and the process that reads pictures say to each other. */
import type { Limits } from '../../../lib/core/limits.ts';
import type {
  CleanPicture,
  PictureFacts,
  PictureRefusal,
  ShrinkRefusal,
  ShrunkPicture,
} from '../../../lib/core/uploaded-picture.ts';
import type { Result } from '../../../lib/std/result.ts';

export type PictureJob =
  | { readonly is: 'read'; readonly path: string }
  | { readonly is: 'clean'; readonly path: string; readonly to: string }
  | {
      readonly is: 'shrink';
      readonly path: string;
      readonly to: string;
      readonly widthPixels: number;
    };

export interface PictureResults {
  readonly read: Result<PictureFacts, PictureRefusal>;
  readonly clean: Result<CleanPicture, PictureRefusal>;
  readonly shrink: Result<ShrunkPicture, ShrinkRefusal>;
}

export type JobLimits = Pick<
  Limits,
  'picturePixelsMax' | 'pictureFileBytesMax' | 'pictureFramesMax' | 'pictureMemoryBytesMax'
>;

export interface PictureTask {
  readonly job: PictureJob;
  readonly limits: JobLimits;
}

/** One task at a time, so an answer needs no number. */
export type PictureAnswer =
  | { readonly is: 'done'; readonly value: PictureResults[keyof PictureResults] }
  /** The disk's fault, or a bug. */
  | { readonly is: 'failed'; readonly isDisk: boolean; readonly why: string }
  /** It has taken more memory than it may, and ends. */
  | { readonly is: 'out_of_memory' };
