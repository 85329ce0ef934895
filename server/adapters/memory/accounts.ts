/** Accounts without a disk, for tests. */
import type {
  AccountRows,
  AccountStore,
  AccountTable,
  Condition,
  NewRow,
  Order,
  StoredValue,
  Where,
} from '../../account-store.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import { assertNever } from '../../../lib/std/assert.ts';
import type { MemoryTables } from './tables.ts';

type Row = Readonly<Record<string, StoredValue>>;

/** Columns of which no two rows may have the same value, null apart. */
const UNIQUE: Readonly<Record<AccountTable, readonly string[]>> = {
  member: ['id', 'email', 'isFounder'],
  credential: ['id'],
  signIn: ['id', 'tokenHash'],
  verification: ['id', 'identifier'],
  invitation: ['id', 'tokenHash'],
  apiToken: ['id', 'tokenHash'],
  workspace: ['id'],
};

/** What goes with a member. */
const BELONGINGS = ['credential', 'signIn', 'apiToken'] as const;

export class MemoryAccounts implements AccountStore {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async create(rows: readonly NewRow[]): Promise<boolean> {
    const added: [Row[], Row][] = [];
    for (const { table, row } of rows) {
      if (table === 'person') continue;
      const there = this.#rows(table);
      if (this.#isTaken(table, row)) {
        for (const [list, last] of added) list.splice(list.indexOf(last), 1);
        return false;
      }
      const copy: Row = { ...row };
      there.push(copy);
      added.push([there, copy]);
    }
    for (const { table, row } of rows) {
      if (table === 'person') this.#tables.people.set(row.id, { name: row.name, hue: row.hue });
    }
    return true;
  }

  async find<Table extends AccountTable>(table: Table, where: Where<AccountRows[Table]>) {
    const row = this.#rows(table).find((candidate) => matches(candidate, where));
    return row === undefined ? null : (row as unknown as AccountRows[Table]);
  }

  async list<Table extends AccountTable>(
    table: Table,
    where: Where<AccountRows[Table]>,
    { by, direction, limit, offset = 0 }: Order<AccountRows[Table]>,
  ) {
    const sign = direction === 'asc' ? 1 : -1;
    const rows = this.#rows(table)
      .filter((candidate) => matches(candidate, where))
      .toSorted((a, b) => sign * (compare(a[by], b[by]) || compare(a['id'], b['id'])))
      .slice(offset, offset + limit);
    return rows as unknown as AccountRows[Table][];
  }

  async count<Table extends AccountTable>(table: Table, where: Where<AccountRows[Table]>) {
    return this.#rows(table).filter((candidate) => matches(candidate, where)).length;
  }

  async update<Table extends AccountTable>(
    table: Table,
    where: Where<AccountRows[Table]>,
    change: Partial<AccountRows[Table]>,
  ) {
    const rows = this.#rows(table);
    const found = rows.filter((candidate) => matches(candidate, where));
    for (const row of found) {
      const at = rows.indexOf(row);
      const [changed] = [{ ...row, ...(change as Row) }];
      rows.splice(at, 1);
      if (this.#isTaken(table, changed)) {
        rows.splice(at, 0, row);
        throw new AppError('internal', 'a unique value is taken');
      }
      rows.splice(at, 0, changed);
    }
    return found.length;
  }

  async remove<Table extends AccountTable>(table: Table, where: Where<AccountRows[Table]>) {
    const rows = this.#rows(table);
    const found = rows.filter((candidate) => matches(candidate, where));
    for (const row of found) {
      rows.splice(rows.indexOf(row), 1);
      if (table === 'member') this.#removeBelongings(row['id'] as PersonId);
    }
    return found.length;
  }

  #removeBelongings(memberId: PersonId): void {
    for (const table of BELONGINGS) {
      const left = this.#rows(table).filter((row) => row['memberId'] !== memberId);
      this.#tables.accounts.set(table, left);
    }
  }

  #rows(table: AccountTable): Row[] {
    const rows = this.#tables.accounts.get(table) ?? [];
    this.#tables.accounts.set(table, rows);
    return rows;
  }

  #isTaken(table: AccountTable, row: object): boolean {
    return UNIQUE[table].some((column) => {
      const value: unknown = Reflect.get(row, column);
      return value !== null && this.#rows(table).some((other) => other[column] === value);
    });
  }
}

function matches<AnyRow>(row: Row, where: Where<AnyRow>): boolean {
  return where.every((condition) => holds(row[condition.field] ?? null, condition));
}

/** As in SQL, a missing value is neither below nor above anything. */
function holds<AnyRow>(value: StoredValue, { is, value: wanted }: Condition<AnyRow>): boolean {
  switch (is) {
    case 'equal':
      return value === wanted;
    case 'unequal':
      return wanted === null ? value !== null : value !== null && value !== wanted;
    case 'below':
      return value !== null && wanted !== null && value < wanted;
    case 'above':
      return value !== null && wanted !== null && value > wanted;
    case 'in':
      return typeof value === 'string' && wanted.includes(value);
    default:
      return assertNever(is);
  }
}

function compare(a: StoredValue | undefined, b: StoredValue | undefined): number {
  if (a === b || a == null || b == null) return 0;
  return a < b ? -1 : 1;
}
