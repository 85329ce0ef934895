/** Rows of bytes, read one floor below Prisma's client, which takes all bytes to base64 and back. */
import type { Connection } from './durable-sqlite.ts';
import { type Value, statementOf } from './insert.ts';

/** Columns in the order of the statement. Integers beyond 2^53 come as text. */
export async function select<Row extends readonly unknown[]>(
  connection: Connection,
  sql: string,
  ...values: readonly Value[]
): Promise<Row[]> {
  const { rows } = await connection.queryRaw(statementOf(sql, ...values));
  return rows as unknown as Row[];
}
