/** The little of better-sqlite3 13 that is used here; the package carries no types. */
declare module 'better-sqlite3' {
  export interface Options {
    readonly readonly?: boolean;
    readonly fileMustExist?: boolean;
    /** How long a statement waits for another connection's lock. */
    readonly timeout?: number;
  }

  export interface Statement {
    /** Does it give rows? */
    readonly reader: boolean;
    run(...values: readonly unknown[]): { readonly changes: number };
    get(...values: readonly unknown[]): unknown;
    all(...values: readonly unknown[]): unknown[];
    iterate(...values: readonly unknown[]): IterableIterator<unknown>;
    pluck(): this;
    /** Rows as arrays of their columns. */
    raw(): this;
  }

  export default class Database {
    constructor(file: string, options?: Options);
    readonly inTransaction: boolean;
    exec(sql: string): this;
    prepare(sql: string): Statement;
    pragma(text: string, options?: { readonly simple?: boolean }): unknown;
    close(): this;
  }
}
