import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../lib/core/actor.ts';
import { newGuestId } from '../../../../lib/core/ids.ts';
import { machineRandom } from '../../../../server/adapters/machine.ts';
import type { LinkWish } from '../../../../server/services/link-wish.ts';
import { codeOf } from '../../../support/code-of.ts';
import { ADA, BOB, by, CLEO, NOBODY, testSharing } from '../../../support/test-services.ts';

const VISIT = { name: 'Bob', hue: 2 };
const HOME = '192.0.2.1';
const UNKNOWN = 'A'.repeat(24);

async function world(wish: Partial<LinkWish> = {}, limits: Record<string, number> = {}) {
  const all = testSharing({ access: 'guests', limits });
  const { id } = await all.documents.create(ADA, { title: 'Secret plan' });
  const link = await all.sharing.makeLink(by(ADA), id, { role: 'viewer', ...wish });
  const token = link.url.replace('/s/', '');
  const come = (
    actor: Actor = BOB,
    more: { password?: string; from?: string; by?: string } = {},
  ) => {
    const { password, from = HOME, by: shown = token } = more;
    const visit = password === undefined ? VISIT : { ...VISIT, password };
    return all.arrival.redeem(by(actor, from), shown, visit);
  };
  const look = (actor: Actor = BOB, shown = token) => all.arrival.look(by(actor), shown);
  return { ...all, id, link, token, come, look };
}

const aGuest = (): Actor => ({ is: 'guest', personId: newGuestId(machineRandom) });

