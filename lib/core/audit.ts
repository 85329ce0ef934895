/** What an operator may have to account for later. */
import type { PersonId } from './ids.ts';

export const AUDIT_EVENTS = [
  'setup',
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'password-changed',
  'password-reset',
  'reset-link-made',
  'invited',
  'invitation-revoked',
  'joined',
  'account-disabled',
  'account-enabled',
  'operator-made',
  'operator-unmade',
  'account-deleted',
  'guest-linked',
  'token-made',
  'token-revoked',
  'shared',
  'revoked',
  'role-changed',
  'document-trashed',
  'document-restored',
  'document-purged',
  'exported',
  'write-refused',
] as const;
export type AuditEvent = (typeof AUDIT_EVENTS)[number];

/** One line of it. */
export interface AuditView {
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly event: AuditEvent;
  /** null: nobody that is known. */
  readonly actorId: PersonId | null;
  /** Name of that person now; null: has none, or is nobody. */
  readonly actorName: string | null;
  /** The document, person or link it was done to. */
  readonly subjectId: string | null;
  /** Network of the client. */
  readonly address: string | null;
  readonly detail: string;
}
