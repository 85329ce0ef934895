/** Browsers that are signed in: who is behind a cookie, and how that ends. */
import type { DeviceView } from '../../../lib/core/account.ts';
import { isAppError } from '../../../lib/core/faults.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import type { AccountRows, AccountStore, Condition } from '../../account-store.ts';
import type { Bus, Log } from '../../ports.ts';
import { KnownProofs } from './known-proofs.ts';

export interface SignInNeeds {
  readonly store: AccountStore;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly log: Log;
}

export interface SignedIn {
  readonly id: string;
  readonly memberId: PersonId;
  readonly isOperator: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Far more browsers than anybody uses. */
const DEVICES_MAX = 10_000;

export class SignIns {
  readonly #needs: SignInNeeds;
  readonly #known: KnownProofs<SignedIn>;

  constructor(needs: SignInNeeds) {
    this.#needs = needs;
    this.#known = new KnownProofs(needs, (hash) => this.#look(of('tokenHash', hash)));
  }

  /** @returns null: unknown, expired, or of an account that is disabled. @throws what the store says. */
  find(token: string): Promise<SignedIn | null> {
    return this.#known.find(token);
  }

  /** As it is now. null, and errors, as above. */
  findById(id: string): Promise<SignedIn | null> {
    return this.#look(of('id', id));
  }

  /** Latest first. */
  async devices(memberId: PersonId, thisId: string): Promise<DeviceView[]> {
    const nowMs = this.#needs.clock.nowMs();
    const rows = await this.#needs.store.list('signIn', [of('memberId', memberId)], {
      by: 'updatedAtMs',
      direction: 'desc',
      limit: DEVICES_MAX,
    });
    return rows
      .filter((row) => this.#isAlive(row, nowMs))
      .map((row) => ({
        id: row.id,
        isThis: row.id === thisId,
        device: row.device,
        address: row.address,
        signedInAt: new Date(row.createdAtMs).toISOString(),
        lastSeenAt: new Date(row.updatedAtMs).toISOString(),
      }));
  }

  /** Signs out one browser. @returns false: there is none of that id. */
  async end(memberId: PersonId, id: string): Promise<boolean> {
    const ended = await this.#needs.store.remove('signIn', [
      of('memberId', memberId),
      of('id', id),
    ]);
    // What nobody has cannot end, and every word of it makes all who are entering ask again.
    if (ended > 0) this.#tell(memberId, [id]);
    return ended > 0;
  }

  /** Signs out all of a member's browsers but perhaps one. */
  async endAll(memberId: PersonId, exceptId: string | null = null): Promise<void> {
    const { store } = this.#needs;
    const ofMember = of('memberId', memberId);
    if (exceptId === null) {
      await store.remove('signIn', [ofMember]);
      return this.#tell(memberId, null);
    }
    const others = [ofMember, { field: 'id', is: 'unequal', value: exceptId }] as const;
    const order = { by: 'createdAtMs', direction: 'asc', limit: DEVICES_MAX } as const;
    const ended = await store.list('signIn', others, order);
    await store.remove('signIn', others);
    this.#tell(
      memberId,
      ended.map(({ id }) => id),
    );
  }

  /** What is known of a member here is asked for again; nobody is signed out. */
  forget(memberId: PersonId): void {
    this.#tell(memberId, []);
  }

  /** An account is gone, and its sign-ins with it. */
  gone(memberId: PersonId): void {
    this.#tell(memberId, null);
  }

  #tell(memberId: PersonId, proofIds: readonly string[] | null): void {
    this.#needs.bus.publish({ is: 'signed-out', memberId, proofIds });
  }

  async #look(isThis: Condition<AccountRows['signIn']>): Promise<SignedIn | null> {
    const { store, clock } = this.#needs;
    const row = await store.find('signIn', [isThis]);
    if (row === null || !this.#isAlive(row, clock.nowMs())) return null;
    const member = await store.find('member', [of('id', row.memberId)]);
    if (member === null || member.disabledAtMs !== null) return null;
    await this.#noteSeen(row);
    return { id: row.id, memberId: row.memberId, isOperator: member.isOperator };
  }

  #isAlive({ createdAtMs, expiresAtMs }: AccountRows['signIn'], nowMs: number): boolean {
    return nowMs < expiresAtMs && nowMs < this.#latestMs(createdAtMs);
  }

  /** However much it is used. */
  #latestMs(createdAtMs: number): number {
    return createdAtMs + this.#needs.limits.signInDays * DAY_MS;
  }

  /** To the hour: a write with every page would be one for nothing. */
  async #noteSeen(row: AccountRows['signIn']): Promise<void> {
    const { store, clock, limits, log } = this.#needs;
    const nowMs = clock.nowMs();
    if (nowMs - row.updatedAtMs < HOUR_MS) return;
    const idleMs = limits.signInIdleDays * DAY_MS;
    const expiresAtMs = Math.min(nowMs + idleMs, this.#latestMs(row.createdAtMs));
    try {
      await store.update('signIn', [of('id', row.id)], { updatedAtMs: nowMs, expiresAtMs });
    } catch (error) {
      // A full disk must not sign anybody out.
      if (!isAppError(error) || error.code !== 'storage_unavailable') throw error;
      log.warn('sign-in.not-renewed', { signInId: row.id });
    }
  }
}

function of<Field extends string>(field: Field, value: string) {
  return { field, is: 'equal', value } as const;
}
