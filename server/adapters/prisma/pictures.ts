/** What people look like, in the database. */
import type { PersonId, PictureId } from '../../../lib/core/ids.ts';
import { PICTURE_TYPES } from '../../../lib/core/picture.ts';
import { assert } from '../../../lib/std/assert.ts';
import type { Picture, Pictures } from '../../person-ports.ts';
import type { Database } from './database.ts';
import { askerNow } from './person-now.ts';
import { select } from './select.ts';

const IDS_OF = `
  SELECT "id", "pictureId" FROM "Person"
    WHERE "id" IN (SELECT "value" FROM json_each(?)) AND "pictureId" IS NOT NULL`;

export class PrismaPictures implements Pictures {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async put(personId: PersonId, id: PictureId, { type, bytes }: Picture): Promise<void> {
    const row = { id, type, bytes: Uint8Array.from(bytes) };
    await this.#database.run(async (client, connection) => {
      await askerNow(connection, personId);
      await client.$transaction([
        client.picture.upsert({
          where: { personId },
          create: { personId, ...row },
          update: row,
          select: { personId: true },
        }),
        client.person.updateMany({ where: { id: personId }, data: { pictureId: id } }),
      ]);
    });
  }

  async remove(personId: PersonId): Promise<void> {
    await this.#database.run((client) =>
      client.$transaction([
        client.person.updateMany({ where: { id: personId }, data: { pictureId: null } }),
        client.picture.deleteMany({ where: { personId } }),
      ]),
    );
  }

  async find(id: PictureId): Promise<Picture | null> {
    const row = await this.#database.run((client) => client.picture.findUnique({ where: { id } }));
    if (row === null) return null;
    const type = PICTURE_TYPES.find((known) => known === row.type);
    assert(type !== undefined, `a picture of type ${row.type}`);
    // A copy: a view into a pool would take all of it to the other thread.
    return { type, bytes: Uint8Array.from(row.bytes) };
  }

  async idsOf(personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PictureId>> {
    const rows = await this.#database.run((_client, connection) =>
      select<readonly [PersonId, PictureId]>(connection, IDS_OF, JSON.stringify(personIds)),
    );
    return new Map(rows);
  }
}
