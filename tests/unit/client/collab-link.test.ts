/** How a page keeps its link alive, and how it ends. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ASLEEP_MS } from '../../../lib/client/collab.ts';
import type { Collab } from '../../../lib/client/collab.ts';
import type { SaveState } from '../../../lib/client/save-state.ts';
import { BACKOFF_MS_MAX } from '../../../lib/client/provider.ts';
import { GREETING_MS, PROBE_MS, SILENCE_MS, UNSETTLED_MS } from '../../../lib/client/watchdog.ts';
import { FAULTS } from '../../../lib/core/faults.ts';
import type { Epoch } from '../../../lib/core/ids.ts';
import { EMPTY_STEP2, HEARTBEAT, encodeOwnFrame } from '../../../lib/protocol/codec.ts';
import { MemoryCopies } from '../../support/memory-copies.ts';
import { ModelServer } from '../../support/model-server.ts';
import { EPOCH, aCollab, gathered, turns } from '../../support/test-collab.ts';

const TICKS_MS = 500;
const OTHER_EPOCH = 'BBBBBBBBBBA' as Epoch;

describe('Collab link', () => {
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

  it('[CLIENT-12] renews a socket whose frames stay unsettled, and loses nothing', async () => {
    const page = await aPage();
    page.join();
    page.type('unheard');
    page.clock.pass(UNSETTLED_MS + TICKS_MS);
    expect(page.sockets.length).toBe(2);
    page.join();
    expect(page.server.title).toBe('unheard');
    expect(saveOf(page)).toMatchObject({ is: 'saved' });
  });

  it('[CLIENT-12] stays on the socket while the server cannot store', async () => {
    const page = await aPage();
    page.join();
    page.server.isStoring = false;
    page.type('waits');
    page.server.stand(page.socket, 'storage_unavailable');
    page.clock.pass(SILENCE_MS - TICKS_MS);
    expect(page.sockets.length).toBe(1);
    expect(saveOf(page)).toMatchObject({ is: 'still-saving', reason: 'storage_unavailable' });
  });

  it('[CLIENT-12] renews a socket on which the heartbeat stopped', async () => {
    const page = await aPage();
    page.join();
    page.clock.pass(20_000);
    page.socket.deliver(HEARTBEAT);
    page.clock.pass(SILENCE_MS - TICKS_MS);
    expect(page.sockets.length).toBe(1);
    page.clock.pass(2 * TICKS_MS);
    expect(page.sockets.length).toBe(2);
  });

  it('[CLIENT-12] renews a socket that opened and was never asked anything', async () => {
    const page = await aPage();
    page.server.accept(page.socket);
    page.clock.pass(GREETING_MS + TICKS_MS);
    expect(page.sockets.length).toBe(2);
  });

  it('[CLIENT-26] asks at once what is missing on both sides, and renews when nobody answers', async () => {
    const page = await aPage();
    page.join();
    page.server.stored.getText('title').insert(0, 'meanwhile');
    page.collab.reconnectNow();
    page.server.serve(page.socket);
    expect(page.collab.title.toString()).toBe('meanwhile');
    page.clock.pass(PROBE_MS + TICKS_MS);
    expect(page.sockets.length).toBe(1);

    page.collab.reconnectNow();
    page.clock.pass(PROBE_MS + TICKS_MS);
    expect(page.sockets.length).toBe(2);
  });

  it('[CLIENT-7] counts a link that did not answer as gone since it was asked', async () => {
    const page = await aPage();
    page.join();
    await turns();
    page.type('into the void');
    await gathered(page);
    page.collab.reconnectNow();
    page.clock.pass(1_999);
    expect(saveOf(page)).toEqual({ is: 'offline-kept', changeCount: 1 });
  });

  it('[CLIENT-26] notices that the machine slept', async () => {
    const page = await aPage();
    page.join();
    page.socket.toServer.length = 0;
    const nowMs = page.clock.nowMs.bind(page.clock);
    page.clock.nowMs = () => nowMs() + ASLEEP_MS + TICKS_MS;
    page.clock.pass(250);
    // Longer than any silence is forgiven: the link is renewed at once.
    expect(page.sockets.length).toBe(2);
  });

  it('[CLIENT-26] does not wait for a backoff when asked to come back', async () => {
    const page = await aPage();
    page.socket.cut();
    page.collab.reconnectNow();
    expect(page.sockets.length).toBe(2);
    // An attempt may hang on a network that is gone: a fresh one takes its place.
    page.collab.reconnectNow();
    expect(page.sockets.length).toBe(3);
  });

  it('[CLIENT-13] tries again soon, ever less often, spread between half and all of the wait', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const waitsOf = async (random: number) => {
        const page = await aPage({ random: () => random });
        return Array.from({ length: 6 }, () => {
          page.socket.cut();
          const before = page.sockets.length;
          let waitedMs = 0;
          for (; page.sockets.length === before && waitedMs < 60_000; waitedMs += 25) {
            vi.advanceTimersByTime(25);
          }
          return waitedMs;
        });
      };
      expect(await waitsOf(0)).toEqual([100, 200, 400, 750, 750, 750]);
      expect(await waitsOf(1)).toEqual([200, 400, 800, 1_500, 1_500, BACKOFF_MS_MAX]);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each(['not_allowed', 'signed_out', 'document_not_found'] as const)(
    '[CLIENT-14] ends with the reason of a final close, text in hand: %s',
    async (reason) => {
      const page = await aPage();
      page.join();
      page.type('mine');
      page.socket.cut(FAULTS[reason].ws, reason);
      expect(saveOf(page)).toEqual({ is: 'read-only', reason, hasUnsentText: true });
      expect(page.collab.getStatus().mayType).toBe(false);
      expect(page.collab.unsentText()).toBe('mine');
      page.collab.reconnectNow();
      page.clock.pass(60_000);
      expect(page.sockets.length).toBe(1);
    },
  );

  it('[CLIENT-14] stops repeating frames that are called illegal', async () => {
    const page = await aPage();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      page.join();
      page.socket.cut(1009);
      page.collab.reconnectNow();
    }
    expect(saveOf(page)).not.toMatchObject({ is: 'read-only' });
    page.join();
    page.socket.cut(1009);
    expect(saveOf(page)).toMatchObject({ is: 'read-only', reason: 'too_large' });
  });

  it('[CLIENT-4] stops at a final refusal and keeps the text', async () => {
    const page = await aPage();
    page.join();
    page.server.refusesWith = 'too_large';
    page.type('too much');
    page.server.serve(page.socket);
    expect(saveOf(page)).toEqual({ is: 'read-only', reason: 'too_large', hasUnsentText: true });
    expect(page.collab.getStatus().mayType).toBe(false);
    expect(page.collab.unsentText()).toBe('too much');
    expect(page.socket.readyState).toBe(3);
  });

  it('[CLIENT-4] is read-only, and stays connected, when the standing says why', async () => {
    const page = await aPage();
    page.server.role = 'viewer';
    page.join();
    page.server.stand(page.socket, 'document_damaged');
    const status = page.collab.getStatus();
    expect(status).toMatchObject({ role: 'viewer', mayType: false, isSynced: true });
    expect(status.save).toMatchObject({ is: 'read-only', reason: 'document_damaged' });
  });

  it('[CLIENT-5] gives up when every answer to the server is refused', async () => {
    const page = await aPage();
    page.join();
    for (let index = 2; saveOf(page).is !== 'read-only' && index < 20; index += 1) {
      page.collab.reconnectNow();
      page.socket.deliver(Uint8Array.of(0, 0, 1, 0));
      page.socket.deliver(encodeOwnFrame({ is: 'refused', index, code: 'resync' }));
      page.socket.deliver(encodeOwnFrame({ is: 'settled', count: index }));
    }
    expect(saveOf(page)).toMatchObject({ is: 'read-only', reason: 'copy_outdated' });
  });

  it('[CLIENT-23] starts over with a fresh document and copy, and offers the old text', async () => {
    const page = await aPage();
    page.join();
    page.server.refusesWith = 'bad_update';
    page.type('refused words');
    await turns();
    page.server.serve(page.socket);
    const next = await page.collab.startOver();
    opened.push(next);
    await turns();
    page.server.refusesWith = null;
    page.join();
    await turns();
    expect(next.title.toString()).toBe('');
    expect(next.doc).not.toBe(page.collab.doc);
    expect(next.getStatus()).toMatchObject({
      mayType: true,
      keptText: 'refused words',
      save: { is: 'saved' },
    });
    expect(page.copies.allRows.every((row) => !row.isUnsent)).toBe(true);

    await next.forgetKept();
    expect(next.getStatus().keptText).toBe('');
    expect(page.copies.aside).toEqual([]);
  });

  it('[CLIENT-23] carries the text over where this browser keeps nothing', async () => {
    const page = await aPage({ storage: null });
    page.join();
    page.server.refusesWith = 'bad_update';
    page.type('only here');
    page.server.serve(page.socket);
    const next = await page.collab.startOver();
    const last = await next.startOver();
    opened.push(last);
    await turns();
    expect(last.getStatus().keptText).toBe('only here');
  });

  it('[CLIENT-23] keeps nothing in storage that it could not clear of the refused copy', async () => {
    const page = await aPage();
    page.join();
    page.server.refusesWith = 'bad_update';
    page.type('no room');
    await turns();
    page.server.serve(page.socket);
    page.copies.isFull = true;
    const next = await page.collab.startOver();
    opened.push(next);
    await turns();
    expect(next.getStatus().keptText).toBe('no room');
    expect(next.title.toString()).toBe('');
  });

  it('[CLIENT-23] takes the lineage from the server when its own is too old', async () => {
    const page = await aPage();
    page.join();
    page.type('before the restore');
    await turns();
    page.socket.cut(4409, 'copy_outdated');
    const next = await page.collab.startOver();
    opened.push(next);
    expect(page.socket.url.searchParams.has('epoch')).toBe(false);
    expect(page.socket.url.searchParams.has('since')).toBe(false);

    const restored = new ModelServer(OTHER_EPOCH, 'restored');
    restored.accept(page.socket);
    restored.serve(page.socket);
    await turns();
    expect(next.title.toString()).toBe('restored');
    expect(next.getStatus()).toMatchObject({ keptText: 'before the restore' });
    expect([...page.copies.rows.keys()].at(-1)).toContain(OTHER_EPOCH);
  });

  it('[CLIENT-23] gives up a copy of another lineage than the server stands for', async () => {
    const page = await aPage({ server: new ModelServer(OTHER_EPOCH) });
    page.server.accept(page.socket);
    expect(saveOf(page)).toMatchObject({ is: 'read-only', reason: 'copy_outdated' });
  });

  it('[CLIENT-19] is read-only where a newer page has written', async () => {
    const copies = new MemoryCopies();
    copies.isNewer = true;
    const page = await aPage({ copies });
    expect(saveOf(page)).toMatchObject({ is: 'read-only', reason: 'page_outdated' });
    expect(page.sockets).toEqual([]);
  });

  it('[CLIENT-20] stores a position no sooner than what it covers', async () => {
    const page = await aPage();
    page.server.accept(page.socket);
    page.copies.isFull = true;
    page.server.serve(page.socket);
    await turns();
    expect(page.copies.since.size).toBe(0);
    page.copies.isFull = false;
    page.clock.pass(5_000);
    await turns();
    expect([...page.copies.since.values()]).toEqual([1]);
    expect(page.copies.allRows.length).toBeGreaterThan(0);
  });

  it('[CLIENT-16] reads on past a frame it does not know', async () => {
    const page = await aPage();
    page.join();
    page.socket.deliver(Uint8Array.of(100));
    page.socket.deliver(EMPTY_STEP2);
    expect(saveOf(page)).toMatchObject({ is: 'saved' });
    expect(page.collab.getStatus().isSynced).toBe(true);
    expect(page.server.epoch).toBe(EPOCH);
  });
});
