/** Browsers that are signed in: who is behind a cookie, and how that ends. */
import { createHash } from 'node:crypto';
import type { DeviceView } from '../../../lib/core/account.ts';
import { isAppError } from '../../../lib/core/faults.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import type { AccountRows, AccountStore } from '../../account-store.ts';
import type { Bus, Log, RoomCommand } from '../../ports.ts';

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

interface Known {
  readonly signedIn: SignedIn;
  readonly untilMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Known at a time; past this many the oldest are asked for again. */
const KNOWN_MAX = 10_000;
/** Far more browsers than anybody uses. */
const DEVICES_MAX = 10_000;

export class SignIns {
  readonly #needs: SignInNeeds;
  readonly #known = new Map<string, Known>();
  /** How often somebody was signed out: what was read before may be wrong after. */
  #endings = 0;

  constructor(needs: SignInNeeds) {
    this.#needs = needs;
    needs.bus.subscribe((command) => this.#hear(command));
  }

  /** @returns null: unknown, expired, or of an account that is disabled. @throws what the store says. */
  async find(token: string): Promise<SignedIn | null> {
    const { clock, limits } = this.#needs;
    const tokenHash = createHash('sha256').update(token).digest('base64url');
    const known = this.#known.get(tokenHash);
    if (known !== undefined && clock.steadyMs() < known.untilMs) return known.signedIn;
    this.#known.delete(tokenHash);
    const endings = this.#endings;
    const signedIn = await this.#look(tokenHash);
    if (signedIn === null || endings !== this.#endings) return signedIn;
    const [oldest] = this.#known.keys();
    if (this.#known.size >= KNOWN_MAX && oldest !== undefined) this.#known.delete(oldest);
    const untilMs = clock.steadyMs() + limits.signInKnownMs;
    this.#known.set(tokenHash, { signedIn, untilMs });
    return signedIn;
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
    this.#tell(memberId, [id]);
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

  /** From whichever instance it comes. */
  #hear(command: RoomCommand): void {
    if (command.is !== 'signed-out') return;
    this.#endings += 1;
    for (const [tokenHash, { signedIn }] of this.#known) {
      if (signedIn.memberId === command.memberId) this.#known.delete(tokenHash);
    }
  }

  async #look(tokenHash: string): Promise<SignedIn | null> {
    const { store, clock } = this.#needs;
    const row = await store.find('signIn', [of('tokenHash', tokenHash)]);
    if (row === null || !this.#isAlive(row, clock.nowMs())) return null;
    const member = await store.find('member', [of('id', row.memberId)]);
    if (member === null || member.disabledAtMs !== null) return null;
    await this.#noteSeen(row);
    return { id: row.id, memberId: row.memberId, isOperator: member.isOperator };
  }

  #isAlive({ createdAtMs, expiresAtMs }: AccountRows['signIn'], nowMs: number): boolean {
    return nowMs < expiresAtMs && nowMs < createdAtMs + this.#needs.limits.signInDays * DAY_MS;
  }

  /** To the hour: a write with every page would be one for nothing. */
  async #noteSeen(row: AccountRows['signIn']): Promise<void> {
    const { store, clock, limits, log } = this.#needs;
    const nowMs = clock.nowMs();
    if (nowMs - row.updatedAtMs < HOUR_MS) return;
    const expiresAtMs = nowMs + limits.signInIdleDays * DAY_MS;
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
