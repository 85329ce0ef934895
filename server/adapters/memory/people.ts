/** People without a disk, for tests. */
import type { Profile } from '../../../lib/core/actor.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { People } from '../../ports.ts';
import type { MemoryTables } from './tables.ts';

export class MemoryPeople implements People {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async find(id: PersonId): Promise<Profile | null> {
    return this.#tables.people.get(id) ?? null;
  }

  async findAll(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Profile>> {
    const { people } = this.#tables;
    return new Map(
      ids.flatMap((id) => {
        const profile = people.get(id);
        return profile === undefined ? [] : [[id, profile] as const];
      }),
    );
  }

  async save(id: PersonId, profile: Profile, _atMs: number): Promise<void> {
    this.#tables.people.set(id, { ...profile });
  }
}
