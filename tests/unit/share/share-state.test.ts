import { describe, expect, it } from 'vitest';
import { bestLink } from '../../../app/_share/link-facts.ts';
import { shareStateOf } from '../../../app/_share/share-state.ts';
import type { PersonId, ShareLinkId } from '../../../lib/core/ids.ts';
import { NOW_MS, OWNER, linkView, sharingView } from '../../support/sharing-views.ts';

const visitor = (personId: string) => ({
  personId: personId as PersonId,
  name: 'Bo',
  hue: 7,
  linkId: 'link' as ShareLinkId,
});
const over = { expiresAt: new Date(NOW_MS).toISOString() };
const full = { peopleMax: 2, peopleCount: 2 };

describe('what the Share button says', () => {
  it.each([
    ['nobody else', sharingView(), { is: 'private' }],
    ['a link that is over', sharingView({ links: [linkView(over)] }), { is: 'private' }],
    ['anyone with the address', sharingView({ reach: 'link' }), { is: 'link' }],
    ['members', sharingView({ reach: 'members' }), { is: 'link' }],
    ['a link', sharingView({ links: [linkView()] }), { is: 'link' }],
    [
      'visitors of a full link, one by two links, one added since',
      sharingView({
        links: [linkView(full)],
        members: [OWNER, { ...OWNER, personId: 'g_bo' as PersonId, role: 'editor' }],
        visitors: [visitor('g_bo'), visitor('g_mei'), visitor('g_mei')],
      }),
      { is: 'people', count: 2 },
    ],
  ])('[SHAREPAGE-1] %s', (_name, view, state) => {
    expect(shareStateOf(view, NOW_MS)).toEqual(state);
  });
});

describe('what is copied at the foot of the dialog', () => {
  it('[SHAREPAGE-2] is the newest link that lets somebody in, and the address where that does', () => {
    const links = [
      linkView(over),
      linkView(full),
      linkView({ url: '' }),
      linkView({ label: 'It' }),
    ];
    expect(bestLink(sharingView({ links }), NOW_MS)?.label).toBe('It');
    expect(bestLink(sharingView({ links, reach: 'link' }), NOW_MS)).toBeNull();
    expect(bestLink(sharingView(), NOW_MS)).toBeNull();
  });
});
