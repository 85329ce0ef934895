/** Who has an account here, without a disk, for tests. */
import type { PersonId } from '../../../lib/core/ids.ts';
import type { Directory, DirectoryEntry } from '../../asking-ports.ts';
import type { MemoryTables } from './tables.ts';

export class MemoryDirectory implements Directory {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async search(text: string, limit: number): Promise<readonly DirectoryEntry[]> {
    const wanted = text.toLowerCase();
    const nameOf = ({ profile }: DirectoryEntry) => (profile?.name ?? '').toLowerCase();
    const begins = (entry: DirectoryEntry) =>
      nameOf(entry).startsWith(wanted) || entry.email.startsWith(wanted);
    return (this.#tables.accounts.get('member') ?? [])
      .filter((row) => row['disabledAtMs'] === null)
      .map((row) => {
        const personId = row['id'] as PersonId;
        const profile = this.#tables.people.get(personId) ?? null;
        return { personId, profile, email: String(row['email']) };
      })
      .filter((entry) => begins(entry) || nameOf(entry).includes(wanted))
      .toSorted(
        (a, b) =>
          Number(begins(b)) - Number(begins(a)) ||
          compare(nameOf(a), nameOf(b)) ||
          compare(a.email, b.email),
      )
      .slice(0, limit);
  }
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
