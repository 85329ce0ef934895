/** What is kept of an upload: of a picture, the clean one. */
import { AppError, isAppError } from '../../../lib/core/faults.ts';
import type { FileRecord } from '../../../lib/core/file.ts';
import { UNKNOWN_TYPE, fileContentOf } from '../../../lib/core/file-type.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import { isRasterType } from '../../../lib/core/raster.ts';
import { fail } from '../../../lib/std/result.ts';
import type { IncomingFile, PictureTool } from '../../file-ports.ts';

export interface KeptContentNeeds {
  readonly pictureTool: Pick<PictureTool, 'clean'>;
  readonly limits: Limits;
}

export interface KeptContent extends Pick<FileRecord, 'hash' | 'bytes' | 'type' | 'pixels'> {
  /** Where it lies until the upload is discarded. */
  readonly path: string;
}

/**
 * A picture that cannot be read, and might say where it was taken, is a file that can be saved and
 * is shown to nobody.
 *
 * @param name  cleaned.
 * @throws AppError picture_too_large, and what the tool rejects with but for `internal`: a picture
 *   that breaks it down does so each time.
 */
export async function keptContentOf(
  { pictureTool, limits }: KeptContentNeeds,
  { hash, bytes, path, made, head }: IncomingFile,
  name: string,
): Promise<KeptContent> {
  const { type, pixels } = fileContentOf(head, bytes, name);
  if (!isRasterType(type) || pixels === null) return { hash, bytes, path, type, pixels };
  const count = pixels.width * pixels.height;
  if (count > limits.picturePixelsMax) throw new AppError('picture_too_large', `${count} pixels`);
  const outcome = await pictureTool.clean(path, made).catch((error: unknown) => {
    if (!isAppError(error) || error.code !== 'internal') throw error;
    return fail('unreadable' as const);
  });
  if (outcome.ok) {
    const { widthPixels: width, heightPixels: height, ...clean } = outcome.value;
    const { hash: cleanHash, bytes: cleanBytes, type: cleanType } = clean;
    const size = { width, height };
    return { hash: cleanHash, bytes: cleanBytes, path: made, type: cleanType, pixels: size };
  }
  if (outcome.why === 'too_large') throw new AppError('picture_too_large', 'to be cleaned');
  return { hash, bytes, path, type: UNKNOWN_TYPE, pixels: null };
}
