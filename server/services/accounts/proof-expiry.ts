/** A sign-in or a token that expires ends what was opened with it, by itself. */
import type { Clock } from '../../../lib/std/clock.ts';
import type { AccountRows, AccountStore } from '../../account-store.ts';
import type { Bus, Log } from '../../ports.ts';
import { ExpiryAlarm } from '../expiry-alarm.ts';

/** Far more than expire between two looks. */
const EXPIRED_MAX = 10_000;

export interface ProofExpiryNeeds {
  readonly store: Pick<AccountStore, 'list'>;
  readonly bus: Pick<Bus, 'publish'>;
  readonly clock: Clock;
  readonly log: Log;
}

type ProofTable = 'apiToken' | 'signIn';
type Proof = Pick<AccountRows[ProofTable], 'id' | 'memberId' | 'expiresAtMs'>;

interface When {
  readonly field: 'expiresAtMs';
  readonly is: 'above' | 'below';
  readonly value: number;
}

const NAMES = { apiToken: 'tokens', signIn: 'sign-ins' } as const;

/** Need not be told of new ones: they live for longer than it ever waits. */
export function startProofExpiry(
  { store, bus, clock, log }: ProofExpiryNeeds,
  table: ProofTable,
): ExpiryAlarm<Proof> {
  const next = (where: readonly When[], limit: number): Promise<readonly Proof[]> => {
    const order = { by: 'expiresAtMs', direction: 'asc', limit } as const;
    return table === 'signIn'
      ? store.list('signIn', where, order)
      : store.list('apiToken', where, order);
  };
  const after = (ms: number): When => ({ field: 'expiresAtMs', is: 'above', value: ms });
  const until = (ms: number): When => ({ field: 'expiresAtMs', is: 'below', value: ms + 1 });
  const expiries = {
    nextExpiryMs: async (afterMs: number) =>
      (await next([after(afterMs)], 1))[0]?.expiresAtMs ?? null,
    expiredBetween: (afterMs: number, untilMs: number) =>
      next([after(afterMs), until(untilMs)], EXPIRED_MAX),
  };
  return new ExpiryAlarm({ what: NAMES[table], expiries, clock, log }, ({ memberId, id }) =>
    bus.publish({ is: 'signed-out', memberId, proofIds: [id] }),
  );
}
