/** What the use cases of accounts have in common. */
import type { Actor } from '../../../lib/core/actor.ts';
import type { AuditEvent } from '../../../lib/core/audit.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import type { Clock, Random } from '../../../lib/std/clock.ts';
import type { AccountStore, Credentials, Device } from '../../account-store.ts';
import type { Log } from '../../ports.ts';
import type { ApiTokens } from './api-tokens.ts';
import type { SignIns } from './sign-ins.ts';
import type { Tries } from './tries.ts';

/** A request as accounts see it. */
export interface Caller extends Device {
  readonly actor: Actor;
  /** The guest that this browser is beside its account; null: none. */
  readonly guestId: PersonId | null;
  /** Straight from the machine the server runs on, with nothing in between. */
  readonly isDirect: boolean;
}

/** Nobody asked over HTTP: a room, or the server by itself. */
export function callerWithoutRequest(actor: Actor): Caller {
  return { actor, guestId: null, isDirect: false, address: '', device: null };
}

export interface AuditNote {
  readonly event: AuditEvent;
  /** Absent: whoever calls. */
  readonly actorId?: PersonId | null;
  readonly subjectId?: string;
  readonly detail?: string;
}

/** Never rejects: what cannot be noted goes to the log. */
export interface Audit {
  note(caller: Caller, note: AuditNote): void;
}

export interface AccountNeeds {
  readonly store: AccountStore;
  readonly credentials: Credentials;
  readonly signIns: SignIns;
  readonly tokens: ApiTokens;
  readonly tries: Tries;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly random: Random;
  readonly limits: Limits;
  readonly log: Log;
}

/** A member in a browser, not a program with a token. */
export interface Browser {
  readonly memberId: PersonId;
  readonly signInId: string;
  readonly isOperator: boolean;
}

/** @throws AppError not_signed_in. */
export function browserOf({ actor }: Caller): Browser {
  if (actor.is !== 'member' || actor.proof?.is !== 'sign-in') {
    throw new AppError('not_signed_in', `${actor.is} without a sign-in`);
  }
  const isOperator = actor.isOperator === true;
  return { memberId: actor.personId, signInId: actor.proof.id, isOperator };
}

/** @throws AppError not_signed_in, not_allowed. */
export function operatorOf(caller: Caller): Browser {
  const browser = browserOf(caller);
  if (!browser.isOperator) {
    const hint = 'Only an operator of this Sheaf may do this.';
    throw new AppError('not_allowed', 'no operator', { hint });
  }
  return browser;
}
