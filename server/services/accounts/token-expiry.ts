/** A token that expires ends what was opened with it, by itself. */
import type { Clock } from '../../../lib/std/clock.ts';
import type { AccountRows, AccountStore, Condition } from '../../account-store.ts';
import type { Bus, Log } from '../../ports.ts';
import { ExpiryAlarm } from '../expiry-alarm.ts';

/** Far more than expire between two looks. */
const EXPIRED_MAX = 10_000;

export interface TokenExpiryNeeds {
  readonly store: Pick<AccountStore, 'list'>;
  readonly bus: Pick<Bus, 'publish'>;
  readonly clock: Clock;
  readonly log: Log;
}

type Row = AccountRows['apiToken'];

/** Need not be told of new tokens: they live for longer than it ever waits. */
export function startTokenExpiry({ store, bus, clock, log }: TokenExpiryNeeds) {
  const next = (where: readonly Condition<Row>[], limit: number): Promise<Row[]> =>
    store.list('apiToken', where, { by: 'expiresAtMs', direction: 'asc', limit });
  const after = (ms: number) => ({ field: 'expiresAtMs', is: 'above', value: ms }) as const;
  const until = (ms: number) => ({ field: 'expiresAtMs', is: 'below', value: ms + 1 }) as const;
  const expiries = {
    nextExpiryMs: async (afterMs: number) =>
      (await next([after(afterMs)], 1))[0]?.expiresAtMs ?? null,
    expiredBetween: (afterMs: number, untilMs: number) =>
      next([after(afterMs), until(untilMs)], EXPIRED_MAX),
  };
  return new ExpiryAlarm({ what: 'tokens', expiries, clock, log }, ({ memberId, id }) =>
    bus.publish({ is: 'signed-out', memberId, proofIds: [id] }),
  );
}
