/** A row of documents, read below Prisma's client. */
import type { DocumentRecord } from '../../../lib/core/document.ts';
import type { DocumentId, Epoch, PersonId } from '../../../lib/core/ids.ts';
import type { GrantedRole, Reach } from '../../../lib/core/sharing.ts';

export const COLUMNS = `"id", "ownerId", "epoch", "title", "excerpt", "wordCount", "createdAtMs",
  "updatedAtMs", "updatedBy", "trashedAtMs", "reach", "reachRole"`;

/** In the order of `COLUMNS`. */
export type DocumentColumns = readonly [
  id: DocumentId,
  ownerId: PersonId | null,
  epoch: Epoch,
  title: string,
  excerpt: string,
  wordCount: number,
  createdAtMs: number,
  updatedAtMs: number,
  updatedBy: PersonId | null,
  trashedAtMs: number | null,
  reach: Reach,
  reachRole: GrantedRole,
];

/** @param row  may have further columns behind these. */
export function recordOf(row: readonly [...DocumentColumns, ...unknown[]]): DocumentRecord {
  const [
    id,
    ownerId,
    epoch,
    title,
    excerpt,
    wordCount,
    createdAtMs,
    updatedAtMs,
    updatedBy,
    trashedAtMs,
    reach,
    reachRole,
  ] = row;
  const projection = { title, excerpt, wordCount };
  const moments = { createdAtMs, updatedAtMs, trashedAtMs };
  return { id, ownerId, epoch, ...moments, updatedBy, reach, reachRole, projection };
}
