/** Accounts in the database. */
import type {
  AccountRow,
  AccountRows,
  AccountStore,
  AccountTable,
  Condition,
  NewRow,
  Order,
  StoredValue,
  Where,
} from '../../account-store.ts';
import type { Database } from './database.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

type Columns = Readonly<Record<string, StoredValue | bigint>>;

/** What of Prisma's delegates is used; each has a type of its own, all have this shape. */
interface Delegate {
  create(args: { data: Columns; select: Columns }): Prisma.PrismaPromise<unknown>;
  findMany(args: object): Promise<Columns[]>;
  count(args: object): Promise<number>;
  updateMany(args: object): Promise<{ readonly count: number }>;
  deleteMany(args: object): Promise<{ readonly count: number }>;
}

export class PrismaAccounts implements AccountStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  create(rows: readonly NewRow[]): Promise<boolean> {
    return this.#database.run(async (client) => {
      const inserts = rows.map(({ table, row }) =>
        delegateOf(client, table).create({ data: columnsOf(row), select: { id: true } }),
      );
      try {
        await client.$transaction(inserts);
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    });
  }

  async find<Table extends AccountTable>(table: Table, where: Where<AccountRows[Table]>) {
    const [row] = await this.#database.run((client) =>
      delegateOf(client, table).findMany({ where: filterOf(where), take: 1 }),
    );
    return row === undefined ? null : rowOf<Table>(row);
  }

  async list<Table extends AccountTable>(
    table: Table,
    where: Where<AccountRows[Table]>,
    { by, direction, limit, offset = 0 }: Order<AccountRows[Table]>,
  ) {
    const rows = await this.#database.run((client) =>
      delegateOf(client, table).findMany({
        where: filterOf(where),
        orderBy: [{ [by]: direction }, { id: direction }],
        take: limit,
        skip: offset,
      }),
    );
    return rows.map((row) => rowOf<Table>(row));
  }

  count<Table extends AccountTable>(table: Table, where: Where<AccountRows[Table]>) {
    return this.#database.run((client) =>
      delegateOf(client, table).count({ where: filterOf(where) }),
    );
  }

  async update<Table extends AccountTable>(
    table: Table,
    where: Where<AccountRows[Table]>,
    change: Partial<AccountRows[Table]>,
  ) {
    const { count } = await this.#database.run((client) =>
      delegateOf(client, table).updateMany({ where: filterOf(where), data: columnsOf(change) }),
    );
    return count;
  }

  async remove<Table extends AccountTable>(table: Table, where: Where<AccountRows[Table]>) {
    const { count } = await this.#database.run((client) =>
      delegateOf(client, table).deleteMany({ where: filterOf(where) }),
    );
    return count;
  }
}

function delegateOf(client: PrismaClient, table: NewRow['table']): Delegate {
  return client[table] as unknown as Delegate;
}

/** Times are 64-bit integers in the database. */
function columnsOf(row: Partial<AccountRow> | NewRow['row']): Columns {
  const columns = Object.entries(row).map(([name, value]) => [name, columnOf(name, value)]);
  return Object.fromEntries(columns) as Columns;
}

function columnOf(name: string, value: StoredValue): StoredValue | bigint {
  return name.endsWith('Ms') && typeof value === 'number' ? BigInt(value) : value;
}

function rowOf<Table extends AccountTable>(columns: Columns): AccountRows[Table] {
  const row = Object.entries(columns).map(([name, value]) => [
    name,
    typeof value === 'bigint' ? Number(value) : value,
  ]);
  return Object.fromEntries(row) as AccountRows[Table];
}

const OPERATORS = {
  equal: 'equals',
  unequal: 'not',
  below: 'lt',
  above: 'gt',
  in: 'in',
} as const satisfies Record<Condition<AccountRow>['is'], string>;

function filterOf<Row>(where: Where<Row>): { readonly AND: readonly object[] } {
  return {
    AND: where.map(({ field, is, value }) => ({
      [field]: { [OPERATORS[is]]: typeof value === 'object' ? value : columnOf(field, value) },
    })),
  };
}

/** Prisma's code for a unique value that exists already. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === 'P2002';
}
