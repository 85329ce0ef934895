import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '../../../lib/core/document.ts';
import type { Collab } from '../../../lib/client/collab.ts';
import { LOAD_MS } from '../../../lib/client/replica.ts';
import type { SaveState } from '../../../lib/client/save-state.ts';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { encodeOwnFrame } from '../../../lib/protocol/codec.ts';
import { MemoryCopies } from '../../support/memory-copies.ts';
import { ModelServer } from '../../support/model-server.ts';
import { EPOCH, aCollab, turns } from '../../support/test-collab.ts';

const SAVED = { is: 'saved' } as const;

describe('Collab', () => {
  const opened: Collab[] = [];
  afterEach(() => {
    for (const collab of opened.splice(0)) collab.destroy();
  });
  const aPage = async (...options: Parameters<typeof aCollab>) => {
    const page = await aCollab(...options);
    opened.push(page.collab);
    return page;
  };
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

  it('[CLIENT-8] does not count a change as kept before its row is written', async () => {
    const page = await aPage();
    page.join();
    await turns();
    page.socket.cut();
    page.clock.pass(2_000);
    page.type('not yet');
    expect(saveOf(page)).toEqual({ is: 'saving' });
    await turns();
    expect(saveOf(page)).toEqual({ is: 'offline-kept', changeCount: 1 });
  });

  it('[CLIENT-24] says so when the browser refuses to write, and heals', async () => {
    const page = await aPage();
    page.join();
    await turns();
    page.socket.cut();
    page.clock.pass(2_000);
    page.copies.isFull = true;
    page.type('nowhere');
    await turns();
    expect(saveOf(page)).toEqual({ is: 'offline-not-stored', changeCount: 1 });
    page.copies.isFull = false;
    page.clock.pass(5_000);
    await turns();
    expect(saveOf(page)).toEqual({ is: 'offline-kept', changeCount: 1 });
  });

  it('[CLIENT-24] says so where nothing is kept at all', async () => {
    const page = await aPage({ storage: null });
    page.join();
    page.socket.cut();
    page.type('nowhere');
    page.clock.pass(1_750);
    expect(saveOf(page)).toEqual({ is: 'offline-not-stored', changeCount: 1 });
  });

  it('[CLIENT-17] still knows after a reload offline what the server has not got', async () => {
    const first = await aPage();
    first.join();
    first.type('stored');
    first.server.serve(first.socket);
    await turns();
    first.socket.cut();
    first.type(' and not');
    await turns();
    first.collab.destroy();

    const second = await aPage({ copies: first.copies, server: first.server });
    expect(second.collab.title.toString()).toBe('stored and not');
    expect(second.collab.getStatus()).toMatchObject({ isLoaded: true, mayType: true });
    second.clock.pass(1_750);
    expect(saveOf(second)).toEqual({ is: 'offline-kept', changeCount: 1 });
    expect(second.collab.unsentText()).toBe(' and not');

    second.join();
    await turns();
    expect(second.server.title).toBe('stored and not');
    expect(saveOf(second)).toMatchObject(SAVED);
    expect(second.copies.allRows.some((row) => row.isUnsent)).toBe(false);
  });

  it('[CLIENT-15] opens the socket after the local copy, or without one that does not come', async () => {
    const copies = new MemoryCopies();
    let open = () => {};
    copies.gate = new Promise((resolve) => (open = resolve));
    const page = await aPage({ copies });
    page.clock.pass(LOAD_MS - 1);
    expect(page.sockets).toEqual([]);
    page.clock.pass(1);
    expect(page.sockets.length).toBe(1);
    open();
    await turns();
    expect(page.sockets.length).toBe(1);
  });

  it('[CLIENT-15] syncs what came out of the local copy late', async () => {
    const first = await aPage();
    first.join();
    first.socket.cut();
    first.type('late');
    await turns();
    first.collab.destroy();

    let open = () => {};
    first.copies.gate = new Promise((resolve) => (open = resolve));
    const second = await aPage({ copies: first.copies, server: first.server });
    second.clock.pass(LOAD_MS);
    second.join();
    expect(saveOf(second)).toMatchObject(SAVED);
    open();
    await turns();
    expect(second.collab.title.toString()).toBe('late');
    expect(saveOf(second)).toEqual({ is: 'saving' });
    second.server.serve(second.socket);
    expect(second.server.title).toBe('late');
    expect(saveOf(second)).toMatchObject(SAVED);
  });

  it('[CLIENT-15] asks about late content that the server turns out to have', async () => {
    const first = await aPage();
    first.join();
    first.type('settled unheard');
    await turns();
    Y.applyUpdate(first.server.stored, Y.encodeStateAsUpdate(first.collab.doc));
    first.socket.cut();
    first.collab.destroy();

    let open = () => {};
    first.copies.gate = new Promise((resolve) => (open = resolve));
    const second = await aPage({ copies: first.copies, server: first.server });
    second.clock.pass(LOAD_MS);
    second.join();
    open();
    await turns();
    expect(saveOf(second)).toEqual({ is: 'saving' });
    second.server.serve(second.socket);
    expect(saveOf(second)).toMatchObject(SAVED);
  });

  it('[CLIENT-17] marks a row stored whose change was settled while it was being written', async () => {
    const page = await aPage();
    page.join();
    await turns();
    page.type('quick');
    await Promise.resolve();
    page.server.serve(page.socket);
    await turns();
    expect(page.copies.allRows.length).toBeGreaterThan(1);
    expect(page.copies.allRows.filter((row) => row.isUnsent)).toEqual([]);
  });

  it('[CLIENT-16] says who it is and up to where its copy goes', async () => {
    const first = await aPage();
    const paramsOf = (page: typeof first) => Object.fromEntries(page.socket.url.searchParams);
    const who = {
      stored: '1',
      schema: String(SCHEMA_VERSION),
      epoch: EPOCH,
      person: `g_${'a'.repeat(21)}A`,
    };
    expect(first.socket.url.pathname).toBe(`/collab/${'d'.repeat(21)}A`);
    expect(paramsOf(first)).toEqual(who);
    first.join();
    await turns();
    first.socket.cut();
    first.collab.reconnectNow();
    expect(paramsOf(first)).toEqual({ ...who, since: '1' });
    first.collab.destroy();

    const second = await aPage({ copies: first.copies });
    expect(paramsOf(second)).toEqual({ ...who, since: '1' });
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
