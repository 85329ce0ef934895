/** Local copies in memory, which a test can make slow, full or newer. */
import { CopyIsNewerError } from '../../lib/client/local-copies.ts';
import type {
  CopyKey,
  CopyOwner,
  LocalCopies,
  LocalCopy,
  LocalRow,
} from '../../lib/client/local-copies.ts';
import type { PersonId, Seq } from '../../lib/core/ids.ts';

export class MemoryCopies implements LocalCopies {
  readonly rows = new Map<string, LocalRow[]>();
  readonly since = new Map<string, Seq>();
  readonly aside: string[] = [];
  isFull = false;
  isNewer = false;
  /** Opening waits for this. */
  gate: Promise<void> = Promise.resolve();
  #lastKey = 0;

  async open(key: CopyKey): Promise<LocalCopy> {
    await this.gate;
    if (this.isNewer) throw new CopyIsNewerError();
    return this.#copy(`${key.personId ?? '-'}/${key.documentId}/${key.epoch}`);
  }

  /** All at once, as a transaction does. */
  async adopt({ personId, documentId }: CopyOwner, formerIds: readonly PersonId[]): Promise<void> {
    if (this.isFull) throw new Error('no space');
    for (const [id, rows] of this.rows) {
      const [former, document, epoch] = id.split('/');
      if (document !== documentId || !formerIds.some((formerId) => formerId === former)) continue;
      const to = `${personId ?? '-'}/${documentId}/${epoch ?? ''}`;
      this.rows.set(to, [...(this.rows.get(to) ?? []), ...rows]);
      const since = Math.max(this.since.get(to) ?? 0, this.since.get(id) ?? 0);
      if (since > 0) this.since.set(to, since);
      this.rows.delete(id);
      this.since.delete(id);
    }
  }

  keptText(): Promise<string> {
    return Promise.resolve(this.aside.join('\n\n'));
  }

  putAside(_owner: CopyOwner, text: string): Promise<void> {
    if (this.isFull) return Promise.reject(new Error('no space'));
    this.aside.push(text);
    return Promise.resolve();
  }

  forgetKept(): Promise<void> {
    this.aside.length = 0;
    return Promise.resolve();
  }

  /** All rows of all copies. */
  get allRows(): LocalRow[] {
    return [...this.rows.values()].flat();
  }

  #copy(id: string): LocalCopy {
    const rowsOf = () => this.rows.get(id) ?? [];
    const refuse = () => {
      if (this.isFull) throw new Error('no space');
    };
    return {
      load: async () => ({ rows: rowsOf(), since: this.since.get(id) ?? null }),
      append: async (rows, since) => {
        refuse();
        const added = rows.map((row) => ({ ...row, key: (this.#lastKey += 1) }));
        this.rows.set(id, [...rowsOf(), ...added]);
        if (since !== null) this.since.set(id, Math.max(since, this.since.get(id) ?? 0));
        return added.map((row) => row.key);
      },
      markStored: async (keys) => {
        refuse();
        const mark = (row: LocalRow) =>
          keys.includes(row.key) ? { ...row, isUnsent: false } : row;
        this.rows.set(id, rowsOf().map(mark));
      },
      compact: () => Promise.resolve(),
      clear: async () => {
        this.rows.delete(id);
        this.since.delete(id);
      },
      close: () => {},
    };
  }
}
