/** A server that is killed while it writes. */
import { copyFileSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseFile } from '../../server/adapters/prisma/data-folder.ts';
import { openStore } from '../../server/adapters/prisma/store.ts';
import { Appender } from '../support/appender.ts';
import { silentLog } from '../support/silent-log.ts';
import { aDocument, entries, tailFor, tailOf } from '../support/store-records.ts';
import { newDataFolder } from './store-under-test.ts';

describe('a killed server', () => {
  let dataFolder: string;
  beforeEach(() => {
    dataFolder = newDataFolder();
  });
  afterEach(() => rmSync(dataFolder, { recursive: true }));

  it('[STORE-13] loses no update whose append had resolved, and frees the folder', async () => {
    const first = await openStore({ dataFolder, log: silentLog });
    const document = await aDocument(first.documents);
    await first.close();
    for (const lines of [2, 60, 250]) {
      const appender = new Appender(dataFolder, document.id);
      await appender.hear(lines);
      const acknowledged = await appender.kill();
      const store = await openStore({ dataFolder, log: silentLog });
      const content = await store.updateLog.load(document.id);
      await store.close();
      expect(content.damagedAtSeq).toBeNull();
      expect(content.tail.length).toBeGreaterThanOrEqual(acknowledged);
      expect(content.tail.length % 3).toBe(0); // batches of three, whole or not at all
      expect(tailOf(content)).toEqual(tailFor(document, content.tail.length));
    }
  });

  it('[STORE-43] what it left in the write-ahead log is in the database file before anybody is served', async () => {
    const crashed = newDataFolder();
    const afterPowerCut = newDataFolder();
    const first = await openStore({ dataFolder, log: silentLog });
    const document = await aDocument(first.documents);
    await first.updateLog.append(entries(document, 1, 5));
    for (const part of ['', '-wal']) {
      copyFileSync(`${databaseFile(dataFolder)}${part}`, `${databaseFile(crashed)}${part}`);
    }
    await first.close();
    // An operator who looks at it meanwhile, so that SQLite itself does not empty the log.
    const other = new Sqlite(databaseFile(crashed), { readonly: true });
    other.prepare('SELECT count(*) FROM "UpdateRow"').get();
    const second = await openStore({ dataFolder: crashed, log: silentLog });
    copyFileSync(databaseFile(crashed), databaseFile(afterPowerCut));
    await second.close();
    other.close();
    const third = await openStore({ dataFolder: afterPowerCut, log: silentLog });
    expect(tailOf(await third.updateLog.load(document.id))).toEqual(tailFor(document, 5));
    await third.close();
    for (const folder of [crashed, afterPowerCut]) rmSync(folder, { recursive: true });
  });
});
