/**
 * Before anybody is let in, a few made-up people enter a made-up document, in memory and over real
 * connections to a port of their own on this machine: whoever comes first after a start finds
 * compiled what lies between the network and the room.
 */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { Clock } from '../../lib/std/clock.ts';
import { SCHEMA_VERSION } from '../../lib/core/document.ts';
import type { DocumentId, Epoch, PersonId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { Meter } from '../meter.ts';
import type { Log, SnapshotWorker } from '../ports.ts';
import { RoomRegistry } from '../room/registry.ts';
import { rehearsalContent } from '../workers/rehearsal.ts';
import { STATE_BYTES } from '../workers/rehearsal-document.ts';
import { guestCookie, makeResolveActor } from './actor.ts';
import { createHttpServer } from './http-server.ts';
import { refuse } from './refusal.ts';
import { makeGateway } from './upgrade.ts';

/**
 * V8 compiles what is called for the first time, and again what is called often. 70 ms of a core, in
 * part while the store is opened; the first document opens in 0.7 of the time and half the CPU. A
 * third of it helps a third as much.
 */
const VISITS = 30;
/** Longer than any visit takes: on a machine that does not let us in there are none. */
const VISIT_MS_MAX = 5_000;
const EPOCH = 'AAAAAAAAAAA' as Epoch;
const PERSON = 'g_AAAAAAAAAAAAAAAAAAAAAA' as PersonId;
/** "I have nothing", masked with zeros (RFC 6455 section 5.3). */
const STEP1 = Uint8Array.of(0x82, 0x84, 0, 0, 0, 0, 0, 0, 1, 0);

export interface EntranceRehearsalPorts {
  readonly snapshots: Pick<SnapshotWorker, 'unpack'>;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly log: Log;
}

/** @returns how many were let in and got everything. */
export async function rehearseEntrance(ports: EntranceRehearsalPorts): Promise<number> {
  const { limits, clock, log: logger } = ports;
  const common = { limits, clock, logger, meter: new Meter() };
  const bus = { publish() {}, subscribe: () => () => {} };
  const origins = { publicOrigin: null, isBehindProxy: false };
  const rooms = new RoomRegistry({
    ...common,
    log: { load: async () => rehearsalContent(), append: async () => {} },
    documents: { find: async () => null },
    bus,
    changed() {},
    snapshots: ports.snapshots,
    grew() {},
    writeRefused() {},
  });
  const key = new Uint8Array(32);
  const none = { find: async () => null };
  const linkedGuests = { memberOf: () => null };
  const gateway = makeGateway({
    ...common,
    rooms,
    bus,
    origins,
    access: 'open',
    documents: { find: async (id) => recordOf(id) },
    sharing: { givenIn: async () => new Map() },
    people: { find: async () => null },
    resolveActor: makeResolveActor({
      instanceKey: key,
      origins,
      signIns: none,
      tokens: none,
      linkedGuests,
    }),
    actorAgain: async (actor) => actor,
    tickets: { take: () => null },
    linkedGuests,
  });
  const server = createHttpServer((_, response) => refuse(response, 'not_found'), common);
  server.on('upgrade', (request, stream, head) => gateway.accept(request, stream, head));
  try {
    const port = await listening(server);
    const { pair } = guestCookie(key, PERSON, false);
    let letIn = 0;
    for (let visit = 0; visit < VISITS; visit += 1) {
      // As programs come and as pages do.
      const isPage = visit % 2 === 1;
      const query = isPage
        ? `?stored=1&schema=${SCHEMA_VERSION}&epoch=${EPOCH}&person=${PERSON}&since=0`
        : '';
      const headers = isPage ? `Origin: http://127.0.0.1:${port}\r\nCookie: ${pair}\r\n` : '';
      const id = String(visit).padEnd(22, 'A');
      if (await isLetIn(port, `/collab/${id}${query}`, headers)) letIn += 1;
    }
    return letIn;
  } finally {
    gateway.close();
    await rooms.drain();
    server.close();
  }
}

function recordOf(id: DocumentId) {
  const projection = { title: '', excerpt: '', wordCount: 0 };
  const times = { createdAtMs: 0, updatedAtMs: 0, updatedBy: null, trashedAtMs: null };
  const reach = { reach: 'link', reachRole: 'editor' } as const;
  return { id, ownerId: null, epoch: EPOCH, ...reach, ...times, projection };
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

/** Leaves once the content is there. */
async function isLetIn(port: number, path: string, headers: string): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(VISIT_MS_MAX, () => socket.destroy());
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\n` +
      'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
      `Sec-WebSocket-Key: ${'A'.repeat(22)}==\r\n${headers}\r\n`,
  );
  socket.write(STEP1);
  let bytes = 0;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > STATE_BYTES) return true;
  }
  return false;
}
