/**
 * Takes a document back to a moment of its history: as one more edit, made in a thread of all that
 * was ever stored. Open pages see it come, offline words merge with it, and it can be taken back
 * the same way. An older state in the place of the newer one would do nothing in any of them.
 */
import type { DocumentId, Seq } from '../../lib/core/ids.ts';
import type { Moment } from '../../lib/history/moment.ts';
import type { ContentWorker, History, Sync } from '../ports.ts';

export interface RestorationNeeds {
  readonly history: Pick<History, 'head' | 'rows'>;
  readonly worker: Pick<ContentWorker, 'restore'>;
  readonly sync: Sync;
}

/**
 * Resolves once it is stored; nothing is stored where the document reads like that already.
 * @throws AppError `not_found` when the beginning of its history was removed, and what the log,
 *   the worker and the room say.
 */
export async function restoreTo(
  { history, worker, sync }: RestorationNeeds,
  documentId: DocumentId,
  moment: Moment,
): Promise<void> {
  const pages = await pagesUntil(history, documentId, moment);
  await sync.edit(documentId, (now) => worker.restore(now, pages, moment));
}

async function pagesUntil(
  history: RestorationNeeds['history'],
  documentId: DocumentId,
  moment: Moment,
): Promise<Uint8Array[]> {
  const { lastSeq } = await history.head(documentId);
  // The clock may have been set back: which rows are of before a time shows only in all of them.
  const toSeq = 'seq' in moment ? Math.min(moment.seq, lastSeq) : lastSeq;
  const pages: Uint8Array[] = [];
  for (let next: Seq | null = 1; next !== null && next <= toSeq;) {
    const page = await history.rows(documentId, next, toSeq);
    pages.push(page.rows);
    next = page.nextSeq;
  }
  return pages;
}
