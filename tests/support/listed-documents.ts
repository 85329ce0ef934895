/** Rows of a list as the API sends them. */
import type { ListedDocument } from '../../lib/core/document-list.ts';
import type { DocumentId, Epoch } from '../../lib/core/ids.ts';

/** @param id  and title. */
export function aListed(id: string, change: Partial<ListedDocument> = {}): ListedDocument {
  return {
    id: id as DocumentId,
    title: id,
    epoch: 'epoch' as Epoch,
    excerpt: '',
    wordCount: 0,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    trashedAt: null,
    isMine: true,
    role: 'owner',
    reach: 'added',
    isShared: false,
    isGiven: false,
    requestCount: 0,
    url: `/d/${id}`,
    owner: null,
    updatedBy: null,
    openedAt: null,
    ...change,
  };
}
