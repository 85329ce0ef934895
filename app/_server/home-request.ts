/** What home and trash need to know of a request, and who is sent elsewhere. */
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '../../lib/core/actor.ts';
import { mayCreate } from '../../lib/core/policy.ts';
import { type Preferences, preferences } from './preferences.ts';
import { type Caller, type Services, services } from './services.ts';

export interface HomeRequest {
  readonly all: Services;
  readonly actor: Actor;
  readonly preferences: Preferences;
  readonly mayCreate: boolean;
  /** Accounts mean something here, and this visitor has not signed in to one. */
  readonly maySignIn: boolean;
}

/** Once per request, though the frame and the page both ask. */
export const homeRequest = cache(async (): Promise<HomeRequest> => {
  const [head, wishes] = await Promise.all([headers(), preferences()]);
  const all = services();
  const caller = await all.callers.of(head);
  const { actor } = caller;
  const elsewhere = await elsewhereFor(all, caller);
  if (elsewhere !== null) redirect(elsewhere);
  return {
    all,
    actor,
    preferences: wishes,
    mayCreate: mayCreate(actor, all.access),
    maySignIn: all.access !== 'open' && actor.is !== 'member',
  };
});

/** A guest's own list stays where it is, whatever became of the instance. */
async function elsewhereFor(all: Services, caller: Caller): Promise<string | null> {
  const { access, accounts, documents } = all;
  if (access === 'open' || caller.actor.is === 'member') return null;
  const setup = await accounts.setupState(caller);
  const leads = setup.is === 'open' ? '/setup' : access === 'members' ? '/sign-in' : null;
  if (leads === null) return null;
  const { documents: own } = await documents.list(caller.actor, {});
  return own.length > 0 ? null : leads;
}
