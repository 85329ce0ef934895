/** The use cases of accounts over memory, with passwords that cost nothing. */
import type { Actor } from '../../lib/core/actor.ts';
import type { TokenScope } from '../../lib/core/api-token.ts';
import { DEFAULT_LIMITS, type Limits } from '../../lib/core/limits.ts';
import { Turns } from '../../lib/std/turns.ts';
import type { AccountStore, Credentials, Device, NewSignIn } from '../../server/account-store.ts';
import { MemoryAccounts } from '../../server/adapters/memory/accounts.ts';
import { MemoryAudit } from '../../server/adapters/memory/audit.ts';
import { MemoryDepartures } from '../../server/adapters/memory/departures.ts';
import { MemoryBus } from '../../server/adapters/memory/bus.ts';
import { MemoryDocuments } from '../../server/adapters/memory/documents.ts';
import { MemoryGuests } from '../../server/adapters/memory/guests.ts';
import { MemoryPeople } from '../../server/adapters/memory/people.ts';
import { MemoryPictures } from '../../server/adapters/memory/pictures.ts';
import { MemoryTables } from '../../server/adapters/memory/tables.ts';
import type { RoomCommand } from '../../server/ports.ts';
import type { Caller } from '../../server/services/accounts/account-needs.ts';
import { makeAccounts } from '../../server/services/accounts/accounts.ts';
import { ApiTokens } from '../../server/services/accounts/api-tokens.ts';
import { knowLinkedGuests } from '../../server/services/accounts/linked-guests.ts';
import { makeAudit } from '../../server/services/accounts/audit.ts';
import { RepeatedAudit } from '../../server/services/accounts/repeated-audit.ts';
import { tokenHashOf } from '../../server/services/accounts/new-member.ts';
import { SignIns } from '../../server/services/accounts/sign-ins.ts';
import { makePeople } from '../../server/services/people.ts';
import type { Callers } from '../../server/services/services.ts';
import { Tries } from '../../server/services/accounts/tries.ts';
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import { HandClock } from './hand-clock.ts';
import { silentLog } from './silent-log.ts';

const DAY_MS = 86_400_000;

export const ADA = { name: 'Ada', email: 'ada@example.org', password: 'analytical engine' };
export const BOB = { name: 'Bob', email: 'bob@example.org', password: 'difference engine' };
export const WORKSPACE = { workspace: 'Engines', welcome: { title: 'Hello', markdown: 'Hi.' } };

export interface TestAccountsOptions {
  readonly limits?: Partial<Limits>;
  readonly setupKey?: string;
  /** What it shares with rooms, in tests that have real ones. */
  readonly tables?: MemoryTables;
  readonly bus?: MemoryBus;
}

export function testAccounts(options: TestAccountsOptions = {}) {
  const { limits, setupKey, tables = new MemoryTables(), bus = new MemoryBus(silentLog) } = options;
  const store = new MemoryAccounts(tables);
  const people = new MemoryPeople(tables);
  const pictures = new MemoryPictures(tables);
  const auditLog = new MemoryAudit(tables);
  const clock = new HandClock();
  const audit = makeAudit({ auditLog, clock, log: silentLog });
  const commands: RoomCommand[] = [];
  bus.subscribe((command) => commands.push(command));
  let counter = 0;
  const random = {
    bytes: (length: number) => {
      counter += 1;
      return Uint8Array.from({ length }, (_, at) => (at < 4 ? counter >> (8 * at) : 7));
    },
  };
  const all = { ...DEFAULT_LIMITS, ...limits };
  const credentials = plainCredentials(store, clock, all);
  const signIns = new SignIns({ store, bus, clock, limits: all, log: silentLog });
  const own = makePeople({ people, pictures, accounts: store, bus, clock, limits: all });
  const tokens = new ApiTokens({ store, bus, clock, random, limits: all, log: silentLog });
  const linkedGuests = knowLinkedGuests(bus, []);
  /** What access was judged anew of. */
  const judged: DocumentId[] = [];
  /** Of whom access was looked at again, and where. */
  const gained: (readonly [DocumentId, PersonId])[] = [];
  const welcomes: { readonly actor: Actor; readonly title: string }[] = [];
  const accounts = makeAccounts({
    store,
    credentials,
    signIns,
    tokens,
    people,
    pictures,
    departures: new MemoryDepartures(tables),
    introduce: own.introduce,
    guests: new MemoryGuests(tables),
    linkedGuests,
    bus,
    watch: {
      changed: async (id) => void judged.push(id),
      gained: async (id, personId) => void gained.push([id, personId]),
    },
    auditLog,
    clock,
    random,
    limits: all,
    log: silentLog,
    setupKey: setupKey ?? null,
    tries: new Tries(clock, all),
    audit,
    repeatedAudit: new RepeatedAudit({ audit, clock, limits: all, log: silentLog }),
    operatorTurns: new Turns(),
    documents: {
      create: async (actor, { title }) => {
        welcomes.push({ actor, title });
        return { url: '/d/welcome' };
      },
    },
  });
  const documents = new MemoryDocuments(tables);
  const seen = { commands, welcomes, gained, judged };
  const stores = { store, people, documents, tables, auditLog };
  const proofs = { signIns, tokens, bus };
  return { accounts, own, ...stores, clock, credentials, ...proofs, ...seen };
}

