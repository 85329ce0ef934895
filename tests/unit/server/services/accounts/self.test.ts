import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '../../../../../lib/core/ids.ts';
import type { Caller } from '../../../../../server/services/accounts/account-needs.ts';
import { codeOf } from '../../../../support/code-of.ts';
import { jpegHead, pngHead, webpHead } from '../../../../support/pictures.ts';
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

beforeEach(async () => {
  test = testAccounts();
  ada = await setUpByAda(test);
  bob = await joinedByBob(test, ada);
});

const me = (caller: Caller) => test.own.me(caller.actor);
const GUEST = aCaller({
  actor: { is: 'guest', personId: 'g_AAAAAAAAAAAAAAAAAAAAAA' as PersonId },
});
const PROGRAM = (caller: Caller): Caller => {
  if (caller.actor.is !== 'member') throw new Error('no member');
  const proof = { is: 'token', id: 't', scope: 'write' } as const;
  return { ...caller, actor: { ...caller.actor, proof } };
};

describe('the own profile', () => {
  it('[ACCOUNT-40] single things change, and what is not named stays', async () => {
    const { hue } = await me(bob);
    await test.accounts.changeSelf(bob, { name: ' Robert ' });
    expect(await me(bob)).toMatchObject({ name: 'Robert', hue });
    await test.accounts.changeSelf(bob, { hue: 3 });
    expect(await me(bob)).toMatchObject({ name: 'Robert', hue: 3 });
    await test.accounts.changeSelf(bob, { language: 'zh' });
    await test.accounts.changeSelf(bob, { theme: 'dark' });
    expect((await me(bob)).account).toMatchObject({ language: 'zh', theme: 'dark' });
    await test.accounts.changeSelf(bob, { language: null });
    expect(await test.own.wishesOf(bob.actor)).toEqual({ language: null, theme: 'dark' });
    await test.accounts.changeSelf(bob, {});
    expect(await me(ada)).toMatchObject({ name: 'Ada', account: { language: null, theme: null } });
  });

  it('[ACCOUNT-40] open documents are told of a new name, and nobody of a refused one', async () => {
    await test.accounts.changeSelf(bob, { name: 'Robert' });
    expect(test.commands).toContainEqual({
      is: 'rename',
      personId: (await me(bob)).id,
      profile: { name: 'Robert', hue: (await me(bob)).hue },
    });
    const refused = test.accounts.changeSelf(bob, { name: '', language: 'zh' });
    expect(await codeOf(refused)).toBe('bad_request');
    expect(await me(bob)).toMatchObject({ name: 'Robert', account: { language: null } });
  });

  it('[ACCOUNT-40] is changed from a browser that has signed in, and by nobody else', async () => {
    for (const caller of [GUEST, aCaller(), PROGRAM(bob)]) {
      const attempts = [
        test.accounts.changeSelf(caller, { name: 'Eve' }),
        test.accounts.setPicture(caller, pngHead(9)),
        test.accounts.removePicture(caller),
        test.accounts.leaving(caller),
        test.accounts.leave(caller, { password: 'x', documents: 'trash' }),
      ];
      for (const attempt of attempts) expect(await codeOf(attempt)).toBe('not_signed_in');
    }
    expect(await test.own.wishesOf(GUEST.actor)).toEqual({ language: null, theme: null });
  });
});

describe('the own picture', () => {
  const idOf = async (caller: Caller) => (await me(caller)).pictureId ?? '';

  it('[ACCOUNT-44] has an address that nobody guesses, another for each picture', async () => {
    expect(await me(bob)).not.toHaveProperty('pictureId');
    await test.accounts.setPicture(bob, pngHead(192));
    const former = await idOf(bob);
    expect(await test.accounts.picture(former)).toEqual({ type: 'image/png', bytes: pngHead(192) });
    await test.accounts.setPicture(bob, webpHead('VP8 ', 64));
    const present = await idOf(bob);
    expect(present).not.toBe(former);
    expect(present).toMatch(/^[\w-]{22}$/);
    expect(await test.accounts.picture(present)).toMatchObject({ type: 'image/webp' });
    expect(await codeOf(test.accounts.picture(former))).toBe('not_found');
    for (const id of ['', 'x', '../../etc/passwd', `${present}A`]) {
      expect(await codeOf(test.accounts.picture(id))).toBe('not_found');
    }
    await test.accounts.removePicture(bob);
    await test.accounts.removePicture(bob);
    expect(await codeOf(test.accounts.picture(present))).toBe('not_found');
    expect(await me(bob)).not.toHaveProperty('pictureId');
  });

  it.each([
    ['no picture', Buffer.from('<svg/>'.repeat(9)), 'bad_request'],
    ['nothing', new Uint8Array(), 'bad_request'],
    ['one that is not square', jpegHead(100, 101), 'bad_request'],
    ['one that is too wide', pngHead(193), 'bad_request'],
    ['one of no size', pngHead(0), 'bad_request'],
    ['one of too many bytes', Buffer.concat([pngHead(9), Buffer.alloc(32 * 1024)]), 'too_large'],
  ])('[ACCOUNT-43] %s is refused with a word, and changes nothing', async (_name, bytes, code) => {
    await test.accounts.setPicture(bob, pngHead(9));
    const before = await idOf(bob);
    const refused = test.accounts.setPicture(bob, bytes);
    expect(await codeOf(refused)).toBe(code);
    await expect(refused).rejects.toHaveProperty('hint', expect.stringMatching(/^\w.+\.$/));
    expect(await idOf(bob)).toBe(before);
  });

  it('[ACCOUNT-45] operators see it in the list of members', async () => {
    await test.accounts.setPicture(bob, pngHead(9));
    const pictures = (await test.accounts.members(ada)).map(({ pictureId }) => pictureId);
    expect(pictures).toEqual([undefined, await idOf(bob)]);
  });
});
