import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../lib/core/actor.ts';
import { newDocumentId } from '../../../../lib/core/ids.ts';
import type { Limits } from '../../../../lib/core/limits.ts';
import { AppError } from '../../../../lib/core/faults.ts';
import { machineRandom } from '../../../../server/adapters/machine.ts';
import { aMember } from '../../../support/account-rows.ts';
import { codeOf } from '../../../support/code-of.ts';
import { aDocument } from '../../../support/store-records.ts';
import { aCaller } from '../../../support/test-accounts.ts';
import { ADA, BOB, listed, NOBODY, testSharing } from '../../../support/test-services.ts';

const BY_ADA = aCaller({ actor: ADA });
const DAY_MS = 24 * 3_600_000;

/** A document of Ada, and somebody with an account who may not read it. */
async function world(limits: Partial<Limits> = {}) {
  const all = testSharing({ access: 'guests', limits });
  const { id } = await all.documents.create(ADA, { title: 'Plan' });
  const join = async (name: string) => {
    const row = aMember();
    await all.needs.accounts.create([{ table: 'member', row }]);
    await all.needs.people.save(row.id, { name, hue: 3 }, 1);
    return { is: 'member', personId: row.id } as const;
  };
  /** As somebody who has been answered, and whose wish has been looked at meanwhile. */
  const ask = async (actor: Actor, message = '', documentId: string = id) => {
    await all.asking.ask(actor, documentId, message);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const waiting = async () => (await all.sharing.view(ADA, id)).requests;
  return { ...all, id, join, ask, waiting };
}

describe('asking for access', () => {
  it('[SHARE-37] shows the owner who asks, in whose words and since when', async () => {
    const { ask, waiting, clock, join } = await world();
    const eve = await join('Eve');
    await ask(eve, '  For the\nbook club.  ');
    const [request, ...others] = await waiting();
    expect(others).toEqual([]);
    expect(request).toEqual({
      personId: eve.personId,
      name: 'Eve',
      hue: 3,
      email: 'me…@example.org',
      message: 'For the book club.',
      at: new Date(clock.nowMs()).toISOString(),
    });
  });

  it('[SHARE-35] the answer is the same for a document that is not there', async () => {
    const { asking, documents, needs, id, join } = await world();
    const eve = await join('Eve');
    const trashed = await documents.create(ADA, {});
    await documents.trash(BY_ADA, trashed.id);
    for (const documentId of [id, trashed.id, newDocumentId(machineRandom)]) {
      expect(await asking.ask(eve, documentId, 'Please.')).toBeUndefined();
    }
    expect(await needs.requests.count([trashed.id])).toEqual(new Map());
  });

  it('[SHARE-35] a store that fails shows only in the log, and the wish can be said again', async () => {
    const { asking, needs, ask, waiting, join } = await world();
    const eve = await join('Eve');
    const { requests } = needs;
    const works = requests.ask.bind(requests);
    requests.ask = () => Promise.reject(new AppError('storage_unavailable', 'the disk is full'));
    await ask(eve);
    expect(await waiting()).toEqual([]);
    requests.ask = works;
    await ask(eve);
    expect(await waiting()).toHaveLength(1);
    expect(await codeOf(asking.ask(eve, 'no id', ''))).toBe('document_not_found');
  });

  it('[SHARE-35] needs an account, and a message that fits', async () => {
    const { asking, id, join } = await world();
    const eve = await join('Eve');
    for (const actor of [BOB, NOBODY]) {
      expect(await codeOf(asking.ask(actor, id, ''))).toBe('not_signed_in');
    }
    expect(await codeOf(asking.ask(eve, id, 'x'.repeat(201)))).toBe('bad_request');
  });

  it('[SHARE-36] nothing is kept of who may read already, or where nobody could answer', async () => {
    const { needs, sharing, ask, id, waiting, join } = await world();
    const eve = await join('Eve');
    await sharing.setReach(BY_ADA, id, { reach: 'members', reachRole: 'viewer' });
    await ask(eve);
    expect(await waiting()).toEqual([]);
    await sharing.setReach(BY_ADA, id, { reach: 'added' });
    await ask(eve);
    expect(await waiting()).toHaveLength(1);
    const ownerless = await aDocument(needs.documents, { ownerId: null, reach: 'added' });
    await ask(eve, '', ownerless.id);
    expect(await needs.requests.ofDocument(ownerless.id)).toEqual([]);
  });

  it('[SHARE-36] who was declined may ask again a day after asking', async () => {
    const { asking, ask, id, waiting, clock, join } = await world();
    const eve = await join('Eve');
    await ask(eve, 'Once');
    clock.pass(DAY_MS / 2);
    await asking.decline(BY_ADA, id, eve.personId);
    await ask(eve, 'Twice');
    expect(await waiting()).toEqual([]);
    clock.pass(DAY_MS / 2);
    await ask(eve, 'A day later');
    expect(await waiting()).toMatchObject([{ message: 'A day later' }]);
  });

  it('[SHARE-36] one person asks so often in a day, for whatever documents', async () => {
    const { asking, id, clock, join } = await world({ personRequestsMax: 2 });
    const [eve, bob] = [await join('Eve'), await join('Bob')];
    await asking.ask(eve, newDocumentId(machineRandom), '');
    await asking.ask(eve, id, '');
    for (const documentId of [id, newDocumentId(machineRandom)]) {
      expect(await codeOf(asking.ask(eve, documentId, ''))).toBe('too_many_requests');
    }
    await asking.ask(bob, id, '');
    clock.pass(DAY_MS);
    await asking.ask(eve, newDocumentId(machineRandom), '');
  });

  it('[SHARE-36] so many wait at one document', async () => {
    const { ask, waiting, join } = await world({ documentRequestsMax: 1 });
    for (const name of ['Eve', 'Bob']) await ask(await join(name));
    expect(await waiting()).toMatchObject([{ name: 'Eve' }]);
  });

  it('[SHARE-37] whom the owner lets in is in at once, and asks no more', async () => {
    const { asking, documents, ask, id, waiting, join } = await world();
    const eve = await join('Eve');
    await ask(eve);
    const view = await asking.approve(BY_ADA, id, eve.personId, 'editor');
    expect(view.requests).toEqual([]);
    expect(view.members[1]).toMatchObject({ name: 'Eve', role: 'editor' });
    expect(await documents.read(eve, id)).toMatchObject({ role: 'editor' });
    expect(await waiting()).toEqual([]);
    const again = asking.approve(BY_ADA, id, eve.personId, 'editor');
    expect(await codeOf(again)).toBe('not_found');
  });

  it('[SHARE-37] only who asks can be answered, and only by the owner', async () => {
    const { asking, ask, id, join } = await world();
    const [eve, bob] = [await join('Eve'), await join('Bob')];
    await ask(eve);
    const asBob = aCaller({ actor: bob });
    expect(await codeOf(asking.approve(asBob, id, eve.personId, 'viewer'))).toBe(
      'document_not_found',
    );
    expect(await codeOf(asking.decline(asBob, id, eve.personId))).toBe('document_not_found');
    for (const personId of [bob.personId, 'anybody']) {
      expect(await codeOf(asking.approve(BY_ADA, id, personId, 'viewer'))).toBe('not_found');
      expect(await codeOf(asking.decline(BY_ADA, id, personId))).toBe('not_found');
    }
  });

  it('[SHARE-37] an account that was disabled meanwhile is not let in, and asks no more', async () => {
    const { asking, needs, ask, id, waiting, join } = await world();
    const eve = await join('Eve');
    await ask(eve);
    const isEve = [{ field: 'id', is: 'equal', value: eve.personId }] as const;
    await needs.accounts.update('member', isEve, { disabledAtMs: 1 });
    expect(await codeOf(asking.approve(BY_ADA, id, eve.personId, 'viewer'))).toBe('not_found');
    expect(await waiting()).toEqual([]);
  });

  it('[SHARE-38] both answers are noted, with who gave them', async () => {
    const { asking, needs, ask, id, join } = await world();
    const [eve, bob] = [await join('Eve'), await join('Bob')];
    for (const who of [eve, bob]) await ask(who);
    await asking.approve(BY_ADA, id, eve.personId, 'viewer');
    await asking.decline(BY_ADA, id, bob.personId);
    const noted = await needs.auditLog.list({ events: [], limit: 10 });
    expect(noted.map(({ event, actorId, detail }) => [event, actorId, detail])).toEqual([
      ['request-declined', ADA.personId, expect.stringContaining(bob.personId)],
      ['shared', ADA.personId, expect.stringContaining(eve.personId)],
    ]);
  });

  it('[SHARE-39] [SHARE-41] the document tells its owner how many ask, but not in the trash', async () => {
    const { documents, needs, ask, id, join } = await world();
    const eve = await join('Eve');
    await ask(eve);
    await needs.sharing.setMember(id, BOB.personId, 'editor', 1);
    expect(await documents.read(ADA, id)).toMatchObject({ requestCount: 1, isGiven: false });
    expect(await listed(documents, ADA)).toMatchObject([{ requestCount: 1 }]);
    expect(await documents.read(BOB, id)).toMatchObject({ requestCount: 0, isGiven: true });
    expect(await documents.trash(BY_ADA, id)).toMatchObject({ requestCount: 0 });
    expect(await documents.restore(BY_ADA, id)).toMatchObject({ requestCount: 1 });
  });
});

describe('leaving', () => {
  it('[SHARE-40] who leaves finds it in its list no more, though its address opens it', async () => {
    const { documents, sharing, needs, id } = await world();
    await sharing.setReach(BY_ADA, id, { reach: 'link', reachRole: 'viewer' });
    await needs.sharing.setMember(id, BOB.personId, 'editor', 1);
    await documents.open(BOB, id);
    await sharing.removeMember(aCaller({ actor: BOB }), id, BOB.personId);
    expect(await listed(documents, BOB)).toEqual([]);
    expect(await documents.read(BOB, id)).toMatchObject({ role: 'viewer', isGiven: false });
  });

  it('[SHARE-40] what was only opened leaves the list, and comes back', async () => {
    const { documents, sharing, visits, id } = await world();
    await sharing.setReach(BY_ADA, id, { reach: 'link', reachRole: 'viewer' });
    await documents.open(BOB, id);
    await visits.forget(BOB, id);
    await visits.forget(BOB, id);
    expect(await listed(documents, BOB)).toEqual([]);
    await visits.note(BOB, id);
    expect(await listed(documents, BOB)).toMatchObject([{ id, isGiven: false }]);
    expect(await codeOf(visits.forget(NOBODY, id))).toBe('not_allowed');
    await sharing.setReach(BY_ADA, id, { reach: 'added' });
    expect(await codeOf(visits.note(BOB, id))).toBe('document_not_found');
  });
});
