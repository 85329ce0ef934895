/** What others see of a person, in the database. */
import type { Profile } from '../../../lib/core/actor.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { People } from '../../ports.ts';
import type { Database } from './database.ts';

export class PrismaPeople implements People {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  find(id: PersonId): Promise<Profile | null> {
    return this.#database.run((client) =>
      client.person.findUnique({ where: { id }, select: { name: true, hue: true } }),
    );
  }

  async save(id: PersonId, { name, hue }: Profile, atMs: number): Promise<void> {
    const updatedAtMs = BigInt(atMs);
    await this.#database.run((client) =>
      client.person.upsert({
        where: { id },
        create: { id, name, hue, createdAtMs: updatedAtMs, updatedAtMs },
        update: { name, hue, updatedAtMs },
      }),
    );
  }
}
