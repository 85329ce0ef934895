/** A member that leaves while the database fails: nothing has happened, and it can be tried again. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../lib/core/document.ts';
import { newPictureId, type PersonId } from '../../lib/core/ids.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { PrismaAccounts } from '../../server/adapters/prisma/accounts.ts';
import { SqliteDatabase } from '../../server/adapters/prisma/database.ts';
import { PrismaDepartures } from '../../server/adapters/prisma/departures.ts';
import { PrismaDocuments } from '../../server/adapters/prisma/documents.ts';
import { migrate, readMigrations } from '../../server/adapters/prisma/migrate.ts';
import { PrismaPeople } from '../../server/adapters/prisma/people.ts';
import { PrismaPictures } from '../../server/adapters/prisma/pictures.ts';
import { Places } from '../../server/adapters/prisma/places.ts';
import { aMember } from '../support/account-rows.ts';
import { pngHead } from '../support/pictures.ts';
import { silentLog } from '../support/silent-log.ts';
import { aDocument } from '../support/store-records.ts';
import { newDataFolder } from './store-under-test.ts';

const MIGRATIONS = join(import.meta.dirname, '../../prisma/sqlite/migrations');

describe('a departure that fails', () => {
  let folder: string;
  let database: SqliteDatabase;
  let documents: PrismaDocuments;
  let departures: PrismaDepartures;
  let pictures: PrismaPictures;
  let [ada, bob]: PersonId[] = [];
  let document: DocumentRecord;

  beforeEach(async () => {
    folder = newDataFolder();
    const file = join(folder, 'sheaf.db');
    migrate(file, readMigrations(MIGRATIONS));
    database = new SqliteDatabase(file, silentLog);
    documents = new PrismaDocuments(database, new Places());
    departures = new PrismaDepartures(database);
    pictures = new PrismaPictures(database);
    const members = [aMember(), aMember()];
    [ada, bob] = members.map(({ id }) => id);
    const rows = members.map((row) => ({ table: 'member', row }) as const);
    await new PrismaAccounts(database).create(rows);
    await new PrismaPeople(database).save(idOf(ada), { name: 'Ada', hue: 3 }, 1);
    const picture = { type: 'image/png', bytes: pngHead(9) } as const;
    await pictures.put(idOf(ada), newPictureId(machineRandom), picture);
    document = await aDocument(documents, { ownerId: idOf(ada) });
  });
  afterEach(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  const idOf = (id: PersonId | undefined): PersonId => id ?? aMember().id;
  const run = (sql: string): Promise<void> =>
    database.run((_client, connection) => connection.executeScript(sql));

  it.each(['Document', 'Picture', 'Person', 'Member'])(
    '[ACCOUNT-47] where %s cannot be written nothing is changed, and it works when it can',
    async (table) => {
      const verb = table === 'Document' || table === 'Person' ? 'UPDATE ON' : 'DELETE ON';
      await run(`CREATE TRIGGER "fault" BEFORE ${verb} "${table}"
        BEGIN SELECT RAISE(ABORT, 'a fault'); END`);
      const bequest = { is: 'handed', heirId: idOf(bob) } as const;
      await expect(departures.leave(idOf(ada), bequest)).rejects.toMatchObject({
        name: 'AppError',
      });
      expect(await documents.find(document.id)).toEqual(document);
      expect((await pictures.idsOf([idOf(ada)])).size).toBe(1);
      await run('DROP TRIGGER "fault"');
      expect(await departures.leave(idOf(ada), bequest)).toMatchObject({ is: 'gone' });
      expect(await documents.find(document.id)).toEqual({ ...document, ownerId: bob });
      expect((await pictures.idsOf([idOf(ada)])).size).toBe(0);
    },
  );
});
