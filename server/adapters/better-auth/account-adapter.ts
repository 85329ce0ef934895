/** Lets better-auth read and write accounts through our own store. */
import { createHash } from 'node:crypto';
import { createAdapterFactory } from 'better-auth/adapters';
import type {
  AccountRow,
  AccountStore,
  AccountTable,
  Condition,
  NewRow,
  StoredValue,
} from '../../account-store.ts';
import { ACCOUNT_TABLES } from '../../account-store.ts';
import { assert } from '../../../lib/std/assert.ts';
import { maskAddress } from '../../log.ts';

type Columns = Record<string, StoredValue>;

/** As the library describes a condition, its defaults filled in. */
interface LibraryCondition {
  readonly field: string;
  readonly operator: string | undefined;
  readonly connector: string | undefined;
  readonly value: unknown;
}

const OPERATORS: Readonly<Record<string, Condition<AccountRow>['is']>> = {
  eq: 'equal',
  ne: 'unequal',
  lt: 'below',
  gt: 'above',
  in: 'in',
};

/** The library asks for one row by something unique, or for all that one member has. */
const ORDER = { by: 'id', direction: 'asc' } as const;

export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export function accountAdapter(store: AccountStore) {
  return createAdapterFactory({
    config: {
      adapterId: 'sheaf',
      supportsNumericIds: false,
      transaction: false,
      // Times are whole milliseconds with us, Date objects with the library.
      customTransformInput: ({ data }: { readonly data: unknown }) =>
        data instanceof Date ? data.getTime() : data,
      customTransformOutput: ({ data, fieldAttributes }): unknown =>
        fieldAttributes.type === 'date' && typeof data === 'number' ? new Date(data) : data,
    },
    adapter: () => ({
      async create<Row extends Record<string, unknown>>({
        model,
        data,
      }: {
        readonly model: string;
        readonly data: Row;
      }) {
        const row = { table: tableOf(model), row: storedOf(data as Columns) } as unknown as NewRow;
        const isCreated = await store.create([row]);
        assert(isCreated, `${model} is there already`);
        // The token as it was given: it goes into the cookie.
        return data;
      },
      findOne: async <Row>({ model, where }: Query) =>
        (await store.find(tableOf(model), conditionsOf(where))) as Row | null,
      findMany: async <Row>(
        query: Query & { readonly limit: number; readonly offset?: number | undefined },
      ) =>
        (await store.list(tableOf(query.model), conditionsOf(query.where), {
          ...ORDER,
          limit: query.limit,
          offset: query.offset ?? 0,
        })) as Row[],
      count: ({ model, where }: Query) => store.count(tableOf(model), conditionsOf(where)),
      async update<Row>({ model, where, update }: Query & { readonly update: Row }) {
        const table = tableOf(model);
        await store.update(table, conditionsOf(where), storedOf(update as Columns));
        return (await store.find(table, conditionsOf(where))) as Row | null;
      },
      updateMany: ({ model, where, update }: Query & { readonly update: Columns }) =>
        store.update(tableOf(model), conditionsOf(where), storedOf(update)),
      async delete({ model, where }: Query) {
        await store.remove(tableOf(model), conditionsOf(where));
      },
      deleteMany: ({ model, where }: Query) => store.remove(tableOf(model), conditionsOf(where)),
    }),
  });
}

interface Query {
  readonly model: string;
  readonly where?: readonly LibraryCondition[] | undefined;
}

function tableOf(model: string): AccountTable {
  const table = ACCOUNT_TABLES.find((known) => known === model);
  assert(table !== undefined, `${model} is a table`);
  return table;
}

/** Every condition in the library's calls is one of these, joined by AND (read in 1.7.25). */
function conditionsOf(where: readonly LibraryCondition[] = []): Condition<AccountRow>[] {
  return where.map(({ field, operator = 'eq', connector = 'AND', value }) => {
    const is = OPERATORS[operator];
    assert(is !== undefined && connector === 'AND', `${operator} ${connector} is a condition`);
    const stored = field === 'tokenHash' ? hashed(value) : value;
    return { field, is, value: stored } as unknown as Condition<AccountRow>;
  });
}

function hashed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((token: unknown) => hashed(token));
  return typeof value === 'string' ? tokenHashOf(value) : value;
}

/** Who reads the database can sign in as nobody, and learns of addresses only the network. */
function storedOf(columns: Columns): Columns {
  const { tokenHash, address } = columns;
  return {
    ...columns,
    ...(typeof tokenHash === 'string' ? { tokenHash: tokenHashOf(tokenHash) } : {}),
    ...(typeof address === 'string'
      ? { address: address === '' ? null : maskAddress(address) }
      : {}),
  };
}
