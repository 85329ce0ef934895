import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../lib/core/actor.ts';
import type { PersonId } from '../../../../lib/core/ids.ts';
import type { AccountRows } from '../../../../server/account-store.ts';
import { aMember } from '../../../support/account-rows.ts';
import { codeOf } from '../../../support/code-of.ts';
import { aCaller } from '../../../support/test-accounts.ts';
import { ADA, BOB, listed, NOBODY, testSharing } from '../../../support/test-services.ts';

type World = ReturnType<typeof testSharing>;

async function joined(
  { needs }: World,
  name: string,
  change: Partial<AccountRows['member']> = {},
): Promise<Actor & { readonly personId: PersonId; readonly is: 'member' }> {
  const row = aMember(change);
  await needs.accounts.create([{ table: 'member', row }]);
  await needs.people.save(row.id, { name, hue: 3 }, 1);
  return { is: 'member', personId: row.id };
}

/** A document of a member called Olga. */
async function world(options: Parameters<typeof testSharing>[0] = { access: 'members' }) {
  const all = testSharing(options);
  const olga = await joined(all, 'Olga', { email: 'olga@example.org' });
  const { id } = await all.documents.create(olga, { title: 'Plan' });
  const join = (name: string, change: Partial<AccountRows['member']> = {}) =>
    joined(all, name, change);
  return { ...all, id, olga, join, byOlga: aCaller({ actor: olga }) };
}

