/** The only door from the pages to the server: types, and one object under a global symbol. */
import type { Services } from '../../server/services/services.ts';

export type { Caller } from '../../server/services/accounts/account-needs.ts';
export type { AccountServices } from '../../server/services/accounts/accounts.ts';
export type { FirstSight, Services } from '../../server/services/services.ts';

/**
 * Read on every call, never at import: `next build` imports pages without a server, and a module
 * that both sides import would exist twice in the process.
 */
export function services(): Services {
  const found = (globalThis as { [key: symbol]: unknown })[Symbol.for('sheaf.services')];
  if (found === undefined) throw new Error('pages run only inside server/main.ts');
  return found as Services;
}
