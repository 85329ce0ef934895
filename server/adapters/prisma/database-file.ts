/**
 * Keeps the database readable while the disk is full, and notices when its file is gone. The first
 * connection to a database rebuilds its shared memory, which takes disk space; every later one
 * finds it. So one connection that does nothing stays open beside the one that works and may drop.
 */
import { type Stats, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { AppError } from '../../../lib/core/faults.ts';

export class DatabaseFile {
  readonly #file: string;
  #keeper: Sqlite | null = null;
  #identity: string | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** Does nothing the second time. The write-ahead log must exist. */
  keep(): void {
    if (this.#keeper !== null) return;
    const keeper = new Sqlite(this.#file, { readonly: true, fileMustExist: true });
    try {
      keeper.prepare('SELECT 1 FROM sqlite_master').get(); // only a read opens the shared memory
    } catch (error) {
      keeper.close();
      throw error;
    }
    this.#keeper = keeper;
    this.#identity = identityOf(statSync(this.#file));
  }

  /**
   * SQLite goes on writing into a file that was moved or removed (its own check is for rollback
   * journals only), and nobody would find those writes again.
   * @throws AppError `storage_unavailable`, also while another file is in the place.
   */
  expectPresent(): void {
    if (this.#identity === null) return;
    const found = statSync(this.#file, { throwIfNoEntry: false });
    if (found === undefined) throw new DatabaseVanished('the database file is gone: put it back');
    if (identityOf(found) === this.#identity) return;
    throw new DatabaseVanished('the database file was replaced: restart the server');
  }

  /** Before the last working connection closes: that one empties the write-ahead log. */
  close(): void {
    this.#keeper?.close();
    this.#keeper = null;
    this.#identity = null;
  }
}

export class DatabaseVanished extends AppError {
  constructor(detail: string) {
    super('storage_unavailable', detail);
  }
}

function identityOf({ dev, ino }: Stats): string {
  return `${dev} ${ino}`;
}
