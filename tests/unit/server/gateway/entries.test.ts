import { describe, expect, it } from 'vitest';
import type { DocumentId, PersonId } from '../../../../lib/core/ids.ts';
import { Entries } from '../../../../server/gateway/entries.ts';
import type { RoomCommand } from '../../../../server/ports.ts';

const PLAN = 'plan' as DocumentId;
const ADA = 'm_ada' as PersonId;
const BOB = 'g_bob' as PersonId;

describe('entries under way', () => {
  it.each<RoomCommand>([
    { is: 'access-changed', documentId: PLAN },
    { is: 'close', documentId: PLAN, code: 'document_not_found' },
    { is: 'revoke', documentId: PLAN, personId: BOB },
  ])('[GATE-26] $is ends those into the document, and no other', (command) => {
    const entries = new Entries();
    const [one, two, other] = [PLAN, PLAN, 'minutes'].map((id) => entries.begin(id));
    two?.end();
    entries.hear(command);
    expect(one?.isOverFor(null)).toBe(true);
    expect(one?.isOverFor(ADA)).toBe(true);
    expect(two?.isOverFor(ADA)).toBe(false);
    expect(other?.isOverFor(ADA)).toBe(false);
    expect(entries.begin(PLAN).isOverFor(ADA)).toBe(false);
  });

  it.each<[RoomCommand, PersonId]>([
    [{ is: 'signed-out', memberId: ADA, proofIds: null }, ADA],
    [{ is: 'guest-linked', guestId: BOB, memberId: ADA }, BOB],
  ])(
    '[GATE-26] [ACCOUNT-50] %j ends those of one person, into whatever document',
    (command, who) => {
      const entries = new Entries();
      const under = [PLAN, 'minutes'].map((id) => entries.begin(id));
      entries.hear(command);
      const other = who === ADA ? BOB : ADA;
      expect(under.map((entry) => entry.isOverFor(who))).toEqual([true, true]);
      expect(under.map((entry) => entry.isOverFor(other))).toEqual([false, false]);
      expect(under.map((entry) => entry.isOverFor(null))).toEqual([false, false]);
    },
  );

  it('[GATE-26] held up for long, one remembers only so many, and lets nobody in by mistake', () => {
    const entries = new Entries();
    const entry = entries.begin(PLAN);
    const people = Array.from({ length: 1_001 }, (_, at) => `m_${at}` as PersonId);
    const isOver = () => entry.isOverFor(ADA);
    for (const memberId of people.slice(0, 1_000)) {
      entries.hear({ is: 'signed-out', memberId, proofIds: null });
    }
    expect(isOver()).toBe(false);
    entries.hear({ is: 'signed-out', memberId: 'm_1000' as PersonId, proofIds: null });
    expect(people.every((person) => entry.isOverFor(person))).toBe(true);
    expect(isOver()).toBe(true);
  });

  it('[GATE-26] leave nothing behind', () => {
    const entries = new Entries();
    for (let times = 0; times < 100; times += 1) {
      const entry = entries.begin(`document ${times % 7}`);
      entries.hear({ is: 'signed-out', memberId: ADA, proofIds: null });
      entry.end();
      entry.end();
    }
    expect(entries.count).toBe(0);
  });
});
