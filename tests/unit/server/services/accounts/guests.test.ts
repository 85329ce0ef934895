import { beforeEach, describe, expect, it } from 'vitest';
import { defaultHue, personOf } from '../../../../../lib/core/actor.ts';
import type { PersonId } from '../../../../../lib/core/ids.ts';
import type { Caller } from '../../../../../server/services/accounts/account-needs.ts';
import { aDocument, aPerson } from '../../../../support/store-records.ts';
import {
  aCaller,
  joinedByBob,
  setUpByAda,
  type TestAccounts,
  testAccounts,
} from '../../../../support/test-accounts.ts';

let test: TestAccounts;
let ada: Caller;
let bob: Caller;
let guestId: PersonId;
let adaId: PersonId | null;

beforeEach(async () => {
  test = testAccounts();
  ada = await setUpByAda(test);
  bob = await joinedByBob(test, ada);
  adaId = personOf(ada.actor);
  guestId = aPerson();
});

const made = (ownerId: PersonId) => aDocument(test.documents, { ownerId, reach: 'added' });
const noted = async () =>
  (await test.auditLog.list({ events: ['guest-linked'], limit: 10 })).map(
    ({ actorId, subjectId }) => ({ actorId, subjectId }),
  );

describe('guests that sign in', () => {
  it('[ACCOUNT-63] only a browser that is signed in hears of its guest, and takes it along', async () => {
    await made(guestId);
    const token = { is: 'token', id: 'a token', scope: 'write' } as const;
    const program = { is: 'member', personId: adaId ?? guestId, proof: token } as const;
    for (const caller of [
      aCaller({ guestId }),
      aCaller({ guestId, actor: { is: 'guest', personId: guestId } }),
      aCaller({ guestId, actor: program }),
    ]) {
      await expect(test.accounts.guest(caller)).rejects.toMatchObject({ code: 'not_signed_in' });
      const taken = test.accounts.linkGuest(caller);
      await expect(taken).rejects.toMatchObject({ code: 'not_signed_in' });
    }
    expect(await noted()).toEqual([]);
  });

  it('[ACCOUNT-65] says who the guest is and what it has, and nothing of one that has nothing', async () => {
    const here = { ...ada, guestId };
    expect(await test.accounts.guest(ada)).toBeNull();
    expect(await test.accounts.guest(here)).toBeNull();
    await test.people.save(guestId, { name: 'Ada', hue: 3 }, 1);
    expect(await test.accounts.guest(here)).toBeNull();
    await made(guestId);
    const told = { id: guestId, madeCount: 1, openedCount: 0 };
    expect(await test.accounts.guest(here)).toEqual({ ...told, name: 'Ada', hue: 3 });
    const nameless = aPerson();
    await made(nameless);
    expect(await test.accounts.guest({ ...ada, guestId: nameless })).toMatchObject({
      name: null,
      hue: defaultHue(nameless),
    });
  });

  it('[ACCOUNT-63] what it has is the member’s, in open documents too, and it is noted', async () => {
    const document = await made(guestId);
    await test.accounts.linkGuest({ ...ada, guestId });
    expect((await test.documents.find(document.id))?.ownerId).toBe(adaId);
    expect(test.commands).toContainEqual({ is: 'guest-linked', guestId, memberId: adaId });
    expect(test.gained).toEqual([[document.id, adaId]]);
    expect(await noted()).toEqual([{ actorId: adaId, subjectId: guestId }]);
    expect(test.accounts.formerGuests(ada.actor)).toEqual([guestId]);
    expect(test.accounts.formerGuests(bob.actor)).toEqual([]);
    expect(test.accounts.formerGuests({ is: 'guest', personId: guestId })).toEqual([]);
  });

  it('[ACCOUNT-63] done again, or without a guest, it does nothing', async () => {
    const document = await made(guestId);
    await test.accounts.linkGuest(ada);
    expect(test.commands.filter(({ is }) => is === 'guest-linked')).toEqual([]);
    await test.accounts.linkGuest({ ...ada, guestId });
    await test.accounts.linkGuest({ ...ada, guestId });
    expect(await noted()).toHaveLength(1);
    expect((await test.documents.find(document.id))?.ownerId).toBe(adaId);
  });

  it('[ACCOUNT-73] a member takes along so many, and no more', async () => {
    test = testAccounts({ limits: { memberGuestsMax: 2 } });
    ada = await setUpByAda(test);
    const guests = [aPerson(), aPerson(), aPerson()];
    for (const id of guests) await made(id);
    const take = (id: PersonId | undefined) =>
      test.accounts.linkGuest({ ...ada, guestId: id ?? guestId });
    await take(guests[0]);
    await take(guests[1]);
    await expect(take(guests[2])).rejects.toMatchObject({ code: 'bad_request' });
    expect(await test.accounts.guest({ ...ada, guestId: guests[2] ?? guestId })).not.toBeNull();
    // Done again it does nothing, as before.
    await take(guests[1]);
  });

  it('[ACCOUNT-61] nobody else takes it along afterwards, and who was not told of it then is told', async () => {
    const document = await made(guestId);
    await test.accounts.linkGuest({ ...ada, guestId });
    await test.accounts.linkGuest({ ...bob, guestId });
    expect((await test.documents.find(document.id))?.ownerId).toBe(adaId);
    const told = test.commands.filter(({ is }) => is === 'guest-linked');
    expect(told).toEqual([
      { is: 'guest-linked', guestId, memberId: adaId },
      { is: 'guest-linked', guestId, memberId: adaId },
    ]);
    expect(test.accounts.formerGuests(bob.actor)).toEqual([]);
  });
});
