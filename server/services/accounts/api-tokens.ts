/** Tokens of programs: who is behind one, and how that ends. */
import {
  type ApiTokenView,
  isApiToken,
  newApiToken,
  newApiTokenId,
  type TokenScope,
  type TokenWish,
} from '../../../lib/core/api-token.ts';
import { AppError, isAppError } from '../../../lib/core/faults.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import type { Clock, Random } from '../../../lib/std/clock.ts';
import { Turns } from '../../../lib/std/turns.ts';
import type { AccountRows, AccountStore, Condition } from '../../account-store.ts';
import type { Bus, Log } from '../../ports.ts';
import { hashOf, KnownProofs } from './known-proofs.ts';

export interface ApiTokenNeeds {
  readonly store: AccountStore;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly random: Random;
  readonly limits: Limits;
  readonly log: Log;
}

export interface ShownToken {
  readonly id: string;
  readonly memberId: PersonId;
  readonly isOperator: boolean;
  readonly scope: TokenScope;
  /** null: never. */
  readonly expiresAtMs: number | null;
}

export interface NewApiToken {
  readonly view: ApiTokenView;
  /** Told this once. */
  readonly token: string;
}

type Row = AccountRows['apiToken'];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Far more than a member may have, whatever the limit was when they were made. */
const LIST_MAX = 10_000;

export class ApiTokens {
  readonly #needs: ApiTokenNeeds;
  readonly #known: KnownProofs<ShownToken>;
  /** Who looks at how many there are makes one before anybody else looks. */
  readonly #turns = new Turns();

  constructor(needs: ApiTokenNeeds) {
    this.#needs = needs;
    this.#known = new KnownProofs(needs, (hash) => this.#look(of('tokenHash', hash)));
  }

  /**
   * null: unknown, revoked, expired, or of an account that is disabled. Guesses are not counted:
   * 192 bits are not guessed, and one costs what a made-up cookie does, an indexed look-up.
   * @throws what the store says.
   */
  async find(token: string): Promise<ShownToken | null> {
    if (!isApiToken(token)) return null;
    const found = await this.#known.find(token);
    // What is known of it may be from before it expired.
    return found !== null && this.#isAlive(found) ? found : null;
  }

  /** As it is now. null, and errors, as above. */
  findById(id: string): Promise<ShownToken | null> {
    return this.#look(of('id', id));
  }

  /** Newest first, expired ones too. */
  async list(memberId: PersonId): Promise<ApiTokenView[]> {
    const rows = await this.#rowsOf(memberId);
    return rows.map(viewOf);
  }

  /**
   * @param isStillIn  asked when its turn has come: whoever was signed out meanwhile makes none.
   * @throws AppError not_signed_in, bad_request: too many.
   */
  make(
    memberId: PersonId,
    { name, scope, days }: TokenWish,
    isStillIn: () => Promise<boolean>,
  ): Promise<NewApiToken> {
    const { store, clock, random, limits } = this.#needs;
    return this.#turns.take(async () => {
      if (!(await isStillIn())) throw new AppError('not_signed_in', 'signed out meanwhile');
      const present = await store.count('apiToken', [of('memberId', memberId)]);
      if (present >= limits.memberTokensMax) {
        const hint = `You have ${present} tokens already: revoke one first.`;
        throw new AppError('bad_request', 'too many tokens', { hint });
      }
      const token = newApiToken(random);
      const nowMs = clock.nowMs();
      const row: Row = {
        id: newApiTokenId(random),
        tokenHash: hashOf(token),
        memberId,
        name,
        scope,
        createdAtMs: nowMs,
        expiresAtMs: days === null ? null : nowMs + days * DAY_MS,
        lastUsedAtMs: null,
      };
      await store.create([{ table: 'apiToken', row }]);
      return { view: viewOf(row), token };
    });
  }

  /** Ends what was opened with it, too. @returns null: this member has none of that id. */
  async revoke(memberId: PersonId, id: string): Promise<ApiTokenView | null> {
    const { store } = this.#needs;
    const isThis = [of('memberId', memberId), of('id', id)];
    const row = await store.find('apiToken', isThis);
    if (row === null || (await store.remove('apiToken', isThis)) === 0) return null;
    this.#tell(memberId, [id]);
    return viewOf(row);
  }

  /** Those, too, that are being made. @returns how many there were. */
  revokeAll(memberId: PersonId): Promise<number> {
    return this.#turns.take(async () => {
      const rows = await this.#rowsOf(memberId);
      await this.#needs.store.remove('apiToken', [of('memberId', memberId)]);
      const ids = rows.map(({ id }) => id);
      if (ids.length > 0) this.#tell(memberId, ids);
      return ids.length;
    });
  }

  #tell(memberId: PersonId, proofIds: readonly string[]): void {
    this.#needs.bus.publish({ is: 'signed-out', memberId, proofIds });
  }

  #rowsOf(memberId: PersonId): Promise<Row[]> {
    const order = { by: 'createdAtMs', direction: 'desc', limit: LIST_MAX } as const;
    return this.#needs.store.list('apiToken', [of('memberId', memberId)], order);
  }

  async #look(isThis: Condition<Row>): Promise<ShownToken | null> {
    const { store } = this.#needs;
    const row = await store.find('apiToken', [isThis]);
    if (row === null || !this.#isAlive(row)) return null;
    const member = await store.find('member', [of('id', row.memberId)]);
    if (member === null || member.disabledAtMs !== null) return null;
    await this.#noteUsed(row);
    const { id, memberId, scope, expiresAtMs } = row;
    return { id, memberId, isOperator: member.isOperator, scope, expiresAtMs };
  }

  #isAlive({ expiresAtMs }: Pick<Row, 'expiresAtMs'>): boolean {
    return expiresAtMs === null || this.#needs.clock.nowMs() < expiresAtMs;
  }

  /** To the hour: a write with every request would be one for nothing. */
  async #noteUsed({ id, lastUsedAtMs }: Row): Promise<void> {
    const { store, clock, log } = this.#needs;
    const nowMs = clock.nowMs();
    if (lastUsedAtMs !== null && nowMs - lastUsedAtMs < HOUR_MS) return;
    try {
      await store.update('apiToken', [of('id', id)], { lastUsedAtMs: nowMs });
    } catch (error) {
      // A full disk must not keep any program from reading.
      if (!isAppError(error) || error.code !== 'storage_unavailable') throw error;
      log.warn('token.use-not-noted', { tokenId: id });
    }
  }
}

function viewOf({ id, name, scope, createdAtMs, expiresAtMs, lastUsedAtMs }: Row): ApiTokenView {
  return {
    id,
    name,
    scope,
    createdAt: new Date(createdAtMs).toISOString(),
    expiresAt: isoOrNull(expiresAtMs),
    lastUsedAt: isoOrNull(lastUsedAtMs),
  };
}

function isoOrNull(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}

function of<Field extends string>(field: Field, value: string) {
  return { field, is: 'equal', value } as const;
}
