import { describe, expect, it } from 'vitest';
import { inOrder, LINK_ORDERS, parseLinkOrder } from '../../../app/_workspace/link-order.ts';
import type { DocumentId, ShareLinkId } from '../../../lib/core/ids.ts';
import type { WorkspaceLinkView } from '../../../lib/core/workspace.ts';
import { linkView } from '../../support/sharing-views.ts';

function aLink(id: string, change: Partial<WorkspaceLinkView> = {}): WorkspaceLinkView {
  const { url: _, ...facts } = linkView({ id: id as ShareLinkId });
  return { ...facts, documentId: 'd' as DocumentId, ownerId: null, ownerName: null, ...change };
}

/** As the server lists them: newest first. */
const LINKS = [
  aLink('c', { openedCount: 1, lastOpenedAt: '2026-11-03T00:00:00.000Z' }),
  aLink('b', { expiresAt: '2026-12-01T00:00:00.000Z' }),
  aLink('a', {
    openedCount: 9,
    lastOpenedAt: '2026-11-02T00:00:00.000Z',
    expiresAt: '2026-11-30T00:00:00.000Z',
  }),
];

describe('order of links', () => {
  it('[OPERATE-8] what never happened comes last, and alike ones stay newest first', () => {
    const shown = LINK_ORDERS.map((order) => [
      order,
      inOrder(LINKS, order)
        .map(({ id }) => id)
        .join(''),
    ]);
    expect(Object.fromEntries(shown)).toEqual({
      newest: 'cba',
      opened: 'cab',
      often: 'acb',
      ending: 'abc',
    });
    expect(parseLinkOrder('ending')).toBe('ending');
    expect(parseLinkOrder('upside down')).toBe('newest');
  });
});
