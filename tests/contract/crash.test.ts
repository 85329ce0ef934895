/** A server that is killed while it writes. */
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../server/adapters/prisma/store.ts';
import { Appender } from '../support/appender.ts';
import { silentLog } from '../support/silent-log.ts';
import { aDocument, tailFor, tailOf } from '../support/store-records.ts';
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
});
