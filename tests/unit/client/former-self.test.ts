/** A page of a member that was a guest in this browser before. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Collab } from '../../../lib/client/collab.ts';
import { BACKOFF_MS_MAX } from '../../../lib/client/provider.ts';
import { FAULTS } from '../../../lib/core/faults.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import { ModelServer } from '../../support/model-server.ts';
import { EPOCH, aCollab, gathered, turns } from '../../support/test-collab.ts';

const GUEST = `g_${'a'.repeat(21)}A` as PersonId;
const MEMBER = `m_${'b'.repeat(21)}A` as PersonId;

describe('a page of a member that was a guest', () => {
  const opened: Collab[] = [];
  afterEach(() => {
    vi.useRealTimers();
    for (const collab of opened.splice(0)) collab.destroy();
  });
  const aPage = async (...options: Parameters<typeof aCollab>) => {
    const page = await aCollab(...options);
    opened.push(page.collab);
    return page;
  };
  /** The guest types, offline, and closes the tab. */
  const unsentByGuest = async () => {
    const guest = await aPage({ personId: GUEST, server: new ModelServer(EPOCH) });
    guest.join();
    guest.type('sent');
    guest.server.serve(guest.socket);
    await turns();
    guest.socket.cut();
    guest.type(' and unsent');
    await turns();
    guest.collab.destroy();
    return { copies: guest.copies, server: guest.server };
  };

  it('[CLIENT-28] shows and sends what the guest could not send', async () => {
    const { copies, server } = await unsentByGuest();
    const page = await aPage({ personId: MEMBER, formerIds: [GUEST], copies, server });
    expect(page.collab.title.toString()).toBe('sent and unsent');
    page.join();
    await gathered(page);
    expect(server.title).toBe('sent and unsent');
    expect(page.collab.getStatus().save).toMatchObject({ is: 'saved' });
    expect(copies.allRows.filter(({ isUnsent }) => isUnsent)).toEqual([]);
  });

  it('[CLIENT-28] does so at the next visit where the browser cannot write now', async () => {
    const { copies, server } = await unsentByGuest();
    copies.isFull = true;
    const first = await aPage({ personId: MEMBER, formerIds: [GUEST], copies, server });
    first.join();
    expect(first.collab.title.toString()).toBe('sent');
    first.collab.destroy();
    copies.isFull = false;
    const second = await aPage({ personId: MEMBER, formerIds: [GUEST], copies, server });
    expect(second.collab.title.toString()).toBe('sent and unsent');
  });

  it('[CLIENT-28] leaves alone what a guest kept that it never was', async () => {
    const { copies, server } = await unsentByGuest();
    const page = await aPage({ personId: MEMBER, formerIds: [], copies, server });
    page.join();
    await turns();
    expect(page.collab.title.toString()).toBe('sent');
  });

  it('[ACCOUNT-67] a page open as the guest comes back by itself, and says at once what it had not sent', async () => {
    const page = await aPage({ personId: GUEST });
    page.join();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    page.type('before');
    page.socket.cut(FAULTS.guest_linked.ws, 'guest_linked');
    page.type(', meanwhile');
    vi.advanceTimersByTime(BACKOFF_MS_MAX);
    vi.useRealTimers();
    page.join();
    page.type(', after');
    page.server.serve(page.socket);
    expect(page.sockets).toHaveLength(2);
    expect(page.server.title).toBe('before, meanwhile, after');
    expect(page.collab.getStatus()).toMatchObject({ mayType: true, save: { is: 'saved' } });
  });
});