describe('arrival', () => {
  it('[SHARE-3] whoever has the link comes in as its role says', async () => {
    const { documents, id, come, look } = await world({ role: 'editor' });
    expect(await look()).toEqual({ is: 'ready', hasPassword: false, role: 'editor' });
    expect(await come()).toEqual({ url: `/d/${id}` });
    expect((await documents.read(BOB, id)).role).toBe('editor');
    expect(await codeOf(documents.read(CLEO, id))).toBe('document_not_found');
  });

  it('[SHARE-3] unknown, revoked, expired, full and trashed are one answer, and tell nothing', async () => {
    const unknown = await world();
    const revoked = await world();
    await revoked.sharing.revokeAllLinks(by(ADA), revoked.id);
    const expired = await world({ expiresAt: new Date(1_000_001).toISOString() });
    expired.clock.pass(1);
    const full = await world({ peopleMax: 1 });
    await full.come(CLEO);
    const trashed = await world();
    await trashed.documents.trash(by(ADA), trashed.id);
    const answers = [
      [unknown.come(BOB, { by: UNKNOWN }), unknown.look(BOB, UNKNOWN)],
      [unknown.come(BOB, { by: '' }), unknown.look(BOB, 'x'.repeat(10_000))],
      ...[revoked, expired, full, trashed].map(({ come, look }) => [come(), look()]),
    ];
    for (const [come, look] of answers) {
      const error: unknown = await come?.catch((why: unknown) => why);
      expect(error).toMatchObject({ code: 'link_not_found', hint: null });
      expect(await look).toEqual({ is: 'gone' });
    }
  });

  it('[SHARE-4] who came before comes again: without a password, and also when it is full', async () => {
    const { sharing, id, come, look, link } = await world({
      password: 'open sesame',
      peopleMax: 1,
    });
    await come(BOB, { password: 'open sesame' });
    expect(await look(BOB)).toMatchObject({ is: 'ready', hasPassword: false });
    await come(BOB);
    await sharing.changeLink(by(ADA), id, link.id, { password: 'another one' });
    await come(BOB);
    expect((await sharing.view(ADA, id)).links).toMatchObject([{ openedCount: 3, peopleCount: 1 }]);
    expect(await look(CLEO)).toEqual({ is: 'gone' });
  });

  it('[SHARE-5] its owner takes no place', async () => {
    const { sharing, id, come, look } = await world({ peopleMax: 1 });
    await come(CLEO);
    expect(await look(ADA)).toMatchObject({ is: 'ready' });
    expect(await come(ADA)).toEqual({ url: `/d/${id}` });
    expect((await sharing.view(ADA, id)).visitors).toHaveLength(1);
  });

  it('[SHARE-6] a link with a password lets in only who knows it', async () => {
    const { documents, id, come, look } = await world({ password: 'open sesame' });
    expect(await look()).toMatchObject({ hasPassword: true });
    for (const password of ['', 'Open sesame', 'open sesame ', 'x'.repeat(100_000)]) {
      expect(await codeOf(come(BOB, { password }))).toBe('wrong_password');
    }
    expect(await codeOf(come())).toBe('wrong_password');
    expect(await codeOf(documents.read(BOB, id))).toBe('document_not_found');
    await come(BOB, { password: 'open sesame' });
    expect((await documents.read(BOB, id)).role).toBe('viewer');
  });

  it('[SHARE-7] of guesses made at once no more are checked than are allowed', async () => {
    const { come, needs } = await world({ password: 'open sesame' }, { linkGuessesMax: 5 });
    let checked = 0;
    const verify = needs.passwords.verify.bind(needs.passwords);
    needs.passwords.verify = (...given) => {
      checked += 1;
      return verify(...given);
    };
    // Each from another address, so that only the link counts.
    const guesses = Array.from({ length: 40 }, (_, at) =>
      codeOf(come(aGuest(), { password: `guess ${at}`, from: `198.51.100.${at}` })),
    );
    const codes = await Promise.all(guesses);
    expect(checked).toBe(5);
    expect(codes.filter((code) => code === 'wrong_password')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(35);
    const right = come(BOB, { password: 'open sesame', from: '203.0.113.9' });
    expect(await codeOf(right)).toBe('too_many_requests');
  });

  it('[SHARE-7] an address that guesses is limited, its neighbours are not, and in time it is free', async () => {
    const { come, clock, arrival, token } = await world({}, { addressGuessesMax: 3 });
    const guess = (from: string) => codeOf(come(BOB, { by: UNKNOWN, from }));
    const block = '2001:db8:1:2';
    expect(await guess(`${block}::1`)).toBe('link_not_found');
    expect(await guess(`${block}:ffff::2`)).toBe('link_not_found');
    expect(await guess(`${block}:0:0:0:3`)).toBe('link_not_found');
    expect(await guess(`${block}::4`)).toBe('too_many_requests');
    const right = { from: `${block}::5` };
    expect(await codeOf(come(BOB, right))).toBe('too_many_requests');
    expect(await codeOf(arrival.look(by(BOB, `${block}::6`), token))).toBe('too_many_requests');
    expect(await guess('2001:db8:1:3::1')).toBe('link_not_found');
    clock.pass(600_000);
    expect(await codeOf(come(BOB, right))).toBe('none');
  });

  it('[SHARE-7] what was right does not count: a class comes in from one address', async () => {
    const { come } = await world(
      { password: 'open sesame' },
      {
        addressGuessesMax: 3,
        linkGuessesMax: 3,
      },
    );
    for (let n = 0; n < 30; n++) {
      expect(await codeOf(come(aGuest(), { password: 'open sesame' }))).toBe('none');
    }
  });

  it('[SHARE-8] a guest is introduced; a member keeps its name; nobody is told so whatever the token', async () => {
    const { people, come } = await world();
    await people.introduce(CLEO, { name: 'Cleo', hue: 5 });
    await come(BOB);
    await come(CLEO);
    expect(await people.me(BOB)).toMatchObject({ name: 'Bob', hue: 2 });
    expect(await people.me(CLEO)).toMatchObject({ name: 'Cleo', hue: 5 });
    expect(await codeOf(come(NOBODY))).toBe('not_allowed');
    expect(await codeOf(come(NOBODY, { by: UNKNOWN }))).toBe('not_allowed');
  });

  it('[SHARE-8] a name that is none lets nobody in, and says nothing of the token', async () => {
    const { arrival, sharing, id, token } = await world();
    for (const shown of [token, UNKNOWN]) {
      for (const visit of [
        { ...VISIT, name: ' ' },
        { ...VISIT, hue: 99 },
      ]) {
        expect(await codeOf(arrival.redeem(by(BOB), shown, visit))).toBe('bad_request');
      }
    }
    expect((await sharing.view(ADA, id)).visitors).toEqual([]);
  });

  it('[SHARE-13] who has the document open already is judged anew, and only that person', async () => {
    const { sharing, id, come, commands, present } = await world({ role: 'editor' });
    const viewer = await sharing.makeLink(by(ADA), id, { role: 'viewer' });
    await come(BOB, { by: viewer.url.replace('/s/', '') });
    await come(CLEO, { by: viewer.url.replace('/s/', '') });
    present.set(id, [BOB.personId, CLEO.personId, ADA.personId]);
    commands.length = 0;
    await come(BOB);
    expect(commands.filter(({ is }) => is !== 'rename')).toEqual([
      { is: 'access-gained', documentId: id, personId: BOB.personId },
      { is: 'judged', documentId: id, roles: [[BOB.personId, 'editor']] },
    ]);
  });
});
