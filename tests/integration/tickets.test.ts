/** Who comes into documents by tokens and tickets, against a real gateway. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../lib/core/actor.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import { encodeUpdate } from '../../lib/protocol/codec.ts';
import { FRAME, SYNC } from '../../lib/protocol/frames.ts';
import { machineClock } from '../../server/adapters/machine.ts';
import { MemoryAccounts } from '../../server/adapters/memory/accounts.ts';
import { MemoryBus } from '../../server/adapters/memory/bus.ts';
import { MemoryTables } from '../../server/adapters/memory/tables.ts';
import { startProofExpiry } from '../../server/services/accounts/proof-expiry.ts';
import { anApiToken } from '../support/account-rows.ts';
import { ownFramesOf } from '../support/live-sharing.ts';
import { silentLog } from '../support/silent-log.ts';
import { until } from '../support/stock-client.ts';
import {
  type GatewayWorld,
  testGateway,
  type TestGateway,
  type Visitor,
} from '../support/test-gateway.ts';
import { rawUpdate } from '../support/update-builder.ts';
import { withToken } from '../support/ways-in.ts';

const ADA = { is: 'member', personId: 'm_AAAAAAAAAAAAAAAAAAAAAA' as PersonId } as const;
const TOKEN = `sheaf_${'x'.repeat(32)}`;
const FOREIGN = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };

let gateway: TestGateway;

afterEach(() => gateway.close());

async function open(world: GatewayWorld = {}) {
  gateway = await testGateway({}, world);
  const id = await gateway.makeDocument();
  const give = (actor: Actor & { readonly is: 'member' }) =>
    gateway.tickets.give(actor, actor.personId, id);
  return { id, give };
}

const rolesOf = (visitor: Visitor) =>
  ownFramesOf(visitor).flatMap((frame) => (frame.is === 'standing' ? [frame.role] : []));
const write = () =>
  encodeUpdate(
    rawUpdate([{ client: 7, structs: [{ parent: 'title', content: { text: 'mine' } }] }]),
  );

describe('a ticket', () => {
  it('[TOKEN-11] lets in as whoever asked for it, from anywhere, once', async () => {
    const { id, give } = await open();
    const query = `?stored=1&ticket=${give(ADA)}`;
    const page = gateway.connect(id, null, query, FOREIGN);
    await page.greeted;
    expect(rolesOf(page)).toEqual(['owner']);
    const again = gateway.connect(id, null, query, FOREIGN);
    expect(await again.closed).toEqual({ code: 4401, reason: 'not_signed_in' });
  });

  it('[TOKEN-11] [TOKEN-9] of a token to read lets nobody write, whoever is judged what', async () => {
    const { id, give } = await open();
    const ticket = give(withToken(ADA, 'read'));
    const reader = gateway.connect(id, null, `?stored=1&ticket=${ticket}`);
    await reader.greeted;
    gateway.bus.publish({ is: 'judged', documentId: id, roles: [[ADA.personId, 'owner']] });
    reader.socket.send(write());
    await until('it is refused', () => ownFramesOf(reader).some(({ is }) => is === 'refused'));
    expect(rolesOf(reader)).toEqual(['viewer']);
  });

  it('[TOKEN-12] decides alone: no cookie and no header helps one that opens nothing', async () => {
    const { id, give } = await open();
    const elsewhere = await gateway.makeDocument();
    for (const visitor of [
      gateway.connect(id, ADA.personId, '?ticket=unknown'),
      gateway.connect(id, ADA.personId, '?ticket='),
      gateway.connect(elsewhere, ADA.personId, `?ticket=${give(ADA)}`),
    ]) {
      expect(await visitor.closed).toEqual({ code: 4401, reason: 'not_signed_in' });
    }
    const two = gateway.connect(id, ADA.personId, `?ticket=${give(ADA)}&ticket=${give(ADA)}`);
    expect((await two.closed).code).toBe(4400);
  });

  it('[TOKEN-12] is for those that last: a token in an address is refused, whatever it is called', async () => {
    const { id } = await open();
    for (const name of ['token', 'ticket', 'access_token']) {
      const visitor = gateway.connect(id, ADA.personId, `?${name}=${TOKEN}`);
      expect(await visitor.closed).toEqual({ code: 4400, reason: 'bad_request' });
    }
  });

  it('[TOKEN-11] opens nothing once what it was asked for with has ended', async () => {
    const ended = () => Promise.reject(new AppError('not_signed_in', 'revoked'));
    const { id, give } = await open({ who: { actorAgain: ended } });
    const visitor = gateway.connect(id, null, `?ticket=${give(ADA)}`);
    expect(await visitor.closed).toEqual({ code: 4401, reason: 'not_signed_in' });
  });
});

describe('a token', () => {
  it('[TOKEN-10] that is revoked closes what was opened with it, and nothing else', async () => {
    const { id } = await open();
    const enter = (headers = {}) => gateway.connect(id, ADA.personId, '?stored=1', headers);
    const [toRead, toWrite] = [enter({ 'x-scope': 'read' }), enter({ 'x-scope': 'write' })];
    const browser = enter();
    await Promise.all([toRead, toWrite, browser].map(({ greeted }) => greeted));
    const { personId: memberId } = ADA;
    gateway.bus.publish({ is: 'signed-out', memberId, proofIds: ['to read'] });
    expect(await toRead.closed).toEqual({ code: 4401, reason: 'signed_out' });
    toWrite.socket.send(write());
    const isUpdate = ([type, kind]: Uint8Array) => type === FRAME.sync && kind === SYNC.update;
    await until('the other one writes on', () => browser.messages.some(isUpdate));
  });

  it('[TOKEN-10] that expires closes what was opened with it by itself', async () => {
    const shared = { tables: new MemoryTables(), bus: new MemoryBus(silentLog) };
    const { id } = await open(shared);
    const store = new MemoryAccounts(shared.tables);
    const expiresAtMs = Date.now() + 300;
    const row = anApiToken(ADA.personId, { id: 'to read', expiresAtMs });
    await store.create([{ table: 'apiToken', row }]);
    const alarm = startProofExpiry(
      { ...shared, store, clock: machineClock, log: silentLog },
      'apiToken',
    );
    const program = gateway.connect(id, ADA.personId, '', { 'x-scope': 'read' });
    await program.greeted;
    expect(await program.closed).toEqual({ code: 4401, reason: 'signed_out' });
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAtMs);
    expect(Date.now() - expiresAtMs).toBeLessThan(1_000);
    alarm.close();
  });

  it('[TOKEN-10] that is revoked on its way in does not get in', async () => {
    let asked = 0;
    const { id } = await open({
      who: {
        resolveActor: async () => {
          asked += 1;
          if (asked > 1) throw new AppError('not_signed_in', 'revoked');
          // It was good when it was looked at; before the document is, it is not.
          queueMicrotask(() =>
            gateway.bus.publish({ is: 'signed-out', memberId: ADA.personId, proofIds: ['t'] }),
          );
          return withToken(ADA, 'write');
        },
      },
    });
    const late = gateway.connect(id);
    expect(await late.closed).toEqual({ code: 4401, reason: 'not_signed_in' });
    expect(asked).toBe(2);
  });

  it('[TOKEN-3] that is no good learns nothing of a document, there or not', async () => {
    const { id } = await open({
      who: { resolveActor: () => Promise.reject(new AppError('not_signed_in', 'unknown')) },
    });
    for (const asked of [id, 'AAAAAAAAAAAAAAAAAAAAAA' as typeof id]) {
      const visitor = gateway.connect(asked, null, '', { authorization: `Bearer ${TOKEN}` });
      expect(await visitor.closed).toEqual({ code: 4401, reason: 'not_signed_in' });
    }
  });
});
