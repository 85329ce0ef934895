/** What of the audit log is shown: read from the address of the page, and written into it. */
import { AUDIT_KINDS, type AuditEvent, type AuditKind } from '../../lib/core/audit.ts';
import { parsePersonId, type PersonId } from '../../lib/core/ids.ts';

/** Entries loaded at a time. */
export const ACTIVITY_PAGE = 50;

export interface ActivityFilter {
  readonly kind: AuditKind | 'all';
  /** null: anybody. */
  readonly person: PersonId | null;
  /** Id of a document or anything else; null: whatever. */
  readonly subject: string | null;
  /** First and last day, `2026-11-28`, as the visitor's calendar has them; null: none. */
  readonly from: string | null;
  readonly until: string | null;
}

export const EVERYTHING: ActivityFilter = {
  kind: 'all',
  person: null,
  subject: null,
  from: null,
  until: null,
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SUBJECT = /^[\w-]{1,64}$/;

/** What makes no sense is left out. */
export function readFilter(
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): ActivityFilter {
  const textOf = (name: string): string => {
    const value = query[name];
    return typeof value === 'string' ? value : '';
  };
  const matching = (name: string, shape: RegExp) =>
    shape.test(textOf(name)) ? textOf(name) : null;
  return {
    kind: kindOf(textOf('kind')),
    person: parsePersonId(textOf('person')),
    subject: matching('subject', SUBJECT),
    from: matching('from', DAY),
    until: matching('until', DAY),
  };
}

export function kindOf(text: string): ActivityFilter['kind'] {
  return Object.hasOwn(AUDIT_KINDS, text) ? (text as AuditKind) : 'all';
}

export function isEverything(filter: ActivityFilter): boolean {
  return addressOf(filter) === addressOf(EVERYTHING);
}

export function hasDays({ from, until }: ActivityFilter): boolean {
  return from !== null || until !== null;
}

/** Of the page. */
export function addressOf({ kind, person, subject, from, until }: ActivityFilter): string {
  const query = new URLSearchParams();
  if (kind !== 'all') query.set('kind', kind);
  for (const [name, value] of Object.entries({ person, subject, from, until })) {
    if (value !== null) query.set(name, value);
  }
  return query.size === 0 ? '/workspace/activity' : `/workspace/activity?${query.toString()}`;
}

/** What the server is asked for, apart from the days. */
export function listFilterOf({ kind, person, subject }: ActivityFilter) {
  return {
    events: eventsOf(kind),
    ...(person === null ? {} : { actorId: person }),
    ...(subject === null ? {} : { subjectId: subject }),
  };
}

/** The same as the query of a request; days begin where the browser is. */
export function queryOf(filter: ActivityFilter): URLSearchParams {
  const { events, actorId, subjectId } = listFilterOf(filter);
  const query = new URLSearchParams(events.map((event) => ['event', event]));
  if (actorId !== undefined) query.set('actor', actorId);
  if (subjectId !== undefined) query.set('subject', subjectId);
  const [from, until] = [midnightOf(filter.from, 0), midnightOf(filter.until, 1)];
  if (from !== null) query.set('from', from);
  if (until !== null) query.set('until', until);
  return query;
}

function eventsOf(kind: ActivityFilter['kind']): readonly AuditEvent[] {
  return kind === 'all' ? [] : AUDIT_KINDS[kind];
}

/** Where a day begins, or so many days later; null: there is no such day. */
function midnightOf(day: string | null, daysLater: number): string | null {
  if (day === null) return null;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const midnight = new Date(year, month - 1, date + daysLater);
  return Number.isNaN(midnight.getTime()) ? null : midnight.toISOString();
}
