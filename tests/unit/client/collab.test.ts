import { describe, expect, it } from 'vitest';
import type { Collab } from '../../../lib/client/collab.ts';
import type { SaveState } from '../../../lib/client/save-state.ts';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { encodeOwnFrame } from '../../../lib/protocol/codec.ts';
import { ModelServer } from '../../support/model-server.ts';
import { EPOCH, closedAfterEach, gathered, turns } from '../../support/test-collab.ts';

const SAVED = { is: 'saved' } as const;

describe('Collab', () => {
  const aPage = closedAfterEach();
  const saveOf = (page: { readonly collab: Collab }): SaveState => page.collab.getStatus().save;

  it('[CLIENT-1] shows what the server has, types, and is saved when the server says so', async () => {
    const page = await aPage({ server: new ModelServer(EPOCH, 'Title') });
    expect(page.collab.getStatus()).toMatchObject({ isLoaded: false, mayType: false });
    page.join();
    expect(page.collab.title.toString()).toBe('Title');
    expect(page.collab.getStatus()).toMatchObject({
      isLoaded: true,
      isSynced: true,
      mayType: true,
      save: { is: 'saved', atMs: null },
    });

    page.type(', typed');
    expect(saveOf(page)).toEqual({ is: 'saving' });
    page.server.serve(page.socket);
    expect(page.server.title).toBe('Title, typed');
    expect(saveOf(page)).toEqual({ is: 'saved', atMs: page.clock.nowMs() });
  });

  it('[SHARE-10] turns read-only in place when its role is less, and writes again when it is more', async () => {
    const page = await aPage({ server: new ModelServer(EPOCH, 'Title') });
    page.join();
    const told = (role: 'viewer' | 'editor') => {
      page.socket.deliver(encodeOwnFrame({ is: 'standing', epoch: EPOCH, role, reason: null }));
      const { mayType, isLoaded, isReader, save } = page.collab.getStatus();
      const shownRole = page.collab.getStatus().role;
      return { role: shownRole, mayType, isLoaded, isReader, save: save.is };
    };
    expect(told('viewer')).toEqual({
      role: 'viewer',
      mayType: false,
      isLoaded: true,
      isReader: true,
      save: 'read-only',
    });
    expect(saveOf(page)).toMatchObject({ reason: 'view_only', hasUnsentText: false });
    expect(page.collab.title.toString()).toBe('Title');
    expect(told('editor')).toEqual({
      role: 'editor',
      mayType: true,
      isLoaded: true,
      isReader: false,
      save: 'saved',
    });
    page.type(', typed');
    page.server.serve(page.socket);
    expect(page.server.title).toBe('Title, typed');
  });

  it('[SHARE-14] what was on its way when the role was lost is offered, not lost', async () => {
    const page = await aPage({ server: new ModelServer(EPOCH, 'Title') });
    page.join();
    page.type(' unsent');
    page.socket.deliver(
      encodeOwnFrame({ is: 'standing', epoch: EPOCH, role: 'viewer', reason: null }),
    );
    page.socket.deliver(encodeOwnFrame({ is: 'refused', index: 2, code: 'not_allowed' }));
    expect(saveOf(page)).toEqual({
      is: 'read-only',
      reason: 'not_allowed',
      hasUnsentText: true,
    });
    expect(page.collab.unsentText()).toContain('unsent');
  });

  it('[CLIENT-29] sends and keeps nothing of what a page that only reads sets right for itself', async () => {
    const server = new ModelServer(EPOCH, 'Title');
    server.role = 'viewer';
    server.refusesWith = 'not_allowed';
    const page = await aPage({ server, role: 'viewer' });
    page.join();
    await turns();
    page.collab.body.delete(0, 1);
    expect(page.socket.toServer).toEqual([]);
    for (let visits = 0; visits < 2; visits += 1) {
      page.socket.cut();
      page.collab.reconnectNow();
      page.join();
      await turns();
    }
    expect(saveOf(page)).toMatchObject({ reason: 'view_only', hasUnsentText: false });
    expect(page.server.stored.getXmlFragment('default').length).toBe(1);
    await gathered(page);
    const again = await aPage({ server, role: 'viewer', copies: page.copies });
    expect(again.collab.body.length).toBe(1);
  });

  it('[CLIENT-3] keeps what was typed in a cut line until the next one settles it', async () => {
    const page = await aPage();
    page.join();
    page.type('lost?');
    page.socket.toServer.length = 0;
    page.socket.cut();
    page.type(' no');
    page.collab.title.delete(4, 1);
    page.collab.reconnectNow();
    page.server.accept(page.socket);
    expect(saveOf(page)).not.toMatchObject(SAVED);
    page.server.serve(page.socket);
    expect(page.server.title).toBe('lost no');
    expect(saveOf(page)).toMatchObject(SAVED);
  });

  it('[CLIENT-10] holds back a keystroke made before the server asked, and sends it in step2', async () => {
    const page = await aPage();
    page.join();
    page.socket.cut();
    page.type('while away, ');
    page.collab.reconnectNow();
    page.socket.open();
    const framesBefore = page.socket.toServer.length;
    page.type('too early');
    expect(page.socket.toServer.length).toBe(framesBefore);
    page.join();
    expect(page.server.title).toBe('while away, too early');
    expect(saveOf(page)).toMatchObject(SAVED);
  });

  it('[CLIENT-11] cuts a huge local update to the limit of a frame', async () => {
    const limits = { ...DEFAULT_LIMITS, updateBytesMax: 600 };
    const page = await aPage({ limits });
    page.join();
    page.type('x'.repeat(3_000));
    expect(page.socket.toServer.length).toBeGreaterThan(4);
    expect(Math.max(...page.socket.toServer.map((frame) => frame.length))).toBeLessThan(664);
    page.server.serve(page.socket);
    expect(page.server.title.length).toBe(3_000);
    expect(saveOf(page)).toMatchObject(SAVED);
  });

  it('[CLIENT-11] cuts a huge step2, too', async () => {
    const limits = { ...DEFAULT_LIMITS, updateBytesMax: 600 };
    const page = await aPage({ limits });
    page.join();
    page.socket.cut();
    page.type('y'.repeat(3_000));
    page.collab.reconnectNow();
    page.join();
    expect(page.server.title.length).toBe(3_000);
    expect(saveOf(page)).toMatchObject(SAVED);
  });

  it('[CLIENT-7] says offline within two seconds, and how much this device keeps', async () => {
    const page = await aPage();
    page.join();
    await turns();
    page.socket.cut();
    page.type('kept');
    await turns();
    page.clock.pass(1_750);
    expect(saveOf(page)).toEqual({ is: 'offline-kept', changeCount: 1 });
  });

  it('[CLIENT-7] says still saving after three seconds, and why, once the server says so', async () => {
    const page = await aPage();
    page.join();
    page.server.isStoring = false;
    page.type('waits');
    page.server.serve(page.socket);
    page.clock.pass(2_750);
    expect(saveOf(page)).toEqual({ is: 'saving' });
    page.clock.pass(250);
    expect(saveOf(page)).toEqual({ is: 'still-saving', changeCount: 1, reason: null });
    page.server.stand(page.socket, 'storage_unavailable');
    expect(saveOf(page)).toMatchObject({ reason: 'storage_unavailable' });
  });

  it('[CLIENT-25] declines what would pass a limit of the document', async () => {
    const limits = { ...DEFAULT_LIMITS, documentBytesMax: 10_000, depthMax: 10 };
    const page = await aPage({ limits });
    page.join();
    expect(page.collab.mayAdd(100)).toBeNull();
    expect(page.collab.mayAdd(6_000)).toBe('too_large');
    expect(page.collab.mayAdd(100, 11)).toBe('too_deep');
    page.type('z'.repeat(5_000));
    expect(page.collab.mayAdd(3_000)).toBe('too_large');
  });

  it('[CLIENT-25] counts by what the server counts, and adds what is on its way there', async () => {
    const limits = { ...DEFAULT_LIMITS, documentBytesMax: 100_000 };
    const page = await aPage({ limits });
    page.server.othersBytes = 85_000;
    page.join();
    expect(page.collab.mayAdd(8_000)).toBe('too_large');
    expect(page.collab.mayAdd(6_000)).toBeNull();
    expect(page.collab.getStatus().isNearlyFull).toBe(false);
    page.server.isStoring = false;
    page.type('z'.repeat(5_500));
    page.server.serve(page.socket);
    expect(page.collab.getStatus().isNearlyFull).toBe(true);
    expect(page.collab.mayAdd(6_000)).toBe('too_large');
    page.server.othersBytes = 10_000;
    page.socket.cut();
    page.collab.reconnectNow();
    page.server.isStoring = true;
    page.join();
    expect(page.collab.getStatus().isNearlyFull).toBe(false);
    expect(page.collab.mayAdd(30_000)).toBeNull();
  });

  it('[PAGE-82] [CLIENT-25] tells at 60 and at 80 percent of the limit how full the document is', async () => {
    const limits = { ...DEFAULT_LIMITS, documentBytesMax: 100_000 };
    const page = await aPage({ limits });
    const percentAt = (byteCount: number) => {
      page.server.othersBytes = byteCount;
      page.socket.cut();
      page.collab.reconnectNow();
      page.join();
      return page.collab.getStatus().fullPercent;
    };
    page.join();
    expect(page.collab.getStatus().fullPercent).toBe(0);
    expect([59_000, 61_000, 79_000, 81_000, 95_000].map(percentAt)).toEqual([0, 60, 60, 80, 80]);
    expect(page.collab.getStatus().isNearlyFull).toBe(true);
  });

  it('[CLIENT-27] keeps its status until something has changed, and then says so', async () => {
    const page = await aPage();
    page.join();
    page.type('a');
    const status = page.collab.getStatus();
    let heardCount = 0;
    const unsubscribe = page.collab.subscribe(() => (heardCount += 1));
    page.clock.pass(1_000);
    expect(page.collab.getStatus()).toBe(status);
    expect(heardCount).toBe(0);
    page.server.serve(page.socket);
    expect(page.collab.getStatus()).not.toBe(status);
    expect(heardCount).toBeGreaterThan(0);
    unsubscribe();
    heardCount = 0;
    page.type('b');
    expect(heardCount).toBe(0);
  });

  it('[CLIENT-27] leaves no timer behind', async () => {
    const page = await aPage();
    page.join();
    page.collab.destroy();
    await turns();
    expect(page.clock.pendingCount).toBe(0);
  });
});
