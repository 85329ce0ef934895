import { describe, expect, it } from 'vitest';
import {
  addressOf,
  EVERYTHING,
  hasDays,
  isEverything,
  listFilterOf,
  queryOf,
  readFilter,
} from '../../../app/_workspace/activity-filter.ts';

const PERSON = 'm_AAAAAAAAAAAAAAAAAAAAAA';

function read(address: string) {
  const { searchParams } = new URL(address, 'http://localhost');
  return readFilter(Object.fromEntries(searchParams));
}

describe('activity filter', () => {
  it('[OPERATE-14] is kept in the address, and read from it as it was', () => {
    expect(addressOf(EVERYTHING)).toBe('/workspace/activity');
    const address = `/workspace/activity?kind=sharing&person=${PERSON}&subject=TawniXVi0DNnq6WhTZj_mw&from=2026-11-01&until=2026-11-28`;
    const filter = read(address);
    expect(addressOf(filter)).toBe(address);
    expect(hasDays(filter)).toBe(true);
    expect(isEverything(filter)).toBe(false);
    expect(isEverything(read('/workspace/activity'))).toBe(true);
  });

  it('[OPERATE-14] leaves out what makes no sense', () => {
    const odd = '/workspace/activity?kind=toString&person=eve&subject=a%20b&from=yesterday&until=1';
    expect(read(odd)).toEqual(EVERYTHING);
    expect(readFilter({ kind: ['sharing', 'documents'] })).toEqual(EVERYTHING);
  });

  it('[OPERATE-14] asks for days from their first to their last moment, where the reader is', () => {
    const query = queryOf(read('/workspace/activity?from=2026-11-27&until=2026-11-28'));
    expect(query.get('from')).toBe(new Date(2026, 10, 27).toISOString());
    expect(query.get('until')).toBe(new Date(2026, 10, 29).toISOString());
    expect(queryOf(EVERYTHING).size).toBe(0);
  });

  it('[OPERATE-14] a kind stands for its events', () => {
    const filter = { ...EVERYTHING, kind: 'programs' } as const;
    expect(listFilterOf(filter)).toEqual({ events: ['token-made', 'token-revoked'] });
    expect(queryOf(filter).getAll('event')).toEqual(['token-made', 'token-revoked']);
    expect(listFilterOf(EVERYTHING)).toEqual({ events: [] });
  });
});
