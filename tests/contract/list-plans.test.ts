/** How SQLite finds a page of a list, however it is asked for. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ACCESS_KINDS,
  LIST_DIRECTIONS,
  LIST_SORTS,
  LIST_VIEWS,
} from '../../lib/core/document-list.ts';
import {
  listStatement,
  ownersStatement,
  type Piece,
} from '../../server/adapters/prisma/document-list.ts';
import { migrate, readMigrations } from '../../server/adapters/prisma/migrate.ts';
import type { DocumentQuery } from '../../server/ports.ts';
import { aPerson, aQuery, aRecord } from '../support/store-records.ts';
import { newDataFolder } from './store-under-test.ts';

const MIGRATIONS = join(import.meta.dirname, '../../prisma/sqlite/migrations');
/** Of one table of the database from end to end; a page itself is looked through, of course. */
const SCAN = /^SCAN "?(?:Document|Opened|DocumentMember|ShareLink|Grant|Person)\b/;

describe('queries of lists', () => {
  let folder: string;
  let database: InstanceType<typeof Sqlite>;
  beforeEach(() => {
    folder = newDataFolder();
    const file = join(folder, 'sheaf.db');
    migrate(file, readMigrations(MIGRATIONS));
    database = new Sqlite(file);
  });
  afterEach(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });

  function scansOf({ sql, values }: Piece): string[] {
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as {
      readonly detail: string;
    }[];
    return plan.map(({ detail }) => detail).filter((detail) => SCAN.test(detail));
  }

  const orders = LIST_SORTS.flatMap((sort) =>
    LIST_DIRECTIONS.map((direction) => ({ sort, direction })),
  );
  const after = { key: 5, id: aRecord().id };
  const narrowed: readonly Partial<DocumentQuery>[] = [
    {},
    { after },
    { search: 'plan', after },
    { owner: aPerson() },
    ...ACCESS_KINDS.map((access) => ({ access, after })),
  ];

  it.each(LIST_VIEWS)('[HOME-5] no table is read from end to end for the view %s', (view) => {
    const [person, nowMs] = [aPerson(), 1];
    for (const order of orders) {
      for (const change of narrowed) {
        const query = aQuery(person, { view, nowMs, ...order, ...change });
        expect([query, scansOf(listStatement(query))]).toEqual([query, []]);
      }
    }
    expect(scansOf(ownersStatement({ personId: person, nowMs, view }, 10))).toEqual([]);
  });
});
