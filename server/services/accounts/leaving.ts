/** Accounts that are deleted: what that would mean, and doing it, by the member or an operator. */
import {
  type Estate,
  type HeirView,
  type LeavingView,
  parseEmail,
} from '../../../lib/core/account.ts';
import { detailOf } from '../../../lib/core/audit.ts';
import { AppError } from '../../../lib/core/faults.ts';
import { isMemberId, parsePersonId, type PersonId } from '../../../lib/core/ids.ts';
import { assertNever } from '../../../lib/std/assert.ts';
import type { AccountRows } from '../../account-store.ts';
import type { Bequest, Departed, Departures } from '../../person-ports.ts';
import type { Bus } from '../../ports.ts';
import type { AccessWatch } from '../access-watch.ts';
import type { Caller } from './account-needs.ts';
import { browserOf, operatorOf } from './account-needs.ts';
import {
  expectAnotherOperator,
  hasAnotherOperator,
  isWorkingOperator,
  type MemberNeeds,
  withFaces,
} from './members.ts';
import { expectPassword } from './sign-in.ts';

/** More than anybody looks through; others are named by their e-mail address. */
const HEIRS_MAX = 2_000;

export interface LeavingNeeds extends MemberNeeds {
  readonly departures: Departures;
  readonly watch: Pick<AccessWatch, 'changed'>;
  readonly bus: Bus;
}

/**
 * @param id  of another account, for operators; absent: of the caller's own.
 * @throws AppError not_signed_in, not_allowed, not_found.
 */
export async function leavingView(
  needs: LeavingNeeds,
  caller: Caller,
  id?: string,
): Promise<LeavingView> {
  const { memberId, isOperator } = id === undefined ? browserOf(caller) : operatorOf(caller);
  const member = await find(needs, id ?? memberId);
  const [counts, isLastOperator, heirs] = await Promise.all([
    needs.departures.count(member.id, needs.clock.nowMs()),
    isLast(needs, member),
    heirsFor(needs, member.id, isOperator),
  ]);
  return { ...counts, isLastOperator, heirs };
}

/** @throws AppError not_signed_in, wrong_password, last_operator, bad_request. */
export async function leave(
  needs: LeavingNeeds,
  caller: Caller,
  given: { readonly password: string; readonly documents: Estate },
): Promise<void> {
  const { id } = await expectPassword(needs, caller, given.password);
  await depart(needs, caller, id, given.documents);
}

/** @throws AppError not_signed_in, not_allowed, not_found, bad_request. */
export async function removeMember(
  needs: LeavingNeeds,
  caller: Caller,
  id: string,
  documents: Estate,
): Promise<void> {
  const { memberId } = operatorOf(caller);
  if (id === memberId) {
    const hint = 'Your own account is deleted on its own page, with your password.';
    throw new AppError('not_allowed', 'the own account', { hint });
  }
  await depart(needs, caller, (await find(needs, id)).id, documents);
}

/** In turn with whatever else changes how many operators there are. */
function depart(
  needs: LeavingNeeds,
  caller: Caller,
  memberId: PersonId,
  documents: Estate,
): Promise<void> {
  return needs.operatorTurns.take(async () => {
    const member = await find(needs, memberId);
    if (isWorkingOperator(member)) await expectAnotherOperator(needs.store, memberId);
    const bequest = await bequestOf(needs, caller, documents);
    const departed = await needs.departures.leave(memberId, bequest);
    switch (departed.is) {
      case 'unknown':
        throw new AppError('not_found', 'deleted meanwhile');
      case 'no-heir':
        throw noHeir();
      case 'gone':
        return takeEffect(needs, caller, memberId, bequest, departed);
      default:
        return assertNever(departed);
    }
  });
}

/** It is stored: from here on nothing may fail, or who has it open would not be told. */
async function takeEffect(
  { signIns, watch, bus, audit, log }: LeavingNeeds,
  caller: Caller,
  memberId: PersonId,
  bequest: Bequest,
  { owned, visited }: Extract<Departed, { is: 'gone' }>,
): Promise<void> {
  signIns.gone(memberId);
  const heir = bequest.is === 'handed' ? { person: bequest.heirId } : {};
  const detail = detailOf({ ...heir, count: owned.length });
  audit.note(caller, { event: 'account-deleted', subjectId: memberId, detail });
  log.info('account.deleted', { memberId, documents: owned.length, bequest: bequest.is });
  if (bequest.is === 'trash') {
    for (const documentId of owned) {
      bus.publish({ is: 'close', documentId, code: 'document_not_found' });
    }
  }
  const changed = bequest.is === 'trash' ? visited : [...owned, ...visited];
  for (const documentId of changed) await watch.changed(documentId);
}

/** @throws AppError bad_request, too_many_requests. */
async function bequestOf(needs: LeavingNeeds, caller: Caller, documents: Estate): Promise<Bequest> {
  if (documents === 'trash') return { is: 'trash', atMs: needs.clock.nowMs() };
  const heirId = parsePersonId(documents.handTo);
  if (heirId !== null && isMemberId(heirId)) return { is: 'handed', heirId };
  return { is: 'handed', heirId: await byEmail(needs, caller, documents.handTo) };
}

/** Whether an address has an account is not for anybody to try out at length. */
async function byEmail(
  { store, tries }: LeavingNeeds,
  caller: Caller,
  text: string,
): Promise<PersonId> {
  const email = parseEmail(text);
  if (email === null) throw noHeir();
  const giveBack = tries.takeToken(caller.address);
  const heir = await store.find('member', [
    { field: 'email', is: 'equal', value: email },
    { field: 'disabledAtMs', is: 'equal', value: null },
  ]);
  if (heir === null) throw noHeir();
  giveBack();
  return heir.id;
}

/** Members know no other members; whom to turn to they may know. */
async function heirsFor(
  needs: LeavingNeeds,
  leaverId: PersonId,
  isOperator: boolean,
): Promise<HeirView[]> {
  const order = { by: 'email', direction: 'asc', limit: HEIRS_MAX } as const;
  const mayBeOne = [
    { field: 'id', is: 'unequal', value: leaverId },
    { field: 'disabledAtMs', is: 'equal', value: null },
    ...(isOperator ? [] : ([{ field: 'isOperator', is: 'equal', value: true }] as const)),
  ] as const;
  const rows = await needs.store.list('member', mayBeOne, order);
  return (await withFaces(needs, rows)).map(({ row, face }) => ({
    ...face,
    email: isOperator ? row.email : null,
  }));
}

async function isLast({ store }: LeavingNeeds, member: AccountRows['member']): Promise<boolean> {
  return isWorkingOperator(member) && !(await hasAnotherOperator(store, member.id));
}

async function find({ store }: LeavingNeeds, id: string): Promise<AccountRows['member']> {
  const member = await store.find('member', [{ field: 'id', is: 'equal', value: id }]);
  if (member === null) throw new AppError('not_found', 'no such account');
  return member;
}

function noHeir(): AppError {
  const hint = 'Nobody who can sign in here is called by this id or e-mail address.';
  return new AppError('bad_request', 'no such heir', { hint });
}
