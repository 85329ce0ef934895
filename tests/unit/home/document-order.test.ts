/** The order of the list, and what counts as a change. */
import { describe, expect, it } from 'vitest';
import { matchesSearch, steadyOrder, unlessEqual } from '../../../app/_home/document-order.ts';
import type { DocumentView } from '../../../lib/core/document.ts';
import type { DocumentId, Epoch } from '../../../lib/core/ids.ts';

function aDocument(id: string, changes: Partial<DocumentView> = {}): DocumentView {
  return {
    id: id as DocumentId,
    title: id,
    epoch: 'epoch' as Epoch,
    excerpt: '',
    wordCount: 0,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    trashedAt: null,
    isMine: true,
    role: 'owner',
    reach: 'added',
    isShared: false,
    isGiven: false,
    requestCount: 0,
    url: `/d/${id}`,
    ...changes,
  };
}
const ids = (documents: readonly DocumentView[]) => documents.map(({ id }) => id).join(' ');

describe('document list', () => {
  it('[SHELL-10] rows keep their places while held; new ones come on top', () => {
    const shown = ['a', 'b', 'c'].map((id) => aDocument(id));
    const fresh = ['new', 'c', 'a'].map((id) => aDocument(id));
    expect(ids(steadyOrder(shown, fresh))).toBe('new a c');
  });

  it('[SHELL-10] an answer without news is the very list that is shown', () => {
    const shown = ['a', 'b'].map((id) => aDocument(id));
    expect(unlessEqual(shown, structuredClone(shown))).toBe(shown);
  });

  it('[SHELL-10] only the row that changed is another object', () => {
    const shown = ['a', 'b'].map((id) => aDocument(id));
    const merged = unlessEqual(shown, [aDocument('a'), aDocument('b', { title: 'Letters' })]);
    expect(merged[0]).toBe(shown[0]);
    expect(merged[1]?.title).toBe('Letters');
  });

  it('[SHELL-11] search ignores case and the spaces around it', () => {
    expect(matchesSearch('Minutes of May', ' MAY ')).toBe(true);
    expect(matchesSearch('会议纪要', '纪要')).toBe(true);
    expect(matchesSearch('Minutes', 'hours')).toBe(false);
    expect(matchesSearch('', '')).toBe(true);
  });
});
