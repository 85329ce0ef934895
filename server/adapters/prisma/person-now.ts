/** Who somebody is by now: a guest may have become a member since its request began. */
import { isMemberId, type PersonId } from '../../../lib/core/ids.ts';
import type { Connection } from './durable-sqlite.ts';
import { select } from './select.ts';

export async function personNow(connection: Connection, id: PersonId): Promise<PersonId> {
  if (isMemberId(id)) return id;
  const sql = 'SELECT "memberId" FROM "LinkedGuest" WHERE "guestId" = ?';
  const [row] = await select<readonly [memberId: PersonId]>(connection, sql, id);
  return row?.[0] ?? id;
}
