/** What the server says of sharing, for tests of what is made of it. */
import type { PersonId, ShareLinkId } from '../../lib/core/ids.ts';
import type { LinkView, SharingView } from '../../lib/core/sharing.ts';

export const NOW_MS = Date.parse('2026-11-28T12:00:00.000Z');

export function linkView(facts: Partial<LinkView> = {}): LinkView {
  return {
    id: 'link' as ShareLinkId,
    url: '/s/token',
    label: 'Book club',
    role: 'viewer',
    hasPassword: false,
    createdAt: '2026-11-01T12:00:00.000Z',
    expiresAt: null,
    peopleMax: null,
    peopleCount: 0,
    openedCount: 0,
    lastOpenedAt: null,
    ...facts,
  };
}

export const OWNER = {
  personId: 'g_owner' as PersonId,
  name: 'Ada',
  hue: 4,
  role: 'owner',
  isGuest: true,
} as const;

export function sharingView(facts: Partial<SharingView> = {}): SharingView {
  return {
    reach: 'added',
    reachRole: 'viewer',
    members: [OWNER],
    links: [],
    visitors: [],
    requests: [],
    publication: null,
    ...facts,
  };
}
