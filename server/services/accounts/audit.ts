/** Notes what an operator may have to account for, and shows it to operators. */
import { personOf } from '../../../lib/core/actor.ts';
import { type AuditEvent, type AuditView, detailOf, factsIn } from '../../../lib/core/audit.ts';
import { AppError } from '../../../lib/core/faults.ts';
import { parsePersonId, type PersonId } from '../../../lib/core/ids.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import type { AuditEntry, AuditLog } from '../../account-store.ts';
import { maskAddress } from '../../log.ts';
import type { Log, People } from '../../ports.ts';
import type { AccountNeeds, Audit, Caller } from './account-needs.ts';
import { operatorOf } from './account-needs.ts';
import { isWorkingOperator } from './members.ts';

const PAGE_MAX = 200;
const DETAIL_CHARS_MAX = 300;
/** Lines in one file; whoever needs more narrows it. */
const EXPORT_LINES_MAX = 100_000;

export interface AuditNeeds {
  readonly auditLog: AuditLog;
  readonly people: People;
  readonly clock: Clock;
  readonly log: Log;
}

export interface AuditFilter {
  readonly events?: readonly AuditEvent[];
  readonly actorId?: PersonId;
  readonly subjectId?: string;
  readonly fromMs?: number;
  readonly untilMs?: number;
  readonly beforeNumber?: number;
  /** At most a page of 200. */
  readonly limit?: number;
}

export function makeAudit({ auditLog, clock, log }: Omit<AuditNeeds, 'people'>): Audit {
  return {
    note(caller, { event, actorId = personOf(caller.actor), subjectId = null, detail = '' }) {
      const entry = {
        atMs: clock.nowMs(),
        event,
        actorId,
        subjectId,
        address: caller.address === '' ? null : maskAddress(caller.address),
        detail: detail.slice(0, DETAIL_CHARS_MAX),
      };
      // What was done is done; a full disk must not undo it, nor keep anybody waiting.
      auditLog.append(entry).catch((err: unknown) => log.error('audit.not-noted', { event, err }));
    },
  };
}

/** A page of it, latest first. @throws AppError not_signed_in, not_allowed. */
export async function readAudit(
  { auditLog, people }: AuditNeeds,
  caller: Caller,
  { events = [], limit = PAGE_MAX, ...filter }: AuditFilter,
): Promise<AuditView[]> {
  operatorOf(caller);
  const entries = await auditLog.list({
    events,
    ...filter,
    limit: Math.min(limit, PAGE_MAX),
  });
  const names = new Map<PersonId, string | null>();
  for (const id of entries.flatMap((entry) => [entry.actorId, otherOf(entry)])) {
    if (id === null || names.has(id)) continue;
    names.set(id, (await people.find(id))?.name ?? null);
  }
  return entries.map((entry) => viewOf(entry, names));
}

/** All of it, page by page, latest first. @throws AppError not_signed_in, not_allowed. */
export async function* exportAudit(
  needs: AuditNeeds & Pick<AccountNeeds, 'audit' | 'store'>,
  caller: Caller,
  filter: AuditFilter,
): AsyncGenerator<AuditView[], void> {
  operatorOf(caller);
  needs.audit.note(caller, { event: 'exported', detail: detailOf({ format: 'csv' }) });
  let before: Pick<AuditFilter, 'beforeNumber'> = {};
  for (let lines = 0; lines < EXPORT_LINES_MAX; lines += PAGE_MAX) {
    // It takes a while: who stops being an operator meanwhile gets no more of it.
    if (lines > 0) await expectStillOperator(needs, caller);
    const page = await readAudit(needs, caller, { ...filter, ...before, limit: PAGE_MAX });
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_MAX) return;
    before = { beforeNumber: last.number };
  }
}

async function expectStillOperator({ store }: Pick<AccountNeeds, 'store'>, caller: Caller) {
  const { memberId } = operatorOf(caller);
  const member = await store.find('member', [{ field: 'id', is: 'equal', value: memberId }]);
  if (member !== null && isWorkingOperator(member)) return;
  throw new AppError('not_allowed', 'no operator any more');
}

/** Whom it was done to. */
function otherOf({ subjectId, detail }: AuditEntry): PersonId | null {
  return parsePersonId(subjectId ?? '') ?? parsePersonId(factsIn(detail).person ?? '');
}

function viewOf(entry: AuditEntry, names: ReadonlyMap<PersonId, string | null>): AuditView {
  const { atMs, actorId, ...rest } = entry;
  const otherId = otherOf(entry);
  const nameOf = (id: PersonId | null) => (id === null ? null : (names.get(id) ?? null));
  const people = { actorId, actorName: nameOf(actorId), otherId, otherName: nameOf(otherId) };
  return { ...rest, ...people, at: new Date(atMs).toISOString() };
}
