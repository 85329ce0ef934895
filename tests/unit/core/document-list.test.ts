/** Views, orders and what is left out, as server and browser both understand them. */
import { describe, expect, it } from 'vitest';
import {
  accessKindOf,
  inOrder,
  isNarrowed,
  isWithin,
  LIST_VIEWS,
  type ListSort,
  matchesSearch,
  NOTHING_NARROWED,
  orderOf,
  orderText,
  parseOrder,
  parseView,
  pathOf,
  titleKeyOf,
  usualDirection,
} from '../../../lib/core/document-list.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import { aListed } from '../../support/listed-documents.ts';

const ADA = 'm_AAAAAAAAAAAAAAAAAAAAAA' as PersonId;
const BOB = 'm_BBBBBBBBBBBBBBBBBBBBBA' as PersonId;

describe('views', () => {
  it('[HOME-1] every view is found by its address, and anything else is all of it', () => {
    for (const view of LIST_VIEWS) {
      const { searchParams } = new URL(pathOf(view), 'http://sheaf.test');
      expect(parseView(searchParams.get('view'))).toBe(view);
    }
    for (const text of [undefined, null, '', 'MINE', ['mine', 'trash'], 'constructor']) {
      expect(parseView(text)).toBe('all');
    }
  });

  it('[HOME-2] what was opened and what was thrown away stand by just that', () => {
    const chosen = { sort: 'title', direction: 'up' } as const;
    expect(LIST_VIEWS.map((view) => orderText(orderOf(view, chosen)))).toEqual([
      'title.up',
      'title.up',
      'title.up',
      'opened.down',
      'trashed.down',
    ]);
  });
});

describe('orders', () => {
  it('[HOME-13] an order is remembered as it was chosen, and nonsense is the usual one', () => {
    const order = { sort: 'title', direction: 'up' } as const;
    expect(parseOrder(orderText(order))).toEqual(order);
    for (const text of [undefined, '', 'title', 'title.sideways', 'size.up', 'trashed.up']) {
      expect(parseOrder(text)).toEqual({ sort: 'updated', direction: 'down' });
    }
    expect(usualDirection('title')).toBe('up');
    expect(usualDirection('created')).toBe('down');
  });

  it('[HOME-2] what is here already is put in order until the server answers', () => {
    const rows = [
      aListed('Berta', { updatedAt: '2026-01-03', createdAt: '2026-01-01', openedAt: null }),
      aListed('anna', { updatedAt: '2026-01-01', createdAt: '2026-01-02', openedAt: '2026-01-05' }),
      aListed('Cleo', { updatedAt: '2026-01-02', createdAt: '2026-01-03', openedAt: '2026-01-04' }),
    ];
    const titles = (sort: ListSort, direction: 'up' | 'down') =>
      inOrder(rows, { sort, direction }).map(({ title }) => title);
    expect(titles('title', 'up')).toEqual(['anna', 'Berta', 'Cleo']);
    expect(titles('title', 'down')).toEqual(['Cleo', 'Berta', 'anna']);
    expect(titles('updated', 'down')).toEqual(['Berta', 'Cleo', 'anna']);
    expect(titles('created', 'up')).toEqual(['Berta', 'anna', 'Cleo']);
    expect(titles('opened', 'down')).toEqual(['anna', 'Cleo', 'Berta']);
  });

  it('[HOME-2] titles are compared without case, and only so far', () => {
    expect(titleKeyOf('Ünïcode 文')).toBe('ünïcode 文');
    expect(Array.from(titleKeyOf('\u{1F600}'.repeat(300)))).toHaveLength(100);
  });
});

describe('what is left out', () => {
  it('[HOME-3] who gets in is one of four', () => {
    expect(accessKindOf({ reach: 'added', isShared: false })).toBe('private');
    expect(accessKindOf({ reach: 'added', isShared: true })).toBe('people');
    expect(accessKindOf({ reach: 'members', isShared: true })).toBe('members');
    expect(accessKindOf({ reach: 'link', isShared: true })).toBe('link');
  });

  it('[HOME-3] words, owner and kind of access hold at once', () => {
    const owner = { id: ADA, name: 'Ada', hue: 1, isYou: true };
    const plan = aListed('Plan', { owner, reach: 'link', isShared: true });
    const within = (change: Partial<typeof NOTHING_NARROWED>) =>
      isWithin(plan, { ...NOTHING_NARROWED, ...change });
    expect(within({})).toBe(true);
    expect(within({ search: 'LA', owner: ADA, access: 'link' })).toBe(true);
    expect(within({ search: 'x', owner: ADA })).toBe(false);
    expect(within({ owner: BOB })).toBe(false);
    expect(within({ access: 'private' })).toBe(false);
    expect(isWithin(aListed('Plan'), { ...NOTHING_NARROWED, owner: ADA })).toBe(false);
    expect(isNarrowed(NOTHING_NARROWED)).toBe(false);
    expect(isNarrowed({ ...NOTHING_NARROWED, access: 'link' })).toBe(true);
  });

  it('[SHELL-11] search ignores case and the spaces around it', () => {
    expect(matchesSearch('Minutes of May', ' MAY ')).toBe(true);
    expect(matchesSearch('会议纪要', '纪要')).toBe(true);
    expect(matchesSearch('Minutes', 'hours')).toBe(false);
    expect(matchesSearch('', '')).toBe(true);
  });
});
