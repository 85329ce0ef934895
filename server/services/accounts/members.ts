/** The accounts of the instance, as operators look after them. */
import type { AccountView } from '../../../lib/core/account.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import { assert } from '../../../lib/std/assert.ts';
import type { Turns } from '../../../lib/std/turns.ts';
import type { AccountRows, AccountStore } from '../../account-store.ts';
import type { Pictures } from '../../person-ports.ts';
import type { People } from '../../ports.ts';
import type { AccountNeeds, Caller } from './account-needs.ts';
import { operatorOf } from './account-needs.ts';

const LIST_MAX = 2_000;

export interface MemberNeeds extends AccountNeeds {
  readonly people: People;
  readonly pictures: Pictures;
  /** Who looks at how many operators there are changes them before anybody else looks. */
  readonly operatorTurns: Turns;
}

export interface MemberChange {
  readonly isOperator?: boolean;
  readonly isDisabled?: boolean;
}

/** By address. @throws AppError not_signed_in, not_allowed. */
export async function listMembers(needs: MemberNeeds, caller: Caller): Promise<AccountView[]> {
  operatorOf(caller);
  const order = { by: 'email', direction: 'asc', limit: LIST_MAX } as const;
  const rows = await needs.store.list('member', [], order);
  return viewsOf(needs, rows);
}

/** @throws AppError not_signed_in, not_allowed, not_found, last_operator. */
export function changeMember(
  needs: MemberNeeds,
  caller: Caller,
  id: string,
  change: MemberChange,
): Promise<AccountView> {
  operatorOf(caller);
  return needs.operatorTurns.take(async () => {
    const { store, clock } = needs;
    const isThis = [{ field: 'id', is: 'equal', value: id }] as const;
    const before = await store.find('member', isThis);
    if (before === null) throw new AppError('not_found', 'no such account');
    const after = changed(before, change, clock.nowMs());
    if (isWorkingOperator(before) && !isWorkingOperator(after)) {
      await expectAnotherOperator(store, before.id);
    }
    const { isOperator, disabledAtMs, updatedAtMs } = after;
    await store.update('member', isThis, { isOperator, disabledAtMs, updatedAtMs });
    await takeEffect(needs, caller, before, after);
    const [view] = await viewsOf(needs, [after]);
    assert(view !== undefined, 'one row, one view');
    return view;
  });
}

/** Looks after the instance, and can. */
export function isWorkingOperator({ isOperator, disabledAtMs }: AccountRows['member']): boolean {
  return isOperator && disabledAtMs === null;
}

/** @throws AppError last_operator. */
export async function expectAnotherOperator(store: AccountStore, memberId: string): Promise<void> {
  if (!(await hasAnotherOperator(store, memberId))) {
    throw new AppError('last_operator', 'nobody else looks after the instance');
  }
}

export async function hasAnotherOperator(store: AccountStore, memberId: string): Promise<boolean> {
  const others = await store.count('member', [
    { field: 'id', is: 'unequal', value: memberId },
    { field: 'isOperator', is: 'equal', value: true },
    { field: 'disabledAtMs', is: 'equal', value: null },
  ]);
  return others > 0;
}

function changed(
  row: AccountRows['member'],
  { isOperator = row.isOperator, isDisabled = row.disabledAtMs !== null }: MemberChange,
  nowMs: number,
): AccountRows['member'] {
  const disabledAtMs = isDisabled ? (row.disabledAtMs ?? nowMs) : null;
  return { ...row, isOperator, disabledAtMs, updatedAtMs: nowMs };
}

async function takeEffect(
  { store, signIns, audit }: MemberNeeds,
  caller: Caller,
  before: AccountRows['member'],
  after: AccountRows['member'],
): Promise<void> {
  const { id } = after;
  const wasDisabled = before.disabledAtMs !== null;
  const isDisabled = after.disabledAtMs !== null;
  if (isWorkingOperator(before) && !isWorkingOperator(after)) await endLinksOf(store, id);
  // Done again, too: it may have failed half-way the first time.
  if (isDisabled) await signIns.endAll(id);
  if (isDisabled && !wasDisabled) {
    audit.note(caller, { event: 'account-disabled', subjectId: id });
  } else if (wasDisabled && !isDisabled) {
    audit.note(caller, { event: 'account-enabled', subjectId: id });
  }
  if (after.isOperator !== before.isOperator) {
    signIns.forget(id);
    const event = after.isOperator ? 'operator-made' : 'operator-unmade';
    audit.note(caller, { event, subjectId: id });
  }
}

/** Links by which a former operator would be one again: invitations, and everybody's new passwords. */
async function endLinksOf(store: AccountStore, memberId: PersonId): Promise<void> {
  await store.remove('invitation', [{ field: 'createdBy', is: 'equal', value: memberId }]);
  await store.remove('verification', []);
}

async function viewsOf(
  needs: MemberNeeds,
  rows: readonly AccountRows['member'][],
): Promise<AccountView[]> {
  return (await withFaces(needs, rows)).map(({ row, face }) => ({
    ...face,
    email: row.email,
    isOperator: row.isOperator,
    isDisabled: row.disabledAtMs !== null,
    createdAt: new Date(row.createdAtMs).toISOString(),
  }));
}

/** What others see of some members, in their order. */
export async function withFaces(
  { people, pictures }: Pick<MemberNeeds, 'people' | 'pictures'>,
  rows: readonly AccountRows['member'][],
) {
  const ids = rows.map(({ id }) => id);
  const [profiles, pictureIds] = await Promise.all([people.findAll(ids), pictures.idsOf(ids)]);
  return rows.map((row) => {
    const { id } = row;
    const { name, hue } = profiles.get(id) ?? { name: '', hue: 0 };
    const pictureId = pictureIds.get(id);
    return { row, face: { id, name, hue, ...(pictureId === undefined ? {} : { pictureId }) } };
  });
}
