/** How SQLite finds what connections and lists ask of sharing. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '../../lib/core/ids.ts';
import { COUNT_REQUESTS } from '../../server/adapters/prisma/access-requests.ts';
import { linkStatements } from '../../server/adapters/prisma/guests.ts';
import { migrate, readMigrations } from '../../server/adapters/prisma/migrate.ts';
import { GIVEN_IN, GIVEN_TO, SHARED } from '../../server/adapters/prisma/sharing.ts';
import { newDataFolder } from './store-under-test.ts';

const MIGRATIONS = join(import.meta.dirname, '../../prisma/sqlite/migrations');

describe('queries of sharing', () => {
  let folder: string;
  beforeEach(() => {
    folder = newDataFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['what is given in a document', GIVEN_IN],
    ['what is given to a person', GIVEN_TO],
    ['what is shared', SHARED],
    ['how many ask', COUNT_REQUESTS],
  ])('[SHARE-24] no table is read from end to end for %s', (_what, sql) => {
    expect(scansOf(sql)).toEqual([]);
  });

  it('[SHARE-24] nor for making a member of a guest', () => {
    const guest = 'g_AAAAAAAAAAAAAAAAAAAAAA' as PersonId;
    const statements = linkStatements(guest, guest, 0);
    expect(statements.flatMap(({ sql }) => scansOf(sql))).toEqual([]);
  });

  function scansOf(sql: string): string[] {
    const file = join(folder, 'sheaf.db');
    migrate(file, readMigrations(MIGRATIONS));
    const database = new Sqlite(file);
    const values = sql
      .split('?')
      .slice(1)
      .map(() => '[]');
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as {
      readonly detail: string;
    }[];
    database.close();
    const scans = plan.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'));
    // The list of ids that is asked about is a table, too.
    return scans.filter((detail) => !detail.includes('json_each'));
  }
});
