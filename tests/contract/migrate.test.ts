/** From any older schema to the newest, with nothing lost on the way. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Migration, migrate, readMigrations } from '../../server/adapters/prisma/migrate.ts';
import { newDataFolder } from './store-under-test.ts';

const migration = (name: string, sql: string): Migration => ({ name, sql, checksum: `of ${sql}` });

const TABLES = migration(
  '1_tables',
  `CREATE TABLE "Parent" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT);
   CREATE TABLE "Child" ("id" INTEGER NOT NULL PRIMARY KEY, "parentId" INTEGER NOT NULL,
     CONSTRAINT "c" FOREIGN KEY ("parentId") REFERENCES "Parent" ("id") ON DELETE CASCADE);`,
);

/** Word for word how Prisma changes a column on SQLite. */
const REBUILD = migration(
  '2_rebuild',
  `PRAGMA defer_foreign_keys=ON;
   PRAGMA foreign_keys=OFF;
   CREATE TABLE "new_Parent" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL DEFAULT '');
   INSERT INTO "new_Parent" ("id", "name") SELECT "id", coalesce("name", '') AS "name" FROM "Parent";
   DROP TABLE "Parent";
   ALTER TABLE "new_Parent" RENAME TO "Parent";
   PRAGMA foreign_keys=ON;
   PRAGMA defer_foreign_keys=OFF;`,
);

describe('migration', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = newDataFolder();
    file = join(folder, 'sheaf.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function inDatabase<Outcome>(work: (database: Sqlite) => Outcome, at = file): Outcome {
    const database = new Sqlite(at);
    try {
      return work(database);
    } finally {
      database.close();
    }
  }
  const countOf = (table: string, at = file): unknown =>
    inDatabase((database) => database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get(), at);
  const fill = (): void =>
    inDatabase((database) => {
      database.exec(`INSERT INTO "Parent" VALUES (1, 'a'), (2, NULL)`);
      database.exec(`INSERT INTO "Child" VALUES (1, 1), (2, 2)`);
    });

  it('[STORE-28] applies what is missing, in order, and nothing twice', () => {
    expect(migrate(file, [TABLES])).toEqual({ applied: ['1_tables'], copy: null });
    expect(migrate(file, [TABLES, REBUILD]).applied).toEqual(['2_rebuild']);
    expect(migrate(file, [TABLES, REBUILD])).toEqual({ applied: [], copy: null });
    const history = inDatabase((database) =>
      database
        .prepare(
          `SELECT migration_name AS name, checksum, applied_steps_count AS steps FROM _prisma_migrations ORDER BY name`,
        )
        .all(),
    );
    expect(history).toEqual([
      { name: '1_tables', checksum: TABLES.checksum, steps: 1 },
      { name: '2_rebuild', checksum: REBUILD.checksum, steps: 1 },
    ]);
  });

  it("[STORE-29] a table rebuilt in Prisma's way keeps the rows that refer to it", () => {
    migrate(file, [TABLES]);
    fill();
    migrate(file, [TABLES, REBUILD]);
    expect([countOf('Parent'), countOf('Child')]).toEqual([2, 2]);
    // And the cascade is whole again afterwards.
    inDatabase((database) => database.exec(`DELETE FROM "Parent" WHERE "id" = 1`));
    expect(countOf('Child')).toBe(1);
  });

  it('[STORE-30] what fails half-way changes nothing', () => {
    migrate(file, [TABLES]);
    fill();
    const good = migration('3_good', `CREATE TABLE "Good" ("id" INTEGER)`);
    const bad = migration('4_bad', `DELETE FROM "Child"; CREATE TABLE "Parent" ("id" INTEGER)`);
    expect(() => migrate(file, [TABLES, REBUILD, good, bad])).toThrow('already exists');
    expect([countOf('Child'), countOf('_prisma_migrations')]).toEqual([2, 1]);
    expect(() => countOf('Good')).toThrow('no such table');
    expect(migrate(file, [TABLES, REBUILD, good]).applied).toEqual(['2_rebuild', '3_good']);
  });

  it('[STORE-30] a migration that would leave rows without what they refer to is refused', () => {
    migrate(file, [TABLES]);
    fill();
    const orphans = migration('2_orphans', `DELETE FROM "Parent"`);
    expect(() => migrate(file, [TABLES, orphans])).toThrow(
      '2 rows would refer to rows that are gone',
    );
    expect(countOf('Parent')).toBe(2);
  });

  it('[STORE-31] a file that was changed after it was applied is refused', () => {
    migrate(file, [TABLES]);
    const changed = { ...TABLES, checksum: 'other' };
    expect(() => migrate(file, [changed, REBUILD])).toThrow('1_tables was changed');
    expect(countOf('_prisma_migrations')).toBe(1);
  });

  it('[STORE-31] a database of a newer version is refused', () => {
    migrate(file, [TABLES, REBUILD]);
    expect(() => migrate(file, [TABLES])).toThrow('start the newer version');
  });

  it('[STORE-32] keeps a copy of the database as it was before, and only then', () => {
    migrate(file, [TABLES]);
    fill();
    const { copy } = migrate(file, [TABLES, REBUILD]);
    expect(copy).toBe(`${file}.before-2_rebuild`);
    expect(countOf('_prisma_migrations', copy ?? '')).toBe(1);
    expect(countOf('Child', copy ?? '')).toBe(2);
    migrate(file, [TABLES, REBUILD]);
    expect(readdirSync(folder).filter((name) => name.includes('before'))).toHaveLength(1);
  });

  it('[STORE-28] checksums are the SHA-256 of the file, as Prisma reckons them', () => {
    mkdirSync(join(folder, '1_init'));
    writeFileSync(join(folder, '1_init', 'migration.sql'), 'SELECT 1;\n');
    writeFileSync(join(folder, 'migration_lock.toml'), '');
    expect(readMigrations(folder)).toEqual([
      {
        name: '1_init',
        sql: 'SELECT 1;\n',
        // printf 'SELECT 1;\n' | sha256sum
        checksum: 'b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd',
      },
    ]);
  });
});
