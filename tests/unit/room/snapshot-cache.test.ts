import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../lib/core/ids.ts';
import type { StoredSnapshot } from '../../../server/ports.ts';
import { SnapshotCache } from '../../../server/room/snapshot-cache.ts';

/** Opens states of as many bytes as they say. */
function cacheOf(bytesMax: number) {
  const opened: string[] = [];
  const cache = new SnapshotCache(
    {
      unpack: async ({ upToSeq, stateBytes }) => {
        opened.push(`${upToSeq}`);
        return { update: new Uint8Array(stateBytes), sidecar: null };
      },
    },
    bytesMax,
  );
  const open = (name: string, upToSeq: number, stateBytes = 10) => {
    const bytes = new Uint8Array();
    const snapshot: StoredSnapshot = { upToSeq, stateBytes, state: bytes, sidecar: bytes };
    return cache.open(name as DocumentId, snapshot);
  };
  return { cache, opened, open };
}

describe('snapshot cache', () => {
  it('[COMPACT-19] a snapshot is opened once, and a newer one in its place', async () => {
    const { cache, opened, open } = cacheOf(100);
    const first = await open('a', 5);
    expect(await open('a', 5)).toBe(first);
    await open('a', 9);
    await open('a', 9);
    expect([opened, cache.bytes]).toEqual([['5', '9'], 10]);
  });

  it('[COMPACT-19] it holds no more than its bound; what was used longest ago goes first', async () => {
    const { cache, opened, open } = cacheOf(25);
    await open('a', 1);
    await open('b', 2);
    await open('a', 1);
    await open('c', 3);
    expect(cache.bytes).toBe(20);
    await open('a', 1);
    await open('b', 2);
    expect(opened).toEqual(['1', '2', '3', '2']);
    await open('huge', 4, 26);
    expect(cache.bytes).toBe(0);
  });
});
