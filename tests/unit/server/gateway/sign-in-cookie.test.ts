import { describe, expect, it } from 'vitest';
import { signInCookie, signInTokens } from '../../../../server/gateway/sign-in-cookie.ts';

const TOKEN = 'A'.repeat(32);
const PLANTED = 'B'.repeat(32);

describe('the cookie of a sign-in', () => {
  it('[ACCOUNT-55] under TLS it is Secure and bound to the host, for the whole site', () => {
    expect(signInCookie(TOKEN, true, 180)).toBe(
      `__Host-sheaf_signin=${TOKEN}; Path=/; Max-Age=15552000; HttpOnly; SameSite=Lax; Secure`,
    );
  });

  it('[ACCOUNT-55] over plain http it is HttpOnly and Lax all the same', () => {
    expect(signInCookie(TOKEN, false, 1)).toBe(
      `sheaf_signin=${TOKEN}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax`,
    );
  });

  it.each([true, false])('[ACCOUNT-55] it is taken away as it was given (TLS: %s)', (isSecure) => {
    const [given, taken] = [signInCookie(TOKEN, isSecure, 1), signInCookie(null, isSecure, 1)];
    expect(taken).toBe(given.replace(TOKEN, '').replace('Max-Age=86400', 'Max-Age=0'));
    // A cookie bound to the host has no Domain, or browsers refuse it.
    expect(given + taken).not.toMatch(/Domain/i);
  });

  it('[ACCOUNT-55] a plain cookie, which anybody may have planted, counts for nothing under TLS', () => {
    const cookie = `sheaf_signin=${PLANTED}; __Host-sheaf_signin=${TOKEN}`;
    expect(signInTokens({ cookie }, true)).toEqual([TOKEN]);
    expect(signInTokens({ cookie: `sheaf_signin=${PLANTED}` }, true)).toEqual([]);
    expect(signInTokens({ cookie: `__Host-sheaf_signin=${TOKEN}` }, false)).toEqual([]);
  });

  it.each([
    ['none', ''],
    ['an empty one', 'sheaf_signin='],
    ['a short one', 'sheaf_signin=AAAA'],
    ['a long one', `sheaf_signin=${'A'.repeat(81)}`],
    ['other characters', `sheaf_signin=${'A'.repeat(30)}%0d`],
    ['another cookie', `not_sheaf_signin=${TOKEN}`],
  ])('[ACCOUNT-55] %s is not looked up', (_name, cookie) => {
    expect(signInTokens({ cookie }, false)).toEqual([]);
  });

  it('[ACCOUNT-55] of several the first is looked up, and no more', () => {
    const cookie = `sheaf_signin=${TOKEN}; sheaf_signin=${PLANTED}`;
    expect(signInTokens(new Headers({ cookie }), false)).toEqual([TOKEN]);
  });
});
