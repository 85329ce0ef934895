/** The cookie of a guest that became a member, wherever it is shown. */
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../../lib/core/ids.ts';
import { MemoryBus } from '../../../../server/adapters/memory/bus.ts';
import { parseConfig } from '../../../../server/config.ts';
import { guestCookie, makeResolveActor, noGuestCookies } from '../../../../server/gateway/actor.ts';
import { makeCallers } from '../../../../server/gateway/callers.ts';
import { knowLinkedGuests } from '../../../../server/services/accounts/linked-guests.ts';
import { silentLog } from '../../../support/silent-log.ts';

const KEY = new Uint8Array(32).fill(7);
const ADA = 'g_AAAAAAAAAAAAAAAAAAAAAA' as PersonId;
const BOB = 'g_BBBBBBBBBBBBBBBBBBBBBA' as PersonId;
const MEMBER = 'm_CCCCCCCCCCCCCCCCCCCCCA' as PersonId;
const ORIGINS = { publicOrigin: null, isBehindProxy: false };
const SIGN_IN = 'a'.repeat(32);

function aDoor(env: Readonly<Record<string, string>> = {}) {
  const bus = new MemoryBus(silentLog);
  const linkedGuests = knowLinkedGuests(bus, [[ADA, MEMBER]]);
  const signIns = {
    find: async (token: string) =>
      token === SIGN_IN ? { id: 'one', memberId: MEMBER, isOperator: false } : null,
  };
  const resolveActor = makeResolveActor({
    instanceKey: KEY,
    origins: ORIGINS,
    signIns,
    tokens: { find: async () => null },
    linkedGuests,
  });
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.why.join());
  const callers = makeCallers({
    config: parsed.value,
    instanceKey: KEY,
    resolveActor,
    linkedGuests,
  });
  return { bus, linkedGuests, resolveActor, callers };
}

const pairOf = (personId: PersonId) => guestCookie(KEY, personId, false).pair;

describe('a guest that became a member', () => {
  it('[ACCOUNT-64] is nobody by its cookie, and never the member', async () => {
    const { resolveActor } = aDoor();
    expect(await resolveActor({ cookie: pairOf(ADA) })).toEqual({ is: 'nobody' });
    expect(await resolveActor({ cookie: pairOf(BOB) })).toEqual({ is: 'guest', personId: BOB });
  });

  it('[ACCOUNT-64] does not stand before the fresh guest of the same browser', async () => {
    const { resolveActor } = aDoor();
    const cookie = `${pairOf(ADA)}; ${guestCookie(KEY, BOB, true).pair}; ${pairOf(BOB)}`;
    expect(await resolveActor({ cookie })).toEqual({ is: 'guest', personId: BOB });
  });

  it('[ACCOUNT-64] is so from the moment it is told, on every instance', async () => {
    const { bus, resolveActor, linkedGuests } = aDoor();
    bus.publish({ is: 'guest-linked', guestId: BOB, memberId: MEMBER });
    expect(await resolveActor({ cookie: pairOf(BOB) })).toEqual({ is: 'nobody' });
    bus.publish({ is: 'guest-linked', guestId: BOB, memberId: MEMBER });
    expect(linkedGuests.guestsOf(MEMBER)).toEqual([ADA, BOB]);
    expect([ADA, BOB, MEMBER].map((id) => linkedGuests.memberOf(id))).toEqual([
      MEMBER,
      MEMBER,
      null,
    ]);
  });

  it('[ACCOUNT-63] under TLS a guest cookie that others could have planted takes nobody along', async () => {
    const { callers } = aDoor({ SHEAF_URL: 'https://sheaf.example' });
    const guestOf = async (cookie: string) => (await callers.of({ cookie })).guestId;
    expect(await guestOf(pairOf(BOB))).toBeNull();
    expect(await guestOf(`${pairOf(BOB)}; ${guestCookie(KEY, BOB, true).pair}`)).toBe(BOB);
  });

  it('[ACCOUNT-63] a browser shows a guest beside its sign-in, and one that is linked no more', async () => {
    const { callers } = aDoor();
    const both = (personId: PersonId) => ({
      cookie: `sheaf_signin=${SIGN_IN}; ${pairOf(personId)}`,
    });
    expect(await callers.of(both(BOB))).toMatchObject({
      actor: { is: 'member', personId: MEMBER },
      guestId: BOB,
    });
    expect(await callers.of(both(ADA))).toMatchObject({
      actor: { is: 'member', personId: MEMBER },
      guestId: null,
    });
  });

  it('[ACCOUNT-64] its cookies are taken away, also the one from before TLS', () => {
    expect(noGuestCookies(false)).toEqual([
      'sheaf_guest=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
    ]);
    expect(noGuestCookies(true)).toEqual([
      '__Host-sheaf_guest=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
      'sheaf_guest=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
    ]);
  });
});
