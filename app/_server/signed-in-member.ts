/** The member in front of a browser; a program with a token is none. */
import { headers } from 'next/headers';
import { cache } from 'react';
import type { Me } from '../../lib/core/actor.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import { type Caller, services } from './services.ts';

export interface SignedInMember {
  readonly caller: Caller;
  readonly id: PersonId;
  readonly isOperator: boolean;
  readonly me: Me;
  readonly account: NonNullable<Me['account']>;
}

/** Once per request, though title and page both ask. @returns null: somebody else. */
export const signedInMember = cache(async (): Promise<SignedInMember | null> => {
  const { callers, people } = services();
  const caller = await callers.of(await headers());
  const { actor } = caller;
  if (actor.is !== 'member' || actor.proof?.is !== 'sign-in') return null;
  const me = await people.me(actor);
  if (me.account === null) return null;
  const isOperator = actor.isOperator === true;
  return { caller, id: actor.personId, isOperator, me, account: me.account };
});
