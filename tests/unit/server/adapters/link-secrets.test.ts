import { describe, expect, it } from 'vitest';
import { makePasswords } from '../../../../server/adapters/passwords.ts';
import { makeTokenVault } from '../../../../server/adapters/token-vault.ts';
import { codeOf } from '../../../support/code-of.ts';
import { CHEAP } from '../../../support/test-services.ts';

const KEY = new Uint8Array(32).fill(1);

describe('secrets of links', () => {
  it('[SHARE-2] a token opens under its key and for its link, and otherwise not at all', () => {
    const vault = makeTokenVault(KEY);
    const sealed = vault.seal('the token', 'link 1');
    expect(vault.open(sealed, 'link 1')).toBe('the token');
    expect(vault.open(sealed, 'link 2')).toBeNull();
    expect(makeTokenVault(new Uint8Array(32).fill(2)).open(sealed, 'link 1')).toBeNull();
    expect(vault.seal('the token', 'link 1')).not.toBe(sealed);
    const bytes = Buffer.from(sealed, 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(vault.open(damaged.toString('base64url'), 'link 1')).toBeNull();
      expect(vault.open(bytes.subarray(0, at).toString('base64url'), 'link 1')).toBeNull();
    }
  });

  it('[SHARE-2] a token is looked up by its SHA-256', () => {
    // FIPS 180-4, example "abc".
    const digest = Buffer.from(makeTokenVault(KEY).digest('abc'), 'base64url').toString('hex');
    expect(digest).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('[SHARE-6] a password is known again, in any form of its characters, and no other is', async () => {
    const passwords = makePasswords(CHEAP);
    const hash = await passwords.hash('café 12');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    expect(hash).not.toContain('caf');
    expect(await passwords.verify('cafe\u0301 12', hash)).toBe(true);
    expect(await passwords.verify('cafe 12', hash)).toBe(false);
    expect(await passwords.hash('café 12')).not.toBe(hash);
  });

  it('[SHARE-6] is made at the strength that is asked for today, and read at any', async () => {
    const hash = await makePasswords().hash('open sesame');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await makePasswords(CHEAP).verify('open sesame', hash)).toBe(true);
  });

  it('[SHARE-6] what is no hash matches nothing, and asks for no mad amount of memory', async () => {
    const passwords = makePasswords(CHEAP);
    for (const odd of [
      '',
      'x',
      '$argon2id$v=19$m=9999999,t=99,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA',
    ]) {
      expect(await passwords.verify('', odd)).toBe(false);
    }
  });

  it('[SHARE-6] only so many wait, and after them it goes on', async () => {
    const passwords = makePasswords(CHEAP);
    const codes = await Promise.all(
      Array.from({ length: 100 }, () => codeOf(passwords.hash('open sesame'))),
    );
    expect(codes.filter((code) => code === 'none').length).toBe(32);
    expect(codes.filter((code) => code === 'too_many_requests').length).toBe(68);
    expect(await codeOf(passwords.hash('open sesame'))).toBe('none');
  });
});
