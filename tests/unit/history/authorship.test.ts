import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../lib/core/ids.ts';
import { authorOf, authorship } from '../../../lib/history/authorship.ts';
import type { HistoryRow } from '../../../lib/history/rows.ts';
import { aRow } from '../../support/history.ts';
import { rawUpdate } from '../../support/update-builder.ts';

const CLIENT = 7;

/** Rows of two letters each, by one client id: [author, time]. */
function typed(by: readonly (readonly [author: string | null, atMs: number])[]): HistoryRow[] {
  return by.map(([author, atMs], at) => ({
    ...aRow(at + 1, atMs, author),
    update: rawUpdate([
      { client: CLIENT, clock: 2 * at, structs: [{ parent: 'title', content: { text: 'ab' } }] },
    ]),
  }));
}

describe('authorship', () => {
  it('[HIST-6] what one author typed within a minute is one range', () => {
    const rows = typed([
      ['g_ada', 0],
      ['g_ada', 60_000],
      ['g_ada', 60_001],
      ['g_ada', 70_000],
    ]);
    expect(authorship(rows)).toEqual([
      { clientId: CLIENT, from: 0, to: 4, author: 'g_ada', seq: 1, atMs: 0 },
      { clientId: CLIENT, from: 4, to: 8, author: 'g_ada', seq: 3, atMs: 60_001 },
    ]);
  });

  it('[HIST-6] a clock set back by more than a minute begins a range', () => {
    const rows = typed([
      ['g_ada', 100_000],
      ['g_ada', 39_999],
    ]);
    expect(authorship(rows)).toHaveLength(2);
  });

  it('[HIST-5] a client id without credentials may change hands, and nobody is somebody else', () => {
    const rows = typed([
      [null, 0],
      ['g_bob', 1],
      [null, 2],
    ]);
    const ranges = authorship(rows);
    const authors = [0, 1, 2, 3, 4, 5].map((clock) => authorOf(ranges, CLIENT, clock)?.author);
    expect(authors).toEqual([null, null, 'g_bob', 'g_bob', null, null]);
    expect(authorOf(ranges, CLIENT, 6)).toBeNull();
    expect(authorOf(ranges, CLIENT - 1, 0)).toBeNull();
    expect(authorOf(ranges, CLIENT + 1, 0)).toBeNull();
  });

  it('[HIST-12] what was written as a guest is the member’s, in one range with what came after', () => {
    const rows = typed([
      ['g_ada', 0],
      ['m_ada', 1_000],
      ['g_bob', 2_000],
      [null, 3_000],
    ]);
    const personNow = (author: PersonId) => (author === 'g_ada' ? ('m_ada' as PersonId) : author);
    expect(authorship(rows, undefined, personNow)).toEqual([
      { clientId: CLIENT, from: 0, to: 4, author: 'm_ada', seq: 1, atMs: 0 },
      { clientId: CLIENT, from: 4, to: 6, author: 'g_bob', seq: 3, atMs: 2_000 },
      { clientId: CLIENT, from: 6, to: 8, author: null, seq: 4, atMs: 3_000 },
    ]);
    expect(authorship(rows).map(({ author }) => author)).toEqual(['g_ada', 'm_ada', 'g_bob', null]);
  });

  it('[HIST-9] where the beginning was removed, it names nobody', () => {
    const rows = typed([
      ['g_ada' as PersonId, 0],
      ['g_bob', 1],
    ]).slice(1);
    const ranges = authorship(rows);
    expect(authorOf(ranges, CLIENT, 1)).toBeNull();
    expect(authorOf(ranges, CLIENT, 2)?.author).toBe('g_bob');
  });

  it('[HIST-9] a row that holds no update is an error', () => {
    const spoilt = { ...aRow(4, 0), update: Uint8Array.of(9) };
    expect(() => authorship([spoilt])).toThrow('row 4');
  });
});
