/**
 * Who somebody is by now: since a request began, its guest may have become a member, and its account
 * may have been disabled or deleted. To be asked in the same turn of the connection as what is
 * written then.
 */
import { AppError } from '../../../lib/core/faults.ts';
import { isMemberId, type PersonId } from '../../../lib/core/ids.ts';
import type { Connection } from './durable-sqlite.ts';
import { select } from './select.ts';

export async function personNow(connection: Connection, id: PersonId): Promise<PersonId> {
  if (isMemberId(id)) return id;
  const sql = 'SELECT "memberId" FROM "LinkedGuest" WHERE "guestId" = ?';
  const [row] = await select<readonly [memberId: PersonId]>(connection, sql, id);
  return row?.[0] ?? id;
}

/** Of who asks. @throws AppError not_signed_in: the account is disabled or gone. */
export async function askerNow(connection: Connection, id: PersonId): Promise<PersonId> {
  const now = await personNow(connection, id);
  const state = await stateOf(connection, now);
  if (state !== 'working') throw new AppError('not_signed_in', `the account is ${state} now`);
  return now;
}

/** Of whom something is given to. @throws AppError not_found: the account is gone. */
export async function recipientNow(connection: Connection, id: PersonId): Promise<PersonId> {
  const now = await personNow(connection, id);
  if ((await stateOf(connection, now)) === 'gone') throw new AppError('not_found', 'gone by now');
  return now;
}

async function stateOf(
  connection: Connection,
  id: PersonId,
): Promise<'working' | 'disabled' | 'gone'> {
  if (!isMemberId(id)) return 'working';
  const sql = 'SELECT "disabledAtMs" IS NULL FROM "Member" WHERE "id" = ?';
  const [row] = await select<readonly [isWorking: number]>(connection, sql, id);
  if (row === undefined) return 'gone';
  return row[0] === 1 ? 'working' : 'disabled';
}
