/** The door through which every adapter here reaches the database. */
import { Prisma, PrismaClient } from './generated/client.ts';
import type { Log } from '../../ports.ts';
import { DurableSqlite } from './durable-sqlite.ts';
import { storageFault } from './storage-fault.ts';
import { Turns } from './turns.ts';

export type Work<Outcome> = (client: PrismaClient) => Promise<Outcome>;

export interface Database {
  /**
   * Runs `work` alone on the connection; all that belongs together goes into one call.
   * @throws AppError `storage_unavailable`, `internal` (a bug), and what `work` throws as such.
   */
  run<Outcome>(work: Work<Outcome>): Promise<Outcome>;
  close(): Promise<void>;
}

export class SqliteDatabase implements Database {
  readonly #client: PrismaClient;
  readonly #log: Log;
  readonly #turns = new Turns();

  constructor(file: string, log: Log) {
    this.#client = new PrismaClient({ adapter: new DurableSqlite(file) });
    this.#log = log;
  }

  run<Outcome>(work: Work<Outcome>): Promise<Outcome> {
    return this.#turns.take(async () => {
      try {
        return await work(this.#client);
      } catch (error) {
        const fault = storageFault(error);
        if (fault.code === 'storage_unavailable') await this.#reconnect(fault);
        throw fault;
      }
    });
  }

  close(): Promise<void> {
    return this.#turns.take(() => this.#client.$disconnect());
  }

  /**
   * After a failure nobody knows in what state the connection is: a failed COMMIT may leave its
   * transaction open. Prisma opens a new one for the next call.
   */
  async #reconnect(why: Error): Promise<void> {
    this.#log.warn('database.connection-dropped', { why: why.message });
    try {
      await this.#client.$disconnect();
    } catch (err) {
      this.#log.error('database.disconnect-failed', { err });
    }
  }
}

/** `(?, ?), (?, ?)` and its values, for a multi-row INSERT on the hot path. */
export function insertRows(
  into: string,
  rows: readonly (readonly unknown[])[],
  after = '',
): Prisma.Sql {
  const width = rows[0]?.length ?? 0;
  const strings: string[] = [`INSERT INTO ${into} VALUES (`];
  for (let row = 0; row < rows.length; row++) {
    for (let column = 1; column < width; column++) strings.push(',');
    strings.push(row === rows.length - 1 ? `) ${after}` : '),(');
  }
  return new Prisma.Sql(strings, rows.flat());
}
