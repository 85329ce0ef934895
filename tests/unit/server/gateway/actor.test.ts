import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../../lib/core/ids.ts';
import { parseConfig } from '../../../../server/config.ts';
import { guestCookie, makeActorAgain, makeResolveActor } from '../../../../server/gateway/actor.ts';
import { makeCallers } from '../../../../server/gateway/callers.ts';
import { hasOurCookie } from '../../../../server/gateway/cookies.ts';

const KEY = new Uint8Array(32).fill(7);
const ADA = 'g_AAAAAAAAAAAAAAAAAAAAAA' as PersonId;
const BOB = 'g_BBBBBBBBBBBBBBBBBBBBBA' as PersonId;
const NO_SIGN_INS = { find: async () => null };
const ORIGINS = { publicOrigin: null, isBehindProxy: false };
const NO_LINKS = { memberOf: () => null };
const resolveActor = makeResolveActor({
  instanceKey: KEY,
  origins: ORIGINS,
  signIns: NO_SIGN_INS,
  tokens: NO_SIGN_INS,
  linkedGuests: NO_LINKS,
});
const cookieOf = (personId: PersonId) => guestCookie(KEY, personId, false).pair;

describe('guest cookie', () => {
  it('[ACCESS-2] over plain http it is HttpOnly, Lax, for the whole site and 400 days', () => {
    const { setCookie } = guestCookie(KEY, ADA, false);
    expect(setCookie).toMatch(
      /^sheaf_guest=g_A{22}\.[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/,
    );
  });

  it('[ACCESS-2] under TLS it is Secure and bound to the host', () => {
    const { setCookie } = guestCookie(KEY, ADA, true);
    expect(setCookie).toMatch(/^__Host-sheaf_guest=.*; Path=\/; .*; Secure$/);
    expect(setCookie).not.toMatch(/Domain/i);
  });

  it('[ACCESS-4] a signed cookie is that guest, among others and from a route’s headers', async () => {
    const cookie = `theme=dark; ${cookieOf(ADA)}; x=y`;
    const guest = { is: 'guest', personId: ADA };
    expect(await resolveActor({ cookie })).toEqual(guest);
    expect(await resolveActor(new Headers({ cookie }))).toEqual(guest);
  });

  it('[ACCESS-4] the first cookie that is sound counts', async () => {
    const cookie = `sheaf_guest=junk; ${cookieOf(ADA)}; ${cookieOf(BOB)}`;
    expect(await resolveActor({ cookie })).toEqual({ is: 'guest', personId: ADA });
  });

  it('[ACCESS-5] a cookie from before TLS still counts, after the one of TLS', async () => {
    const secure = guestCookie(KEY, BOB, true).pair;
    expect(await resolveActor({ cookie: cookieOf(ADA) })).toEqual({ is: 'guest', personId: ADA });
    expect(await resolveActor({ cookie: `${cookieOf(ADA)}; ${secure}` })).toEqual({
      is: 'guest',
      personId: BOB,
    });
  });

  const signature = cookieOf(ADA).split('.')[1] ?? '';
  it.each([
    ['no cookie', undefined],
    ['an empty cookie', ''],
    ['another cookie', 'theme=dark'],
    ['no signature', `sheaf_guest=${ADA}`],
    ['an empty signature', `sheaf_guest=${ADA}.`],
    ['a signature of somebody else', `sheaf_guest=${BOB}.${signature}`],
    ['a cut signature', cookieOf(ADA).slice(0, -1)],
    ['a longer signature', `${cookieOf(ADA)}AAAA`],
    ['a third part', `${cookieOf(ADA)}.x`],
    ['another instance’s key', guestCookie(new Uint8Array(32), ADA, false).pair],
    ['a misspelt id', `sheaf_guest=g_../../etc/passwd.${signature}`],
    ['__proto__', `sheaf_guest=__proto__.${signature}`],
    ['not text', `sheaf_guest=\0\u{1F600}%.${signature}`],
    ['64 KiB', `sheaf_guest=${'A'.repeat(65_536)}`],
    ['a sound one after 64 KiB', `x=${'A'.repeat(65_536)}; ${cookieOf(ADA)}`],
    ['ten thousand of them', 'sheaf_guest=x;'.repeat(1_000)],
  ])('[ACCESS-4] %s is nobody', async (_name, cookie) => {
    expect(await resolveActor(cookie === undefined ? {} : { cookie })).toEqual({ is: 'nobody' });
  });

  it('[HTTP-3] a cookie counts as sent even when it is not sound', () => {
    expect(hasOurCookie({ cookie: 'sheaf_guest=junk' })).toBe(true);
    expect(hasOurCookie({ cookie: '__Host-sheaf_guest=junk' })).toBe(true);
    expect(hasOurCookie({ cookie: 'theme=dark; sheaf_signin=junk' })).toBe(true);
    expect(hasOurCookie({ cookie: 'not_sheaf_guest=x; theme=dark' })).toBe(false);
  });
});

const MEMBER = 'm_AAAAAAAAAAAAAAAAAAAAAA' as PersonId;
const SIGN_IN = { id: 's', memberId: MEMBER, isOperator: false };
const TOKEN = {
  id: 't',
  memberId: MEMBER,
  isOperator: true,
  scope: 'read',
  expiresAtMs: null,
} as const;

describe('a token', () => {
  const signIns = { find: async () => SIGN_IN };
  const tokens = { find: async (text: string) => (text === 'good' ? TOKEN : null) };
  const resolve = makeResolveActor({
    instanceKey: KEY,
    origins: ORIGINS,
    signIns,
    tokens,
    linkedGuests: NO_LINKS,
  });
  const signedIn = `sheaf_signin=${'A'.repeat(32)}; ${cookieOf(ADA)}`;
  const program = {
    is: 'member',
    personId: MEMBER,
    proof: { is: 'token', id: 't', scope: 'read' },
    isOperator: true,
  };

  it('[TOKEN-3] is the member it was made by, also beside a cookie', async () => {
    for (const authorization of ['Bearer good', 'bearer  good ', 'BEARER\tgood']) {
      expect(await resolve({ authorization })).toEqual(program);
      expect(await resolve(new Headers({ authorization, cookie: signedIn }))).toEqual(program);
    }
  });

  it.each(['Bearer bad', 'Bearer', 'Bearer ', 'Bearer good, Bearer bad', 'bearer good x'])(
    '[TOKEN-3] that is no good is nobody, and no cookie stands in: %s',
    async (authorization) => {
      const asked = resolve({ authorization, cookie: signedIn });
      await expect(asked).rejects.toMatchObject({ code: 'not_signed_in' });
    },
  );

  it('[TOKEN-3] of another scheme is none, and the cookie counts', async () => {
    const byCookie = { is: 'member', personId: MEMBER, proof: { is: 'sign-in', id: 's' } };
    for (const authorization of ['Basic YTpi', 'Token good', '']) {
      expect(await resolve({ authorization, cookie: signedIn })).toEqual(byCookie);
    }
  });

  it('[TOKEN-3] leaves nothing of the guest whose cookie comes along', async () => {
    const parsed = parseConfig({});
    if (!parsed.ok) throw new Error(parsed.why.join());
    const callers = makeCallers({
      config: parsed.value,
      instanceKey: KEY,
      resolveActor: resolve,
      linkedGuests: { ...NO_LINKS, guestsOf: () => [] },
    });
    const cookie = cookieOf(ADA);
    expect((await callers.of({ cookie })).guestId).toBe(ADA);
    const { actor, guestId } = await callers.of({ cookie, authorization: 'Bearer good' });
    expect([actor, guestId]).toEqual([program, null]);
  });

  it('[TOKEN-11] who was known a moment ago is asked for again, by what was shown', async () => {
    const byId = <Found>(known: string, found: Found) => ({
      findById: async (id: string) => (id === known ? found : null),
    });
    const linkedGuests = { memberOf: (id: PersonId) => (id === BOB ? MEMBER : null) };
    const [signedInAs, tokenOf] = [byId('s', SIGN_IN), byId('t', TOKEN)];
    const again = makeActorAgain({ signIns: signedInAs, tokens: tokenOf, linkedGuests });
    const before = { is: 'member', personId: MEMBER } as const;
    const asToken = { ...before, proof: { is: 'token', id: 't', scope: 'write' } } as const;
    expect(await again(asToken)).toEqual(program);
    expect(await again({ ...before, proof: { is: 'sign-in', id: 's' } })).toEqual({
      ...before,
      proof: { is: 'sign-in', id: 's' },
    });
    const guest = { is: 'guest', personId: ADA } as const;
    expect(await again(guest)).toEqual(guest);
    for (const ended of [
      { is: 'guest', personId: BOB },
      before,
      { ...before, proof: { is: 'sign-in', id: 'x' } },
      { ...asToken, proof: { ...asToken.proof, id: 'x' } },
    ] as const) {
      await expect(again(ended)).rejects.toMatchObject({ code: 'not_signed_in' });
    }
  });
});
