/** Sign-in with the library better-auth, which takes 45 MiB: loaded when it is first needed. */
import type { Credentials } from '../../account-store.ts';
import type { CredentialNeeds } from './credential-needs.ts';

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