export type TestAccounts = ReturnType<typeof testAccounts>;

/** Somebody who asks, from a browser that nobody has signed in. */
export function aCaller(change: Partial<Caller> = {}): Caller {
  return {
    actor: { is: 'nobody' },
    guestId: null,
    isDirect: false,
    address: '192.0.2.1',
    device: 'Test/1.0',
    ...change,
  };
}

/** The browser that was just signed in. */
export async function callerOf(
  { signIns }: TestAccounts,
  { token }: NewSignIn,
  change: Partial<Caller> = {},
): Promise<Caller> {
  const found = await signIns.find(token);
  if (found === null) throw new Error('not signed in');
  const proof = { is: 'sign-in', id: found.id } as const;
  const rights = found.isOperator ? ({ isOperator: true } as const) : {};
  return aCaller({
    actor: { is: 'member', personId: found.memberId, proof, ...rights },
    ...change,
  });
}

/** An instance that Ada has set up. @returns her browser. */
export async function setUpByAda(test: TestAccounts): Promise<Caller> {
  const made = await test.accounts.setUp(aCaller({ isDirect: true }), { ...ADA, ...WORKSPACE });
  return callerOf(test, made);
}

/** @returns the browser of somebody whom Ada has invited. */
export async function joinedByBob(
  test: TestAccounts,
  ada: Caller,
  isOperator = false,
): Promise<Caller> {
  const { token } = await test.accounts.invite(ada, { label: 'Bob', isOperator });
  return callerOf(test, await test.accounts.join(aCaller(), token, BOB));
}

function plainCredentials(store: AccountStore, clock: HandClock, limits: Limits) {
  let counter = 0;
  const calls = { compared: 0 };
  const begin = async (memberId: PersonId, device: Device): Promise<NewSignIn | null> => {
    const member = await store.find('member', [{ field: 'id', is: 'equal', value: memberId }]);
    if (member === null || member.disabledAtMs !== null) return null;
    const token = `token${counter++}`.padEnd(32, '0');
    const nowMs = clock.nowMs();
    const row = {
      id: `device${counter}`,
      tokenHash: tokenHashOf(token),
      memberId,
      ...device,
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
      expiresAtMs: nowMs + limits.signInIdleDays * DAY_MS,
    };
    await store.create([{ table: 'signIn', row }]);
    return { memberId, token };
  };
  const isPassword = async (memberId: PersonId, password: string): Promise<boolean> => {
    calls.compared += 1;
    const isMine = [{ field: 'memberId', is: 'equal', value: memberId }] as const;
    return (await store.find('credential', isMine))?.password === `hash of ${password}`;
  };
  const credentials: Credentials & { readonly calls: typeof calls } = {
    calls,
    begin,
    isPassword,
    hash: async (password) => `hash of ${password}`,
    async signIn(email, password, device) {
      const member = await store.find('member', [{ field: 'email', is: 'equal', value: email }]);
      if (member === null) {
        calls.compared += 1;
        return null;
      }
      return (await isPassword(member.id, password)) ? begin(member.id, device) : null;
    },
  };
  return credentials;
}

/** A program with a token of whoever this is. */
export function programOf({ actor }: Caller, scope: TokenScope): Caller {
  if (actor.is !== 'member') throw new Error('only members have tokens');
  return aCaller({ actor: { ...actor, proof: { is: 'token', id: 'token', scope } } });
}

/** As the door tells routes of requests, all from one actor. */
export function callersOf(actor: Actor): Callers {
  return {
    of: async () => aCaller({ actor }),
    cookieOf: (_headers, token) => `sheaf_signin=${token}`,
    noCookie: () => 'sheaf_signin=',
    noGuestCookies: () => ['sheaf_guest='],
  };
}
