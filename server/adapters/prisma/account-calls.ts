/** The part of the talk between the two threads that is about guests and the audit log. */
import { assertNever } from '../../../lib/std/assert.ts';
import type { AuditLog, Guests } from '../../account-store.ts';
import type { CallsOf } from './sharing-calls.ts';

/** What answers them, at the database thread's end. */
export interface AccountPorts {
  readonly guests: Guests;
  readonly audit: AuditLog;
}

export type AccountCalls = CallsOf<'guests', Guests> & CallsOf<'audit', AuditLog>;
type AccountCallName = keyof AccountCalls;

export type AccountCall = {
  readonly [Name in AccountCallName]: {
    readonly name: Name;
    readonly takes: AccountCalls[Name]['takes'];
  };
}[AccountCallName];

/** The serving thread's end. */
export type AskAccounts = <Name extends AccountCallName>(
  name: Name,
  takes: AccountCalls[Name]['takes'],
) => Promise<AccountCalls[Name]['gives']>;

export function guestsOver(ask: AskAccounts): Guests {
  return {
    holdings: (...takes) => ask('guests.holdings', takes),
    link: (...takes) => ask('guests.link', takes),
    linked: (...takes) => ask('guests.linked', takes),
  };
}

export function auditOver(ask: AskAccounts): AuditLog {
  return {
    append: (...takes) => ask('audit.append', takes),
    list: (...takes) => ask('audit.list', takes),
    forget: (...takes) => ask('audit.forget', takes),
  };
}

export function isOfAccounts(call: { readonly name: string }): call is AccountCall {
  return call.name.startsWith('guests.') || call.name.startsWith('audit.');
}

/** The database thread's end. */
export function answerAccounts(
  { guests, audit }: AccountPorts,
  call: AccountCall,
): Promise<unknown> {
  switch (call.name) {
    case 'guests.holdings':
      return guests.holdings(...call.takes);
    case 'guests.link':
      return guests.link(...call.takes);
    case 'guests.linked':
      return guests.linked(...call.takes);
    case 'audit.append':
      return audit.append(...call.takes);
    case 'audit.list':
      return audit.list(...call.takes);
    case 'audit.forget':
      return audit.forget(...call.takes);
    default:
      return assertNever(call);
  }
}
