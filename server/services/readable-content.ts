/** What is stored of a document, for whoever makes something to read of it. */
import { AppError } from '../../lib/core/faults.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import type { StoredContent, UpdateLog } from '../ports.ts';

/** @throws AppError document_damaged when nothing of it is sound, and what the store says. */
export async function readableContent(
  updateLog: Pick<UpdateLog, 'load'>,
  id: DocumentId,
): Promise<StoredContent> {
  const stored = await updateLog.load(id);
  if (stored.damagedAtSeq !== null && stored.snapshot === null && stored.tail.length === 0) {
    throw new AppError('document_damaged', 'nothing of it is readable');
  }
  return stored;
}
