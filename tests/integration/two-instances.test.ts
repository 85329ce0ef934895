/** Two instances over one store and one bus: what ends at one ends at the other. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { DocumentId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { personOf } from '../../lib/core/actor.ts';
import { encodeUpdate } from '../../lib/protocol/codec.ts';
import { machineClock, machineRandom } from '../../server/adapters/machine.ts';
import { MemoryAccounts } from '../../server/adapters/memory/accounts.ts';
import type { MemoryBus } from '../../server/adapters/memory/bus.ts';
import { MemoryTables } from '../../server/adapters/memory/tables.ts';
import { makeActorAgain, makeResolveActor } from '../../server/gateway/actor.ts';
import type { Caller } from '../../server/services/accounts/account-needs.ts';
import { ApiTokens } from '../../server/services/accounts/api-tokens.ts';
import { knowLinkedGuests } from '../../server/services/accounts/linked-guests.ts';
import { SignIns } from '../../server/services/accounts/sign-ins.ts';
import type { ResolveActor } from '../../server/services/services.ts';
import { joinedBuses } from '../support/joined-buses.ts';
import { type LiveSharing, liveSharing, ownFramesOf } from '../support/live-sharing.ts';
import { silentLog } from '../support/silent-log.ts';
import { until } from '../support/stock-client.ts';
import {
  aCaller,
  ADA,
  BOB,
  callerOf,
  type TestAccounts,
  testAccounts,
  WORKSPACE,
} from '../support/test-accounts.ts';
import { testGateway, type TestGateway, type Visitor } from '../support/test-gateway.ts';
import { by, testSharing } from '../support/test-services.ts';
import { rawUpdate } from '../support/update-builder.ts';
import type { Way } from '../support/ways-in.ts';

const SOON_MS = 1_000;

let tables: MemoryTables;
let buses: readonly [MemoryBus, MemoryBus];

beforeEach(() => {
  tables = new MemoryTables();
  buses = joinedBuses();
});

const rolesOf = (visitor: Visitor) =>
  ownFramesOf(visitor).flatMap((frame) => (frame.is === 'standing' ? [frame.role] : []));

describe('sharing at two instances', () => {
  let here: LiveSharing;
  let there: TestGateway;
  let watch: ReturnType<typeof testSharing>['watch'];

  beforeEach(async () => {
    const [bus, otherBus] = buses;
    here = await liveSharing({}, { tables, bus });
    there = await testGateway({}, { tables, bus: otherBus, access: 'members' });
    const shared = { tables, bus: otherBus, presences: there.rooms, machineClock };
    ({ watch } = testSharing({ ...shared, access: 'members' }));
  });

  afterEach(async () => {
    watch.close();
    await there.close();
    await here.close();
  });

  const enter = async (way: Way): Promise<Visitor> => {
    const visitor = there.connect(here.id, personOf(here.actors[way]), '?stored=1');
    await visitor.greeted;
    return visitor;
  };

  it('[SHARE-10] A20: links that are revoked at one shut out at the other, and nobody else', async () => {
    const [owner, guest] = [await enter('owner'), await enter('link editor')];
    const beganMs = performance.now();
    await here.world.sharing.revokeAllLinks(by(here.actors.owner), here.id);
    expect(await guest.closed).toEqual({ code: 4403, reason: 'not_allowed' });
    expect(performance.now() - beganMs).toBeLessThan(SOON_MS);
    // Nor back by what the other one knew a moment ago.
    const again = there.connect(here.id, personOf(here.actors['link editor']), '?stored=1');
    expect(await again.closed).toEqual({ code: 4404, reason: 'document_not_found' });
    expect([owner.socket.readyState, rolesOf(owner)]).toEqual([WebSocket.OPEN, ['owner']]);
  });

  it('[SHARE-10] who may do less by one is told so at the other, and writes no more', async () => {
    const editor = await enter('editor');
    const id = personOf(here.actors.editor) ?? '';
    await here.world.sharing.setMember(by(here.actors.owner), here.id, id, 'viewer');
    await until('it is told', () => rolesOf(editor).length === 2);
    expect(rolesOf(editor)).toEqual(['editor', 'viewer']);
    const late = { parent: 'title', content: { text: 'late' } };
    editor.socket.send(encodeUpdate(rawUpdate([{ client: 7, structs: [late] }])));
    await until('it is refused', () => ownFramesOf(editor).some(({ is }) => is === 'refused'));
    expect(tables.logs.get(here.id) ?? []).toEqual([]);
  });

  it('[SHARE-10] a document that is trashed at one is closed at the other', async () => {
    const editor = await enter('editor');
    await here.world.documents.trash(by(here.actors.owner), here.id);
    expect(await editor.closed).toEqual({ code: 4404, reason: 'document_not_found' });
  });
});

describe('accounts at two instances', () => {
  let here: TestAccounts;
  let there: TestGateway;
  let resolveThere: ResolveActor;
  let documentId: DocumentId;
  let ada: Caller;

  beforeEach(async () => {
    const [bus, otherBus] = buses;
    here = testAccounts({ tables, bus });
    const store = new MemoryAccounts(tables);
    const needs = { store, bus: otherBus, limits: DEFAULT_LIMITS, log: silentLog };
    const signIns = new SignIns({ ...needs, clock: here.clock });
    const tokens = new ApiTokens({ ...needs, clock: here.clock, random: machineRandom });
    const known = { signIns, tokens, linkedGuests: knowLinkedGuests(otherBus, []) };
    const origins = { publicOrigin: null, isBehindProxy: false };
    const instanceKey = new Uint8Array(32);
    resolveThere = makeResolveActor({ ...known, origins, instanceKey });
    const who = { resolveActor: resolveThere, actorAgain: makeActorAgain(known) };
    there = await testGateway({}, { tables, bus: otherBus, who });
    documentId = await there.makeDocument();
    const made = await here.accounts.setUp(aCaller({ isDirect: true }), { ...ADA, ...WORKSPACE });
    ada = await callerOf(here, made);
  });

  afterEach(() => there.close());

  const browser = (token: string) =>
    there.connect(documentId, null, '?stored=1', {
      cookie: `sheaf_signin=${token}`,
      origin: `http://127.0.0.1:${there.port}`,
    });
  const program = (token: string) =>
    there.connect(documentId, null, '?stored=1', { authorization: `Bearer ${token}` });

  async function bob() {
    const { token } = await here.accounts.invite(ada, { label: 'Bob', isOperator: false });
    const joined = await here.accounts.join(aCaller(), token, BOB);
    return { token: joined.token, caller: await callerOf(here, joined) };
  }

  it('[ACCOUNT-14] A21: who signs out at one is gone at the other within a second, and not back', async () => {
    const { token, caller } = await bob();
    const other = await here.accounts.signIn(aCaller(), BOB);
    const [first, second] = [browser(token), browser(other.token)];
    await Promise.all([first.greeted, second.greeted]);
    const beganMs = performance.now();
    await here.accounts.signOut(caller);
    expect(await first.closed).toEqual({ code: 4401, reason: 'signed_out' });
    expect(performance.now() - beganMs).toBeLessThan(SOON_MS);
    expect(await resolveThere({ cookie: `sheaf_signin=${token}` })).toEqual({ is: 'nobody' });
    expect(second.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('[ACCOUNT-21] an account that is disabled at one is gone at the other within a second', async () => {
    const { token, caller } = await bob();
    const page = browser(token);
    await page.greeted;
    const beganMs = performance.now();
    const id = personOf(caller.actor) ?? '';
    await here.accounts.changeMember(ada, id, { isDisabled: true });
    expect(await page.closed).toEqual({ code: 4401, reason: 'signed_out' });
    expect(performance.now() - beganMs).toBeLessThan(SOON_MS);
  });

  it('[TOKEN-10] a token that is revoked at one ends the sockets of the other, and comes in nowhere', async () => {
    const { token, view } = await here.accounts.makeToken(ada, {
      name: 'Test',
      scope: 'write',
      days: null,
    });
    const first = program(token);
    await first.greeted;
    await here.accounts.revokeToken(ada, view.id);
    expect(await first.closed).toEqual({ code: 4401, reason: 'signed_out' });
    const shown = { authorization: `Bearer ${token}` };
    await expect(resolveThere(shown)).rejects.toMatchObject({ code: 'not_signed_in' });
  });
});
