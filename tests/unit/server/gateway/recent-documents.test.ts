import { describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../../../lib/core/document.ts';
import { AppError } from '../../../../lib/core/faults.ts';
import type { DocumentId } from '../../../../lib/core/ids.ts';
import { RecentDocuments } from '../../../../server/gateway/recent-documents.ts';
import { HandClock } from '../../../support/hand-clock.ts';

const ID = 'AAAAAAAAAAAAAAAAAAAAAA' as DocumentId;

function setUp() {
  const clock = new HandClock();
  const store = {
    asked: 0,
    trashedAtMs: null as number | null,
    isThere: true,
    fails: false,
    async find(id: DocumentId): Promise<DocumentRecord | null> {
      this.asked += 1;
      if (this.fails) throw new AppError('storage_unavailable', 'gone');
      return this.isThere ? ({ id, trashedAtMs: this.trashedAtMs } as DocumentRecord) : null;
    },
  };
  return { clock, store, recent: new RecentDocuments(store, clock) };
}

describe('documents asked for a moment ago', () => {
  it('[GATE-31] many who come at once cost one question', async () => {
    const { recent, store, clock } = setUp();
    await Promise.all(Array.from({ length: 100 }, () => recent.find(ID)));
    expect(store.asked).toBe(1);
    clock.pass(999);
    await recent.find(ID);
    expect(store.asked).toBe(1);
    clock.pass(1);
    await recent.find(ID);
    expect(store.asked).toBe(2);
  });

  it('[GATE-31] asks again as soon as access to it has changed, and only to it', async () => {
    const { recent, store } = setUp();
    const other = 'B'.repeat(22) as DocumentId;
    await Promise.all([recent.find(ID), recent.find(other)]);
    store.trashedAtMs = 1;
    recent.forget(ID);
    expect(await recent.find(ID)).toMatchObject({ trashedAtMs: 1 });
    expect(await recent.find(other)).toMatchObject({ trashedAtMs: null });
    recent.forgetAll();
    expect(await recent.find(other)).toMatchObject({ trashedAtMs: 1 });
  });

  it('[GATE-31] keeps no answer that turns people away', async () => {
    const { recent, store } = setUp();
    store.isThere = false;
    expect(await recent.find(ID)).toBeNull();
    store.isThere = true;
    store.trashedAtMs = 1;
    expect(await recent.find(ID)).not.toBeNull();
    store.trashedAtMs = null;
    expect(await recent.find(ID)).toMatchObject({ trashedAtMs: null });
    store.fails = true;
    await expect(recent.find('B'.repeat(22) as DocumentId)).rejects.toThrow('gone');
    store.fails = false;
    expect(await recent.find('B'.repeat(22) as DocumentId)).not.toBeNull();
    expect(store.asked).toBe(5);
  });

  it('[GATE-31] no answer is kept for two seconds, also when nobody asks again', async () => {
    const { recent, clock } = setUp();
    await recent.find(ID);
    clock.pass(500);
    await recent.find('B'.repeat(22) as DocumentId);
    clock.pass(1_000);
    expect(recent.size).toBe(1);
    clock.pass(1_000);
    expect(recent.size).toBe(0);
    expect(clock.pendingCount).toBe(0);
  });
});
