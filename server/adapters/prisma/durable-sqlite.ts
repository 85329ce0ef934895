/** The one way to a SQLite connection on which a commit survives a power cut. */
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Sqlite from 'better-sqlite3';
import { AppError } from '../../../lib/core/faults.ts';
import { assert } from '../../../lib/std/assert.ts';
import { KeptStatements } from './kept-statements.ts';

/**
 * How long a statement waits for another connection: an operator's shell. The thread does nothing
 * else meanwhile, and a commit is tried again anyway, so that readers get their turns in between.
 */
const BUSY_TIMEOUT_MS = 1_000;
/** A long read holds up checkpoints; afterwards the log file shrinks to this. */
const JOURNAL_BYTES_MAX = 64 * 1024 * 1024;
/**
 * Pages in the log file before they are copied into the database: the last page of a busy
 * document is copied once for all that was added to it meanwhile. 16 MiB, read once more after
 * a crash.
 */
const CHECKPOINT_PAGES = 16_000;

const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
  PRAGMA journal_size_limit = ${JOURNAL_BYTES_MAX};
`;

/** What must read back. synchronous is per connection: 2 is FULL (sqlite.org/pragma.html). */
const REQUIRED = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 } as const;

export type Connection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

/** Sets and reads back the pragmas on every connection that Prisma opens, also the second one. */
export class DurableSqlite extends PrismaBetterSqlite3 {
  #connection: Connection | null = null;

  constructor(file: string) {
    // The migration has made the file; a new one in its place would be an empty one.
    super({ url: `file:${file}`, timeout: BUSY_TIMEOUT_MS, fileMustExist: true });
  }

  /** The one that Prisma uses at present. */
  get connection(): Connection {
    assert(this.#connection !== null, 'Prisma has connected');
    return this.#connection;
  }

  override async connect(): Promise<Connection> {
    const connection = await super.connect();
    try {
      await connection.executeScript(PRAGMAS);
      for (const [name, required] of Object.entries(REQUIRED)) {
        const { rows } = await connection.queryRaw({
          sql: `PRAGMA ${name}`,
          args: [],
          argTypes: [],
        });
        const actual = rows[0]?.[0];
        if (actual !== required) {
          const detail = `PRAGMA ${name} is ${String(actual)} and must be ${required}`;
          throw new AppError('storage_unavailable', detail);
        }
      }
      keepStatements(connection);
      this.#connection = connection;
      return connection;
    } catch (error) {
      await connection.dispose();
      throw error;
    }
  }
}

/** The adapter makes its driver itself, and asks it for nothing but what is here. */
function keepStatements(connection: Connection): void {
  const driver: unknown = Reflect.get(connection, 'client');
  assert(driver instanceof Sqlite, 'the adapter keeps its driver as `client`');
  Reflect.set(connection, 'client', new KeptStatements(driver));
}
