/** The door through which every adapter here reaches the database. */
import { PrismaClient } from './generated/client.ts';
import type { AppError } from '../../../lib/core/faults.ts';
import { Turns } from '../../../lib/std/turns.ts';
import type { Log } from '../../ports.ts';
import { FaultLog } from '../fault-log.ts';
import { cutLog } from './cut-log.ts';
import { DatabaseFile } from './database-file.ts';
import { type Connection, DurableSqlite } from './durable-sqlite.ts';
import { storageEvent, storageFault } from './storage-fault.ts';

/**
 * `connection` is the client's own, one floor down: a bulk INSERT on it costs 0.4 ms for 100 rows,
 * through the client 1.0 ms, which takes all bytes to base64 and back.
 */
export type Work<Outcome> = (client: PrismaClient, connection: Connection) => Promise<Outcome>;

export interface Database {
  /**
   * Runs `work` alone on the connection; all that belongs together goes into one call.
   * @throws AppError `storage_unavailable`, `internal` (a bug), and what `work` throws as such.
   */
  run<Outcome>(work: Work<Outcome>): Promise<Outcome>;
  close(): Promise<void>;
}

export class SqliteDatabase implements Database {
  readonly #path: string;
  readonly #factory: DurableSqlite;
  readonly #client: PrismaClient;
  readonly #file: DatabaseFile;
  readonly #log: Log;
  readonly #faults: FaultLog;
  /**
   * Prisma's SQLite adapter has a single connection and lets a query in while another caller's
   * transaction is open on it: it would read what may yet be rolled back, and its own write would
   * go down with that transaction.
   */
  readonly #turns = new Turns();
  /** A write failed, and what it left behind the last commit has not been cut off. */
  #isLogInDoubt = false;

  constructor(file: string, log: Log) {
    this.#path = file;
    this.#factory = new DurableSqlite(file);
    this.#client = new PrismaClient({ adapter: this.#factory });
    this.#file = new DatabaseFile(file);
    this.#log = log;
    this.#faults = new FaultLog(log);
  }

  run<Outcome>(work: Work<Outcome>): Promise<Outcome> {
    return this.#turns.take(async () => {
      try {
        this.#file.expectPresent();
        await this.#client.$connect(); // does nothing while it is connected
        this.#file.keep();
        if (this.#isLogInDoubt) await this.#cutLog();
        const outcome = await work(this.#client, this.#factory.connection);
        this.#file.expectPresent(); // again: it may have gone while the commit was under way
        return outcome;
      } catch (error) {
        const fault = storageFault(error);
        if (fault.code === 'storage_unavailable') await this.#reconnect(fault);
        throw fault;
      }
    });
  }

  close(): Promise<void> {
    return this.#turns.take(() => {
      this.#file.close();
      return this.#client.$disconnect();
    });
  }

  /** Reads go on meanwhile, and nothing is written where it may be lost. */
  async #cutLog(): Promise<void> {
    const { connection } = this.#factory;
    try {
      await connection.executeScript('PRAGMA query_only = OFF');
      await cutLog(this.#path, connection);
      this.#isLogInDoubt = false;
    } catch (error) {
      const fault = storageFault(error);
      const event = storageEvent(fault);
      this.#faults.tell(event === 'database.failed' ? 'disk.failed' : event, fault.message);
      await connection.executeScript('PRAGMA query_only = ON');
    }
  }

  /**
   * After a failure nobody knows in what state the connection is: a failed COMMIT may leave its
   * transaction open. Prisma opens a new one for the next call.
   */
  async #reconnect(why: AppError): Promise<void> {
    const event = storageEvent(why);
    if (event === 'disk.failed') this.#isLogInDoubt = true;
    if (!this.#isLogInDoubt || event !== 'disk.write-protected')
      this.#faults.tell(event, why.message);
    try {
      await this.#client.$disconnect();
    } catch (err) {
      this.#log.error('database.disconnect-failed', { err });
    }
  }
}
