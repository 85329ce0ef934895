/** Many rows in few statements, all or nothing. */
import type { Connection } from './durable-sqlite.ts';

/** SQLite takes no more in one statement (SQLITE_MAX_VARIABLE_NUMBER, sqlite.org/limits.html). */
const PARAMETERS_MAX = 32_766;

export type Statement = Parameters<Connection['executeRaw']>[0];
export type Value = string | number | bigint | Uint8Array | null;

export interface Insert {
  /** Table and columns, as after INSERT INTO. */
  readonly into: string;
  readonly rows: readonly (readonly Value[])[];
  /** What comes after the rows, such as ON CONFLICT. */
  readonly after: string;
}

/** Runs in one commit. */
export function insertAll(connection: Connection, inserts: readonly Insert[]): Promise<number> {
  return runAll(connection, inserts.flatMap(statementsOf));
}

/** Runs in one commit. @returns how many rows the last statement changed. */
export async function runAll(
  connection: Connection,
  statements: readonly Statement[],
): Promise<number> {
  const [only] = statements;
  if (only === undefined) return 0;
  if (statements.length === 1) return runOnce(connection, only); // a transaction of its own
  // As Prisma drives its adapters: the SQL by hand, `commit` and `rollback` to free the connection.
  const transaction = await connection.startTransaction();
  let changed = 0;
  try {
    for (const statement of statements) changed = await runOnce(transaction, statement);
    await transaction.executeRaw(statementOf('COMMIT'));
  } catch (error) {
    await transaction.executeRaw(statementOf('ROLLBACK')).catch(() => {}); // the first error tells more
    await transaction.rollback();
    throw error;
  }
  await transaction.commit();
  return changed;
}

/**
 * Prisma's debug log remembers the last hundred statements as they were given, which would be the
 * bytes of a hundred commits: what this one carries is let go once it ran.
 */
async function runOnce(
  connection: Pick<Connection, 'executeRaw'>,
  statement: Statement,
): Promise<number> {
  try {
    return await connection.executeRaw(statement);
  } finally {
    statement.args.length = 0;
  }
}

export function statementsOf({ into, rows, after }: Insert): Statement[] {
  const [first] = rows;
  if (first === undefined) return [];
  const rowsMax = Math.floor(PARAMETERS_MAX / first.length);
  const row = `(${Array(first.length).fill('?').join(',')})`;
  const statements: Statement[] = [];
  for (let from = 0; from < rows.length; from += rowsMax) {
    const args = rows.slice(from, from + rowsMax).flat();
    const values = Array(args.length / first.length)
      .fill(row)
      .join(',');
    statements.push(statementOf(`INSERT INTO ${into} VALUES ${values} ${after}`, ...args));
  }
  return statements;
}

export function statementOf(sql: string, ...args: readonly Value[]): Statement {
  return { sql, args: [...args], argTypes: args.map(typeOf) };
}

/** Prisma's adapter converts text to what the type says; these are what they are. */
function typeOf(value: Value): Statement['argTypes'][number] {
  switch (typeof value) {
    case 'string':
      return TEXT;
    case 'bigint':
      return INTEGER_64;
    case 'number':
      return INTEGER;
    default:
      return BYTES;
  }
}

const TEXT = { scalarType: 'string', arity: 'scalar' } as const;
const INTEGER = { scalarType: 'int', arity: 'scalar' } as const;
const INTEGER_64 = { scalarType: 'bigint', arity: 'scalar' } as const;
const BYTES = { scalarType: 'bytes', arity: 'scalar' } as const;
