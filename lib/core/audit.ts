/** What an operator may have to account for later. */
import type { PersonId } from './ids.ts';

export const AUDIT_EVENTS = [
  'setup',
  'sign-in',
  'sign-in-failed',
  'password-wrong',
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
  'request-declined',
  'link-changed',
  'link-opened',
  'published',
  'publication-changed',
  'unpublished',
  'document-trashed',
  'document-restored',
  'document-purged',
  'exported',
  'write-refused',
] as const;
export type AuditEvent = (typeof AUDIT_EVENTS)[number];

/** What operators look for; an event may be of two kinds. */
export const AUDIT_KINDS = {
  signIn: [
    'sign-in',
    'sign-in-failed',
    'password-wrong',
    'sign-out',
    'password-changed',
    'password-reset',
    'reset-link-made',
  ],
  accounts: [
    'setup',
    'invited',
    'invitation-revoked',
    'joined',
    'account-disabled',
    'account-enabled',
    'operator-made',
    'operator-unmade',
    'account-deleted',
    'guest-linked',
  ],
  sharing: [
    'shared',
    'revoked',
    'role-changed',
    'request-declined',
    'link-changed',
    'link-opened',
    'published',
    'publication-changed',
    'unpublished',
  ],
  documents: ['document-trashed', 'document-restored', 'document-purged', 'exported'],
  programs: ['token-made', 'token-revoked'],
  refused: ['sign-in-failed', 'password-wrong', 'write-refused'],
} as const satisfies Record<string, readonly AuditEvent[]>;
export type AuditKind = keyof typeof AUDIT_KINDS;

/** What the detail of an event may say beside whom or what it was done to. */
export interface AuditFacts {
  /** The slug of a published page. */
  readonly page?: string;
  /** A share link's id. */
  readonly link?: string;
  readonly person?: string;
  readonly role?: string;
  readonly reach?: string;
  readonly format?: string;
  /** Of a token. */
  readonly scope?: string;
  readonly count?: number;
  /** In somebody's own words; the last of them, since it may hold anything. */
  readonly label?: string;
}

const FACT_NAMES = [
  'page',
  'link',
  'person',
  'role',
  'reach',
  'format',
  'scope',
  'count',
  'label',
] as const;
const FACT = /^(page|link|person|role|reach|format|scope|count)=(\S*)(?: |$)/;
const LABEL = 'label=';

/** As one line that people can read as well. */
export function detailOf(facts: AuditFacts): string {
  return FACT_NAMES.flatMap((name) => {
    const value = facts[name];
    return value === undefined || value === '' ? [] : [`${name}=${value}`];
  }).join(' ');
}

/** The other way round; what was never facts gives none. */
export function factsIn(detail: string): Readonly<Partial<Record<keyof AuditFacts, string>>> {
  const facts: Partial<Record<keyof AuditFacts, string>> = {};
  let rest = detail;
  for (let match = FACT.exec(rest); match !== null; match = FACT.exec(rest)) {
    const [whole, name = '', value = ''] = match;
    facts[name as keyof AuditFacts] = value;
    rest = rest.slice(whole.length);
  }
  if (rest.startsWith(LABEL)) facts.label = rest.slice(LABEL.length);
  return facts;
}

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
  /** The person it was done to, be it the subject or a part of the detail; null: nobody. */
  readonly otherId: PersonId | null;
  readonly otherName: string | null;
  /** Network of the client. */
  readonly address: string | null;
  readonly detail: string;
}
