/**
 * A connection that keeps statements prepared. Prisma's adapter prepares each one anew, which takes
 * up to a fifth of an append's CPU time. SQLite prepares a kept one again by itself when the schema
 * has changed (sqlite.org/c3ref/prepare.html).
 */
import type { default as Sqlite, Statement } from 'better-sqlite3';

/** An append of so many rows is a statement of its own; some 1 KiB of memory for each row of it. */
const KEPT_MAX = 64;
/** In characters, 2,048 are 130 rows of the log: what is longer belongs to a rare, large batch. */
const SQL_LENGTH_MAX = 2_048;

/** What Prisma's adapter asks of a statement that gives no rows. */
class KeptStatement {
  readonly reader = false;
  readonly #statement: Statement;
  #values: readonly unknown[] = [];

  constructor(statement: Statement) {
    this.#statement = statement;
  }

  /** For the next run only: the driver's own `bind` is for ever. */
  bind(values: readonly unknown[]): this {
    this.#values = values;
    return this;
  }

  run(): unknown {
    const values = this.#values;
    this.#values = [];
    return this.#statement.run(values);
  }
}

export class KeptStatements {
  readonly #driver: Sqlite;
  /** The one used last is last. */
  readonly #kept = new Map<string, KeptStatement>();

  constructor(driver: Sqlite) {
    this.#driver = driver;
  }

  prepare(sql: string): Statement | KeptStatement {
    const kept = this.#kept.get(sql);
    if (kept !== undefined) this.#kept.delete(sql);
    const statement = kept ?? this.#prepare(sql);
    if (statement instanceof KeptStatement) this.#keep(sql, statement);
    return statement;
  }

  exec(script: string): void {
    this.#driver.exec(script);
  }

  close(): void {
    this.#kept.clear();
    this.#driver.close();
  }

  /** One that gives rows knows its columns from the start, and would not see them change. */
  #prepare(sql: string): Statement | KeptStatement {
    const statement = this.#driver.prepare(sql);
    return statement.reader || !mayBeKept(sql) ? statement : new KeptStatement(statement);
  }

  #keep(sql: string, statement: KeptStatement): void {
    this.#kept.set(sql, statement);
    if (this.#kept.size <= KEPT_MAX) return;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}

/** Some pragmas take effect when they are prepared (sqlite.org/pragma.html). */
function mayBeKept(sql: string): boolean {
  return sql.length <= SQL_LENGTH_MAX && !/^\s*PRAGMA/i.test(sql);
}
