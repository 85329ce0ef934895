/** The migrations lead to the models: neither has been changed without the other. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newestSnapshot } from '../../prisma/author-migration.ts';
import { currentSchema, schemaDiff } from '../../prisma/schema-diff.ts';
import { migrate, readMigrations } from '../../server/adapters/prisma/migrate.ts';
import { newDataFolder } from './store-under-test.ts';

const MIGRATIONS = join(import.meta.dirname, '../../prisma/sqlite/migrations');

interface Named {
  readonly name: string;
}

/** Every table with its columns, keys and indexes: what SQLite makes of the SQL, not the SQL. */
function shapeOf(file: string): unknown {
  const database = new Sqlite(file);
  const named = (sql: string): Named[] => database.prepare(sql).all() as Named[];
  const shape = named(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '_prisma_migrations' ORDER BY name`,
  ).map(({ name }) => ({
    name,
    columns: named(`SELECT * FROM pragma_table_xinfo('${name}') ORDER BY name`).map((column) => ({
      ...column,
      cid: null, // a column that was added later stands last
    })),
    foreignKeys: named(`SELECT * FROM pragma_foreign_key_list('${name}') ORDER BY "from"`),
    indexes: named(`SELECT * FROM pragma_index_list('${name}') ORDER BY name`).map((index) => ({
      ...index,
      seq: null,
      columns: named(`SELECT name FROM pragma_index_info('${index.name}') ORDER BY seqno`),
    })),
  }));
  database.close();
  return shape;
}

describe('schema history', () => {
  let folder: string;
  beforeEach(() => {
    folder = newDataFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('[STORE-33] nothing is left to migrate between the newest migration and the models', async () => {
    expect(await schemaDiff(newestSnapshot(), currentSchema())).toBeNull();
  });

  it('[STORE-33] the migrations, one after the other, make the very tables of the models', async () => {
    const [grown, fresh] = [join(folder, 'grown.db'), join(folder, 'fresh.db')];
    migrate(grown, readMigrations(MIGRATIONS));
    const sql = (await schemaDiff(null, currentSchema())) ?? '';
    const database = new Sqlite(fresh);
    database.exec(sql);
    database.close();
    expect(shapeOf(grown)).toEqual(shapeOf(fresh));
  });

  it('[ACCESS-14] documents from before there was a choice stay open to whoever has their address', () => {
    const file = join(folder, 'sheaf.db');
    const migrations = readMigrations(MIGRATIONS);
    const at = migrations.findIndex(({ name }) => name.endsWith('_sharing'));
    migrate(file, migrations.slice(0, at));
    const before = new Sqlite(file);
    const values = `'epoch', 'Plan', 'plan', '', 0, 1, 1`;
    const columns = `"epoch", "title", "foldedTitle", "excerpt", "wordCount", "createdAtMs", "updatedAtMs"`;
    const insert = (id: string) =>
      before.exec(`INSERT INTO "Document" ("id", ${columns}) VALUES ('${id}', ${values})`);
    for (const id of ['old', 'purged']) insert(id);
    before.exec(`DELETE FROM "Document" WHERE "id" = 'purged'`);
    before.close();
    migrate(file, migrations);
    const after = new Sqlite(file);
    after.exec(`INSERT INTO "Document" ("id", ${columns}) VALUES ('new', ${values})`);
    const rows = after.prepare(`SELECT "number", "id", "reach", "reachRole" FROM "Document"`).all();
    after.close();
    expect(rows).toEqual([
      { number: 1, id: 'old', reach: 'link', reachRole: 'editor' },
      // No number is given out twice.
      { number: 3, id: 'new', reach: 'link', reachRole: 'editor' },
    ]);
  });

  it('[STORE-34] the log is one tree, in the order of its documents', () => {
    const file = join(folder, 'sheaf.db');
    migrate(file, readMigrations(MIGRATIONS));
    const database = new Sqlite(file);
    const plan = database
      .prepare(`EXPLAIN QUERY PLAN SELECT bytes FROM "UpdateRow" WHERE position BETWEEN 1 AND 2`)
      .all();
    const indexes = database.prepare(`SELECT name FROM pragma_index_list('UpdateRow')`).all();
    const pageBytes = database.pragma('page_size', { simple: true });
    database.close();
    expect(pageBytes).toBe(1_024);
    expect(JSON.stringify(plan)).toContain('SEARCH UpdateRow USING INTEGER PRIMARY KEY');
    expect(indexes).toEqual([]);
  });
});
