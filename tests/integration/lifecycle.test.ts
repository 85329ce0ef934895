/** Restarts, and data folders from another time, with many people or few. */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { openCollab, type Collab } from '../../lib/client/collab.ts';
import { newGuestId, type DocumentId, type PersonId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { machineClock, machineRandom } from '../../server/adapters/machine.ts';
import { loadSecrets } from '../../server/adapters/prisma/secrets.ts';
import { guestCookie } from '../../server/gateway/actor.ts';
import { greetedSockets } from '../support/greeted-socket.ts';
import { MemoryCopies } from '../support/memory-copies.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { stockClient, until, type StockClient } from '../support/stock-client.ts';
import { makeDocument, storedDocument } from '../support/stored-documents.ts';

const RETURNING = Number(process.env['LIFECYCLE_CLIENTS'] ?? 300);
const DOCUMENTS = 10;
const BACKUP = join(import.meta.dirname, '../../server/cli/backup.ts');

let dataFolder: string;
let server: RunningServer;
let cleanUp: (() => unknown)[] = [];

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-life-'));
});

afterEach(async () => {
  for (const step of cleanUp.toReversed()) await step();
  cleanUp = [];
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const most = String(RETURNING * 2);
  server = await startServer({
    dataFolder,
    env: { SHEAF_HEADLESS: '1', SHEAF_ADDRESS_SOCKETS_MAX: most, SHEAF_ROOM_SESSIONS_MAX: most },
  });
}

function stock(id: DocumentId): StockClient {
  const client = stockClient(server, id);
  cleanUp.push(() => client.leave());
  return client;
}

function own(id: DocumentId, personId: PersonId): Collab {
  class PersonSocket extends NodeSocket {
    constructor(url: string) {
      const { pair } = guestCookie(loadSecrets(dataFolder).instanceKey, personId, false);
      super(url, { headers: { cookie: pair, origin: server.url } });
    }
  }
  const collab = openCollab({
    socketUrl: server.collabUrl,
    documentId: id,
    epoch: null,
    personId,
    profile: { name: 'somebody', hue: 1 },
    limits: DEFAULT_LIMITS,
    clock: machineClock,
    storage: new MemoryCopies(),
    WebSocket: PersonSocket as unknown as typeof WebSocket,
  });
  cleanUp.push(() => collab.destroy());
  return collab;
}

/** Seconds of processor time the server has used. */
async function cpuSeconds(): Promise<number> {
  const stat = await readFile(`/proc/${server.pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const isSaved = (collab: Collab) => collab.getStatus().save.is === 'saved';

describe('a restart', () => {
  it('[GATE-27] under load loses nothing that was seen, and all are back within five seconds', async () => {
    const documents = [];
    for (let n = 0; n < 4; n++) documents.push(await makeDocument(dataFolder));
    await start();
    const pairs = documents.map((id) => ({ id, writer: stock(id), reader: stock(id) }));
    const all = pairs.flatMap(({ writer, reader }) => [writer, reader]);
    await until('synced', () => all.every(({ provider }) => provider.synced));
    let n = 0;
    const typing = setInterval(() => {
      n += 1;
      for (const { writer } of pairs) writer.title.insert(writer.title.length, `<${n}>`);
    }, 1);
    cleanUp.push(() => clearInterval(typing));
    await until('all are seen', () => pairs.every(({ reader }) => reader.title.length > 500));
    const stoppedMs = performance.now();
    expect(await server.terminate()).toBe(0);
    expect(performance.now() - stoppedMs).toBeLessThan(10_000);
    for (const { id, reader } of pairs) {
      const stored = await storedDocument(dataFolder, id);
      expect(stored.getText('title').toString().startsWith(reader.title.toString())).toBe(true);
    }
    clearInterval(typing);
    await server.restart();
    const startedMs = performance.now();
    await until('all are back', () => all.every(({ provider }) => provider.synced));
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    const isSame = () =>
      pairs.every(({ writer, reader }) => writer.title.toString() === reader.title.toString());
    await until('nothing is missing', isSame);
    expect(pairs.every(({ writer }) => writer.title.toString().endsWith(`<${n}>`))).toBe(true);
  });

  it('[GATE-27] takes everybody back who comes in the same moment', async () => {
    const documents = [];
    for (let n = 0; n < DOCUMENTS; n++) documents.push(await makeDocument(dataFolder));
    await start();
    const writer = stock(documents[0] as DocumentId);
    await until('synced', () => writer.provider.synced);
    writer.title.insert(0, 'x'.repeat(10_000));
    const urls = documents.map((id) => `${server.url}/collab/${id}`);
    const leave = (sockets: readonly Socket[]) => sockets.forEach((socket) => socket.destroy());
    leave(await greetedSockets(urls, RETURNING));
    expect(await server.terminate()).toBe(0);
    await server.restart();
    const beforeSeconds = await cpuSeconds();
    const startedMs = performance.now();
    const back = await greetedSockets(urls, RETURNING, RETURNING);
    const tookMs = performance.now() - startedMs;
    const usedSeconds = (await cpuSeconds()) - beforeSeconds;
    process.stdout.write(
      `${RETURNING} came back at once: all synced after ${tookMs.toFixed(0)} ms, ` +
        `${usedSeconds.toFixed(2)} CPU-s\n`,
    );
    leave(back);
    expect(tookMs).toBeLessThan(5_000);
  });
});

describe('a data folder that was copied back', () => {
  it('[ROOM-10] turns away who remembers what is lost, and keeps the unsent words of theirs', async () => {
    const id = await makeDocument(dataFolder);
    const backup = `${dataFolder}-backup`;
    cleanUp.push(() => rm(backup, { recursive: true, force: true }));
    await start();
    const [adaId, bobId] = [newGuestId(machineRandom), newGuestId(machineRandom)];
    const ada = own(id, adaId);
    ada.title.insert(0, 'kept ');
    await until('saved', () => isSaved(ada));
    await server.terminate();
    await cp(dataFolder, backup, { recursive: true });
    await server.restart();
    const bob = own(id, bobId);
    await until('back', () => isSaved(ada) && isSaved(bob));
    ada.title.insert(5, 'lost');
    await until('bob sees', () => bob.title.toString() === 'kept lost');
    await server.terminate();
    bob.title.insert(0, 'unsent ');
    // Ada's own replica is gone, too: nobody who may bring her words back has them.
    ada.destroy();
    await rm(dataFolder, { recursive: true, force: true });
    await cp(backup, dataFolder, { recursive: true });
    await server.restart();
    await until('bob is told', () => bob.getStatus().save.is === 'read-only');
    expect(bob.getStatus().save).toMatchObject({ reason: 'copy_outdated', hasUnsentText: true });
    const fresh = await bob.startOver();
    cleanUp.push(() => fresh.destroy());
    await until('from the server', () => fresh.title.toString() === 'kept ');
    expect(fresh.getStatus().keptText).toContain('unsent');
    expect(server.log).toContain('copy.ahead');
  });
});

describe('a backup that was restored', () => {
  it('[GATE-33] sets everybody back: nobody brings later words along, and unsent ones are kept', async () => {
    const id = await makeDocument(dataFolder);
    await start();
    const [ada, bob] = [newGuestId(machineRandom), newGuestId(machineRandom)].map((person) =>
      own(id, person),
    ) as [Collab, Collab];
    const bothRead = (text: string) => [ada, bob].every(({ title }) => title.toString() === text);
    ada.title.insert(0, 'kept');
    await until('both see', () => bothRead('kept') && isSaved(ada) && isSaved(bob));
    const copy = join(dataFolder, 'copy.db');
    execFileSync(process.execPath, [BACKUP, copy], {
      env: { ...process.env, SHEAF_DATA: dataFolder },
    });
    // Under client ids the copy knows and under one it never heard of, and a deletion.
    ada.title.insert(4, ' lost');
    bob.title.insert(0, 'also lost, ');
    ada.title.delete(ada.title.length - 1, 1);
    await until('both see', () => bothRead('also lost, kept los') && isSaved(ada) && isSaved(bob));
    await server.terminate();
    bob.title.insert(0, 'unsent ');
    for (const rest of ['sheaf.db-wal', 'sheaf.db-shm']) {
      await rm(join(dataFolder, rest), { force: true });
    }
    await rename(copy, join(dataFolder, 'sheaf.db'));
    await server.restart();
    expect(server.log).toContain('"event":"database.restored"');
    const isSetBack = ({ getStatus }: Collab) => {
      const { save } = getStatus();
      return save.is === 'read-only' && save.reason === 'copy_outdated';
    };
    await until('both are told', () => isSetBack(ada) && isSetBack(bob));
    const reader = stock(id);
    await until('read', () => reader.provider.synced);
    expect(reader.title.toString()).toBe('kept');
    const fresh = await bob.startOver();
    cleanUp.push(() => fresh.destroy());
    await until('bob reads on', () => fresh.title.toString() === 'kept');
    expect(fresh.getStatus().keptText).toContain('unsent');
    fresh.title.insert(4, ' on');
    await until('and writes on', () => reader.title.toString() === 'kept on');
  });
});
