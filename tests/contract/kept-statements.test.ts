/** Statements that stay prepared on a connection, and what a commit leaves behind. */
import Sqlite from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Connection, DurableSqlite } from '../../server/adapters/prisma/durable-sqlite.ts';
import { runAll, statementOf } from '../../server/adapters/prisma/insert.ts';
import { select } from '../../server/adapters/prisma/select.ts';
import { newDataFolder } from './store-under-test.ts';

describe('kept statements', () => {
  let folder: string;
  let connection: Connection;
  beforeEach(async () => {
    folder = newDataFolder();
    const file = join(folder, 'kept.db');
    new Sqlite(file)
      .exec('CREATE TABLE "Word" ("number" INTEGER PRIMARY KEY, "text" TEXT)')
      .close();
    connection = await new DurableSqlite(file).connect();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await connection.dispose();
    rmSync(folder, { recursive: true });
  });

  const insert = (number: number, text: string): Promise<number> =>
    runAll(connection, [statementOf('INSERT INTO "Word" VALUES (?, ?)', number, text)]);
  const words = (): Promise<unknown[]> => select(connection, 'SELECT * FROM "Word"');

  it('[STORE-40] a statement is prepared once, and each run has its own values', async () => {
    const prepare = vi.spyOn(Sqlite.prototype, 'prepare');
    expect([await insert(1, 'one'), await insert(2, 'two')]).toEqual([1, 1]);
    expect(await words()).toEqual([
      [1, 'one'],
      [2, 'two'],
    ]);
    expect(prepare.mock.calls.filter(([sql]) => sql.startsWith('INSERT'))).toHaveLength(1);
  });

  it('[STORE-40] a run that failed leaves nothing to the next', async () => {
    await insert(1, 'one');
    await expect(insert(1, 'again')).rejects.toThrow('UniqueConstraintViolation');
    await insert(2, 'two');
    expect(await words()).toEqual([
      [1, 'one'],
      [2, 'two'],
    ]);
  });

  it('[STORE-40] a change of the schema is seen', async () => {
    await insert(1, 'one');
    expect(await words()).toEqual([[1, 'one']]);
    await connection.executeScript('ALTER TABLE "Word" ADD COLUMN "tone" TEXT DEFAULT \'low\'');
    const { columnNames, rows } = await connection.queryRaw(statementOf('SELECT * FROM "Word"'));
    expect([columnNames, rows]).toEqual([['number', 'text', 'tone'], [[1, 'one', 'low']]]);
    await connection.executeScript('ALTER TABLE "Word" DROP COLUMN "tone"');
    await insert(2, 'two');
    expect(await words()).toHaveLength(2);
  });

  it('[STORE-40] those used last are kept, pragmas and long ones are not', async () => {
    const prepare = vi.spyOn(Sqlite.prototype, 'prepare');
    const prepared = async (sql: string): Promise<number> => {
      const before = prepare.mock.calls.length;
      await connection.executeRaw(statementOf(sql));
      return prepare.mock.calls.length - before;
    };
    const removal = (number: number) => `DELETE FROM "Word" WHERE "number" = ${number}`;
    for (let n = 0; n < 64; n += 1) expect(await prepared(removal(n))).toBe(1);
    expect(await prepared(removal(0))).toBe(0);
    expect(await prepared(removal(64))).toBe(1);
    expect([await prepared(removal(0)), await prepared(removal(1))]).toEqual([0, 1]);
    const long = `${removal(0)} OR "text" = '${'x'.repeat(4_096)}'`;
    for (const sql of ['PRAGMA cache_size = -2000', long]) {
      expect([await prepared(sql), await prepared(sql)]).toEqual([1, 1]);
    }
  });

  it('[STORE-41] what a commit carried is let go when it is over, stored or not', async () => {
    const [one, two] = [1, 2].map((number) =>
      statementOf('INSERT INTO "Word" VALUES (?, ?)', number, 'x'.repeat(1_000)),
    );
    if (one === undefined || two === undefined) throw new Error('there are two');
    const again = { ...two, args: [...two.args] };
    await runAll(connection, [one, two]);
    await expect(runAll(connection, [again])).rejects.toThrow('UniqueConstraintViolation');
    expect([one, two, again].map(({ args }) => args)).toEqual([[], [], []]);
  });
});
