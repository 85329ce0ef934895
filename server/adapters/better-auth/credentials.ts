/** Sign-in with the library better-auth, which takes 45 MiB: loaded when it is first needed. */
import type { AccountStore, Credentials } from '../../account-store.ts';
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

export function makeCredentials(needs: CredentialNeeds): Credentials {
  let loaded: Promise<Credentials> | null = null;
  const library = (): Promise<Credentials> => {
    loaded ??= import('./library.ts').then(({ openLibrary }) => openLibrary(needs));
    // A failed load is tried again by whoever comes next.
    loaded.catch(() => {
      loaded = null;
    });
    return loaded;
  };
  return {
    signIn: async (email, password, device) => (await library()).signIn(email, password, device),
    begin: async (memberId, device) => (await library()).begin(memberId, device),
    isPassword: async (memberId, password) => (await library()).isPassword(memberId, password),
    hash: (password) => needs.passwords.hash(password),
  };
}
