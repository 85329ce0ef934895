import { beforeEach, describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../../lib/core/ids.ts';
import { makeTickets, Tickets } from '../../../../server/services/tickets.ts';
import { ADA, BOB, by, CLEO, NOBODY, testServices } from '../../../support/test-services.ts';
import { withToken } from '../../../support/ways-in.ts';

const LIMITS = { ticketMs: 1_000, personTicketsMax: 2, ticketsMax: 4 };
const OTHER = 'BBBBBBBBBBBBBBBBBBBBBB' as DocumentId;

let world: Awaited<ReturnType<typeof open>>;

beforeEach(async () => {
  world = await open();
});

async function open() {
  const services = testServices({ access: 'open', limits: LIMITS });
  const { id } = await services.documents.create(ADA, {});
  const tickets = new Tickets(services.needs);
  return { ...services, id, tickets, give: makeTickets({ ...services.needs, tickets }).give };
}

describe('tickets', () => {
  it('[TOKEN-11] open one document, once, for who asked, with what was shown', async () => {
    const { tickets, give, id, clock } = world;
    const reader = withToken(CLEO, 'read');
    const { ticket, expiresAt } = await give(reader, id);
    expect(ticket).toMatch(/^[\w-]{32}$/);
    expect(expiresAt).toBe(new Date(clock.nowMs() + LIMITS.ticketMs).toISOString());
    expect(tickets.take(ticket, id)).toEqual(reader);
    expect(tickets.take(ticket, id)).toBeNull();
    expect(tickets.take('x', id)).toBeNull();
  });

  it('[TOKEN-11] are used up also where they open nothing', async () => {
    const { tickets, give, id } = world;
    const { ticket } = await give(BOB, id);
    expect(tickets.take(ticket, OTHER)).toBeNull();
    expect(tickets.take(ticket, id)).toBeNull();
  });

  it('[TOKEN-11] are good for a moment', async () => {
    const { tickets, give, id, clock } = world;
    const [first, second] = [await give(BOB, id), await give(BOB, id)];
    clock.pass(LIMITS.ticketMs - 1);
    expect(tickets.take(first.ticket, id)).toEqual(BOB);
    clock.pass(1);
    expect(tickets.take(second.ticket, id)).toBeNull();
    expect(tickets.size).toBe(0);
  });

  it('[TOKEN-11] that nobody uses are so many at most, for one person, for guests and for all', async () => {
    const { tickets, give, id, clock } = world;
    const isTooMany = { code: 'too_many_requests' };
    const dan = { ...CLEO, personId: CLEO.personId.replace('CCC', 'DDD') as typeof CLEO.personId };
    const { ticket } = await give(ADA, id);
    await give(ADA, id);
    await expect(give(ADA, id)).rejects.toMatchObject(isTooMany);
    // Guests have used their half; members have theirs.
    await expect(give(BOB, id)).rejects.toMatchObject(isTooMany);
    await give(CLEO, id);
    await give(CLEO, id);
    await expect(give(dan, id)).rejects.toMatchObject(isTooMany);
    tickets.take(ticket, id);
    await give(dan, id);
    clock.pass(LIMITS.ticketMs);
    await give(BOB, id);
    expect(tickets.size).toBe(1);
  });

  it('[TOKEN-11] are for somebody, and for documents that can be opened', async () => {
    const { give, id, documents } = world;
    await expect(give(NOBODY, id)).rejects.toMatchObject({ code: 'not_signed_in' });
    await expect(give(ADA, OTHER)).rejects.toMatchObject({ code: 'document_not_found' });
    await documents.trash(by(ADA), id);
    await expect(give(ADA, id)).rejects.toMatchObject({ code: 'document_not_found' });
  });
});
