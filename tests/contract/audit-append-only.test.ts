import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openStore } from '../../server/adapters/prisma/store.ts';
import { silentLog } from '../support/silent-log.ts';
import { newDataFolder } from './store-under-test.ts';

it('[OPERATE-17] the database refuses to change what was noted, and lets it go by its age', async () => {
  const dataFolder = newDataFolder();
  const store = await openStore({ dataFolder, log: silentLog });
  const database = new Sqlite(join(dataFolder, 'sheaf.db'));
  try {
    for (const atMs of [1_000, 2_000]) {
      await store.audit.append({
        atMs,
        event: 'sign-in-failed',
        actorId: null,
        subjectId: null,
        detail: 'eve@example.org',
        address: null,
      });
    }
    for (const change of [`"detail" = ''`, `"atMs" = 0`, `"actorId" = 'Bob'`]) {
      expect(() => database.exec(`UPDATE "AuditEntry" SET ${change}`)).toThrow('only added to');
    }
    expect(await store.audit.forget(1_500)).toBe(1);
    const left = database.prepare(`SELECT "detail" FROM "AuditEntry"`).pluck().get();
    expect(left).toBe('eve@example.org');
  } finally {
    database.close();
    await store.close();
    rmSync(dataFolder, { recursive: true });
  }
});
