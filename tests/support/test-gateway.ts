/** The real gateway on loopback, over rooms in memory, in the process of the test. */
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { type Actor, actorOf } from '../../lib/core/actor.ts';
import { TOKEN_SCOPES } from '../../lib/core/api-token.ts';
import type { DocumentId, Epoch, PersonId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS, type Limits } from '../../lib/core/limits.ts';
import type { AccessMode } from '../../lib/core/policy.ts';
import { MemoryBus } from '../../server/adapters/memory/bus.ts';
import { MemoryDocuments } from '../../server/adapters/memory/documents.ts';
import { MemoryPeople } from '../../server/adapters/memory/people.ts';
import { MemorySharing } from '../../server/adapters/memory/sharing.ts';
import { MemoryTables } from '../../server/adapters/memory/tables.ts';
import { MemoryUpdateLog } from '../../server/adapters/memory/update-log.ts';
import { machineClock, machineRandom } from '../../server/adapters/machine.ts';
import { headerOf } from '../../server/gateway/cookies.ts';
import { makeGateway } from '../../server/gateway/upgrade.ts';
import type { WhoPorts } from '../../server/gateway/who-comes.ts';
import { Meter } from '../../server/meter.ts';
import { RoomRegistry } from '../../server/room/registry.ts';
import { knowLinkedGuests } from '../../server/services/accounts/linked-guests.ts';
import type { RequestHeaders } from '../../server/services/services.ts';
import { Tickets } from '../../server/services/tickets.ts';
import { plainSnapshots } from './plain-snapshots.ts';
import { silentLog } from './silent-log.ts';
import { OPEN_REACH } from './open-reach.ts';

const STEP1 = Uint8Array.of(0, 0, 1, 0);

export interface TestGateway {
  readonly bus: MemoryBus;
  readonly documents: MemoryDocuments;
  readonly sharing: MemorySharing;
  readonly rooms: RoomRegistry;
  readonly tickets: Tickets;
  /** Writing that was refused, whoever tried. */
  readonly refusals: readonly { readonly id: DocumentId; readonly personId: PersonId | null }[];
  readonly port: number;
  makeDocument(): Promise<DocumentId>;
  /**
   * @param person  who the connection comes from; null: nobody.
   * @param headers  what it sends along: with `x-scope` the person is a program with such a token.
   */
  connect(
    id: DocumentId,
    person?: string | null,
    query?: string,
    headers?: Readonly<Record<string, string>>,
  ): Visitor;
  close(): Promise<void>;
}

export interface Visitor {
  readonly socket: WebSocket;
  readonly messages: Uint8Array[];
  /** Resolves with the first message of the document. */
  readonly greeted: Promise<void>;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
}

export interface GatewayWorld {
  readonly tables?: MemoryTables;
  readonly bus?: MemoryBus;
  readonly access?: AccessMode;
  /** In place of taking them by their word. */
  readonly who?: Partial<Pick<WhoPorts, 'resolveActor' | 'actorAgain'>>;
}

export async function testGateway(
  limits: Partial<Limits> = {},
  world: GatewayWorld = {},
): Promise<TestGateway> {
  const tables = world.tables ?? new MemoryTables();
  const documents = new MemoryDocuments(tables);
  const bus = world.bus ?? new MemoryBus(silentLog);
  const meter = new Meter();
  const sharing = new MemorySharing(tables);
  const all = { ...DEFAULT_LIMITS, ...limits };
  const common = { documents, bus, meter, limits: all, clock: machineClock, logger: silentLog };
  const refusals: { readonly id: DocumentId; readonly personId: PersonId | null }[] = [];
  const rooms = new RoomRegistry({
    ...common,
    log: new MemoryUpdateLog(tables),
    changed: () => undefined,
    snapshots: plainSnapshots,
    grew: () => undefined,
    writeRefused: (id, personId) => refusals.push({ id, personId }),
  });
  const tickets = new Tickets({ clock: machineClock, random: machineRandom, limits: all });
  const gateway = makeGateway({
    ...common,
    people: new MemoryPeople(tables),
    sharing,
    access: world.access ?? 'open',
    rooms,
    origins: { publicOrigin: null, isBehindProxy: false },
    linkedGuests: knowLinkedGuests(bus, []),
    resolveActor: async (headers) => claimedActor(headers),
    actorAgain: async (actor) => actor,
    ...world.who,
    tickets,
  });
  const server = createServer();
  server.on('upgrade', (request, stream: Duplex, head) => gateway.accept(request, stream, head));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  let count = 0;
  const visitors: Visitor[] = [];
  return {
    bus,
    documents,
    sharing,
    rooms,
    tickets,
    refusals,
    port,
    async makeDocument() {
      const id = `document${count++}`.padEnd(22, 'A') as DocumentId;
      const projection = { title: '', excerpt: '', wordCount: 0 };
      const times = {
        createdAtMs: 0,
        updatedAtMs: 0,
        updatedBy: null,
        trashedAtMs: null,
        ...OPEN_REACH,
      };
      const epoch = 'AAAAAAAAAAA' as Epoch;
      await documents.create({ id, ownerId: null, epoch, ...times, projection });
      return id;
    },
    connect(id, person = null, query = '', headers = {}) {
      const url = `ws://127.0.0.1:${port}/collab/${id}${query}`;
      const visitor = visit(url, person === null ? headers : { 'x-person': person, ...headers });
      visitors.push(visitor);
      return visitor;
    },
    async close() {
      for (const { socket } of visitors) socket.terminate();
      gateway.close();
      await rooms.drain();
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

/** Whoever the headers say. */
function claimedActor(headers: RequestHeaders): Actor {
  const actor = actorOf(headerOf(headers, 'x-person') as PersonId | null);
  const scope = TOKEN_SCOPES.find((known) => known === headerOf(headers, 'x-scope'));
  if (scope === undefined || actor.is !== 'member') return actor;
  return { ...actor, proof: { is: 'token', id: `to ${scope}`, scope } };
}

function visit(url: string, headers: Readonly<Record<string, string>>): Visitor {
  const socket = new WebSocket(url, { headers });
  const messages: Uint8Array[] = [];
  socket.on('open', () => socket.send(STEP1));
  socket.on('error', () => socket.terminate());
  const greeted = new Promise<void>((resolve) => {
    socket.on('message', (message: Buffer) => {
      messages.push(new Uint8Array(message));
      resolve();
    });
  });
  const closed = new Promise<{ readonly code: number; readonly reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  return { socket, messages, greeted, closed };
}
