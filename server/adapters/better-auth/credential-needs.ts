/** What sign-in is built on. */
import type { AccountStore } from '../../account-store.ts';
import type { Log } from '../../ports.ts';
import type { Passwords } from '../../sharing-ports.ts';
import type { Random } from '../../../lib/std/clock.ts';

export interface CredentialNeeds {
  readonly store: AccountStore;
  readonly passwords: Passwords;
  readonly random: Random;
  /** Signs what the library makes. */
  readonly secret: string;
  /** A browser that was not seen for so long is signed out. */
  readonly idleDays: number;
  readonly log: Log;
}
