/** What a page keeps on this device, and what it does with it when it is opened again. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '../../../lib/core/document.ts';
import type { Collab } from '../../../lib/client/collab.ts';
import { GATHER_MS } from '../../../lib/client/copy-writer.ts';
import { LOAD_MS } from '../../../lib/client/replica.ts';
import type { SaveState } from '../../../lib/client/save-state.ts';
import { MemoryCopies } from '../../support/memory-copies.ts';
import { EPOCH, closedAfterEach, gathered, turns } from '../../support/test-collab.ts';

const SAVED = { is: 'saved' } as const;

describe('Collab and the copy on this device', () => {
  const aPage = closedAfterEach();
  const saveOf = (page: { readonly collab: Collab }): SaveState => page.collab.getStatus().save;

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
    await gathered(second);
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
    page.clock.pass(GATHER_MS);
    page.server.serve(page.socket);
    await turns();
    expect(page.copies.allRows.length).toBeGreaterThan(1);
    expect(page.copies.allRows.filter((row) => row.isUnsent)).toEqual([]);
  });

  it('[CLIENT-30] keeps what was just typed when the page is hidden', async () => {
    const page = await aPage();
    page.join();
    await gathered(page);
    const before = page.copies.allRows.length;
    page.type('on the way out');
    await turns();
    expect(page.copies.allRows.length).toBe(before);
    page.collab.keepNow();
    await turns();
    expect(page.copies.allRows.length).toBe(before + 1);
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
});
