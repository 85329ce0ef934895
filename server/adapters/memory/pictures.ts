/** What people look like, without a disk, for tests. */
import type { PersonId, PictureId } from '../../../lib/core/ids.ts';
import type { Picture, Pictures } from '../../person-ports.ts';
import type { MemoryTables } from './tables.ts';

export class MemoryPictures implements Pictures {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async put(personId: PersonId, id: PictureId, { type, bytes }: Picture): Promise<void> {
    this.#tables.askerNow(personId);
    this.#tables.pictures.set(personId, { id, type, bytes: Uint8Array.from(bytes) });
  }

  async remove(personId: PersonId): Promise<void> {
    this.#tables.pictures.delete(personId);
  }

  async find(id: PictureId): Promise<Picture | null> {
    const found = [...this.#tables.pictures.values()].find((picture) => picture.id === id);
    return found === undefined ? null : { type: found.type, bytes: found.bytes };
  }

  async idsOf(personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PictureId>> {
    return new Map(
      personIds.flatMap((personId) => {
        const picture = this.#tables.pictures.get(personId);
        return picture === undefined ? [] : [[personId, picture.id] as const];
      }),
    );
  }
}