describe('adding by name', () => {
  it('[SHARE-30] [SHARE-31] shows who could be added, and what each may do already', async () => {
    const { adding, needs, id, olga, join } = await world();
    const bob = await join('Bob', { email: 'bob@example.org' });
    const bobby = await join('Bobby', { email: 'bobby@example.org' });
    await join('Bo', { disabledAtMs: 1 });
    await needs.sharing.setMember(id, bobby.personId, 'editor', 1);
    const shown = { hue: 3, isExact: false };
    expect(await adding.candidates(olga, id, ' bob ')).toEqual([
      { ...shown, personId: bob.personId, name: 'Bob', email: 'bo…@example.org', role: null },
      {
        ...shown,
        personId: bobby.personId,
        name: 'Bobby',
        email: 'bo…@example.org',
        role: 'editor',
      },
    ]);
    expect(await adding.candidates(olga, id, 'Bob@example.org')).toMatchObject([
      { name: 'Bob', isExact: true },
    ]);
    expect(await adding.candidates(olga, id, 'olga')).toMatchObject([{ role: 'owner' }]);
    expect(await adding.candidates(olga, id, ' ')).toEqual([]);
  });

  it('[SHARE-30] only its owner can search, and only with an account', async () => {
    const { adding, documents, id, join } = await world({ access: 'guests' });
    const bob = await join('Bob');
    for (const actor of [bob, BOB, NOBODY]) {
      expect(await codeOf(adding.candidates(actor, id, 'bob'))).toBe('document_not_found');
      const wish = { who: { personId: bob.personId }, role: 'viewer' } as const;
      expect(await codeOf(adding.add(aCaller({ actor }), id, wish))).toBe('document_not_found');
    }
    const ofGuest = await documents.create(ADA, {});
    expect(await codeOf(adding.candidates(ADA, ofGuest.id, 'bob'))).toBe('not_allowed');
    for (const who of [{ personId: bob.personId }, { email: 'nobody@example.org' }]) {
      const attempt = adding.add(aCaller({ actor: ADA }), ofGuest.id, { who, role: 'viewer' });
      expect(await codeOf(attempt)).toBe('not_allowed');
    }
  });

  it('[SHARE-30] searches and tries together are so many in a minute', async () => {
    const limits = { candidateTriesMax: 3 };
    const { adding, clock, id, olga, byOlga } = await world({ access: 'members', limits });
    await adding.candidates(olga, id, 'b');
    await adding.candidates(olga, id, 'bo');
    const wish = { who: { email: 'bob@example.org' }, role: 'viewer' } as const;
    expect(await codeOf(adding.add(byOlga, id, wish))).toBe('not_found');
    expect(await codeOf(adding.add(byOlga, id, wish))).toBe('too_many_requests');
    expect(await codeOf(adding.candidates(olga, id, 'bob'))).toBe('too_many_requests');
    clock.pass(60_000);
    expect(await adding.candidates(olga, id, 'bob')).toEqual([]);
  });

  it('[SHARE-32] whom an owner adds has the role at once, and the document in its list', async () => {
    const { adding, documents, id, byOlga, commands, present, join } = await world();
    const bob = await join('Bob', { email: 'bob@example.org' });
    present.set(id, [bob.personId]);
    const wish = { who: { personId: bob.personId }, role: 'editor' } as const;
    const view = await adding.add(byOlga, id, wish);
    expect(view.members.map(({ name, role }) => [name, role])).toEqual([
      ['Olga', 'owner'],
      ['Bob', 'editor'],
    ]);
    expect(commands).toContainEqual({
      is: 'judged',
      documentId: id,
      roles: [[bob.personId, 'editor']],
    });
    expect(await listed(documents, bob)).toMatchObject([{ id, role: 'editor', isGiven: true }]);
    const byAddress = { who: { email: ' BOB@example.org' }, role: 'viewer' } as const;
    expect((await adding.add(byOlga, id, byAddress)).members[1]?.role).toBe('viewer');
  });

  it('[SHARE-42] who was added reads what was said with it, until it is put away, and nobody else does', async () => {
    const { adding, visits, id, byOlga, olga, join } = await world();
    const [bob, cleo] = [await join('Bob'), await join('Cleo')];
    const add = (who: typeof bob, message?: string) =>
      adding.add(byOlga, id, {
        who: { personId: who.personId },
        role: 'viewer',
        ...(message === undefined ? {} : { message }),
      });
    await add(bob, ' Please read\nthis. ');
    await add(cleo);
    expect(await visits.greeting(bob, id)).toEqual({ from: 'Olga', message: 'Please read this.' });
    expect(await visits.greeting(cleo, id)).toBeNull();
    expect(await visits.greeting(olga, id)).toBeNull();
    expect(await codeOf(visits.greeting(BOB, id))).toBe('document_not_found');
    await visits.forgetGreeting(cleo, id);
    expect(await visits.greeting(bob, id)).not.toBeNull();
    await visits.forgetGreeting(bob, id);
    expect(await visits.greeting(bob, id)).toBeNull();
    expect(await codeOf(add(bob, 'x'.repeat(201)))).toBe('bad_request');
  });

  it('[SHARE-32] nobody is added who has no account that works', async () => {
    const { adding, id, byOlga, olga, join } = await world();
    const gone = await join('Gone', { disabledAtMs: 1, email: 'gone@example.org' });
    for (const who of [
      { personId: gone.personId },
      { personId: BOB.personId },
      { personId: 'm_AAAAAAAAAAAAAAAAAAAAAA' },
      { personId: 'anything' },
      { email: 'gone@example.org' },
      { email: 'no address' },
    ]) {
      expect(await codeOf(adding.add(byOlga, id, { who, role: 'viewer' }))).toBe('not_found');
    }
    const herself = { who: { personId: olga.personId }, role: 'viewer' } as const;
    expect(await codeOf(adding.add(byOlga, id, herself))).toBe('bad_request');
  });

  it('[SHARE-33] so many are let in by name, and their roles can still be changed', async () => {
    const limits = { documentMembersMax: 1 };
    const { adding, id, byOlga, join } = await world({ access: 'members', limits });
    const [bob, cleo] = [await join('Bob'), await join('Cleo')];
    const add = (actor: typeof bob) =>
      adding.add(byOlga, id, { who: { personId: actor.personId }, role: 'viewer' });
    await add(bob);
    await add(bob);
    expect(await codeOf(add(cleo))).toBe('bad_request');
  });

  it('[SHARE-34] makes somebody with an account the owner, and its owner an editor', async () => {
    const { adding, documents, sharing, id, olga, byOlga, commands, present, join } = await world();
    const bob = await join('Bob');
    const asBob = aCaller({ actor: bob });
    expect(await codeOf(adding.makeOwner(byOlga, id, bob.personId))).toBe('not_found');
    await adding.add(byOlga, id, { who: { personId: bob.personId }, role: 'viewer' });
    expect(await codeOf(adding.makeOwner(asBob, id, bob.personId))).toBe('not_allowed');
    present.set(id, [olga.personId, bob.personId]);
    await adding.makeOwner(byOlga, id, bob.personId);
    expect(commands.at(-1)).toEqual({
      is: 'judged',
      documentId: id,
      roles: [
        [olga.personId, 'editor'],
        [bob.personId, 'owner'],
      ],
    });
    expect(await documents.read(olga, id)).toMatchObject({ role: 'editor', isMine: false });
    expect((await sharing.view(bob, id)).members.map(({ name, role }) => [name, role])).toEqual([
      ['Bob', 'owner'],
      ['Olga', 'editor'],
    ]);
    expect(await codeOf(adding.makeOwner(byOlga, id, olga.personId))).toBe('not_allowed');
  });

  it('[SHARE-34] a guest is made no owner: its cookie may be gone tomorrow', async () => {
    const { adding, needs, id, byOlga } = await world();
    await needs.sharing.setMember(id, BOB.personId, 'editor', 1);
    expect(await codeOf(adding.makeOwner(byOlga, id, BOB.personId))).toBe('bad_request');
  });

  it('[SHARE-38] who was added and made the owner is noted, with who did it', async () => {
    const { adding, needs, id, olga, byOlga, join } = await world();
    const bob = await join('Bob');
    await adding.add(byOlga, id, { who: { personId: bob.personId }, role: 'viewer' });
    await adding.makeOwner(byOlga, id, bob.personId);
    const noted = await needs.auditLog.list({ events: [], limit: 10 });
    expect(noted).toMatchObject([
      { event: 'role-changed', actorId: olga.personId, subjectId: id },
      { event: 'shared', actorId: olga.personId, subjectId: id },
    ]);
    for (const { detail } of noted) expect(detail).toContain(bob.personId);
  });
});
