/** Pictures that are clean as they come: for tests of use cases. */
import { copyFileSync, readFileSync } from 'node:fs';
import { isUploadedPictureType, type PictureRefusal } from '../../lib/core/uploaded-picture.ts';
import { rasterHeadOf } from '../../lib/core/raster.ts';
import { fail, ok } from '../../lib/std/result.ts';
import type { PictureTool } from '../../server/file-ports.ts';
import { hashOf } from './uploads.ts';

export class PlainPictureTool implements Pick<PictureTool, 'clean'> {
  /** In place of what it makes. */
  outcome: PictureRefusal | Error | null = null;

  clean: PictureTool['clean'] = async (path, to) => {
    if (this.outcome instanceof Error) throw this.outcome;
    if (this.outcome !== null) return fail(this.outcome);
    const bytes = new Uint8Array(readFileSync(path));
    const head = rasterHeadOf(bytes);
    if (head === null || !isUploadedPictureType(head.type)) return fail('unreadable');
    copyFileSync(path, to);
    const { type, widthPixels, heightPixels } = head;
    const facts = { type, widthPixels, heightPixels, frames: 1, hasAlpha: false };
    return ok({ ...facts, hash: hashOf(bytes), bytes: bytes.length });
  };
}
