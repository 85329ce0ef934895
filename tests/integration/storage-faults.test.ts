/** Disks fill up, rot and go away; the real server meets each of them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, renameSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { DocumentId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { openCollab, type Collab } from '../../lib/client/collab.ts';
import { machineClock } from '../../server/adapters/machine.ts';
import { databaseFile } from '../../server/adapters/prisma/data-folder.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { pause, stockClient, until, type StockClient } from '../support/stock-client.ts';
import { makeDocument, storedDocument } from '../support/stored-documents.ts';

const SERVER = join(import.meta.dirname, '../../server');

let cleanUp: (() => unknown)[] = [];

afterEach(async () => {
  const steps = cleanUp.toReversed();
  cleanUp = [];
  for (const step of steps) await step();
});

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sheaf-faults-'));
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function start(folder: string): Promise<RunningServer> {
  const server = await startServer({ dataFolder: folder, env: { SHEAF_HEADLESS: '1' } });
  // Ends nothing that has ended, and leaves nothing behind a test that failed.
  cleanUp.push(() => server.kill9());
  return server;
}

function stock(server: RunningServer, id: DocumentId): StockClient {
  const client = stockClient(server, id);
  cleanUp.push(() => client.leave());
  return client;
}

function own(server: RunningServer, id: DocumentId): Collab {
  const collab = openCollab({
    socketUrl: server.collabUrl,
    documentId: id,
    epoch: null,
    personId: null,
    profile: { name: 'own', hue: 1 },
    limits: DEFAULT_LIMITS,
    clock: machineClock,
    storage: null,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  cleanUp.push(() => collab.destroy());
  return collab;
}

/**
 * No file of the server may grow: what a full disk looks like to it (EFBIG, as Node ignores the
 * signal that comes with it).
 */
function limitFileSize(pid: number, bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
}

describe('a store that fails', () => {
  it('[ROOM-13] [ROOM-1] [FAULT-1] [FAULT-4] a full disk: nothing is shown or settled, all are told, nothing is lost', async () => {
    const folder = await dataFolder();
    const id = await makeDocument(folder);
    const server = await start(folder);
    const ada = own(server, id);
    const bob = stock(server, id);
    const title = ada.doc.getText('title');
    title.insert(0, 'before ');
    await until('bob sees', () => bob.title.toString() === 'before ');
    await until('saved', () => ada.getStatus().save.is === 'saved');
    limitFileSize(server.pid, 1);
    const fullAtMs = Date.now();
    title.insert(7, 'meanwhile ');
    const waitsForDisk = () => {
      const { save } = ada.getStatus();
      return save.is === 'still-saving' && save.reason === 'storage_unavailable';
    };
    await until('ada is told', waitsForDisk, 5_000);
    const toldAfterMs = Date.now() - fullAtMs;
    process.stdout.write(`storage fault told after ${toldAfterMs} ms\n`);
    expect(toldAfterMs).toBeLessThan(2_000);
    bob.title.insert(0, 'bob ');
    const cy = stock(server, id);
    await pause(3_000);
    expect(bob.title.toString()).toBe('bob before ');
    expect(cy.title.toString()).toBe('before ');
    expect(waitsForDisk()).toBe(true);
    limitFileSize(server.pid, 'unlimited');
    await until('everything arrives', () =>
      [title, bob.title, cy.title].every((text) => text.toString() === 'bob before meanwhile '),
    );
    await until('saved again', () => ada.getStatus().save.is === 'saved');
    expect(bob.connectionCount).toBe(1);
    await server.stop();
    const stored = await storedDocument(folder, id);
    expect(stored.getText('title').toString()).toBe('bob before meanwhile ');
    expect(server.log).toContain('"event":"disk.failed"');
    expect(server.log).not.toContain('meanwhile');
  });

  /** Writes while `harm` lasts: it is told, seen by nobody, read by newcomers if they can, and kept. */
  async function outlast(
    harm: (file: string) => () => void,
    canRead: boolean,
  ): Promise<RunningServer> {
    const folder = await dataFolder();
    const id = await makeDocument(folder);
    const server = await start(folder);
    const [ada, bob] = [own(server, id), stock(server, id)];
    const title = ada.doc.getText('title');
    title.insert(0, 'before ');
    await until('bob sees', () => bob.title.toString() === 'before ');
    const heal = harm(databaseFile(folder));
    cleanUp.push(heal);
    const harmedAtMs = Date.now();
    title.insert(7, 'meanwhile ');
    const isTold = () => {
      const { save } = ada.getStatus();
      return save.is === 'still-saving' && save.reason === 'storage_unavailable';
    };
    await until('ada is told', isTold, 5_000);
    expect(Date.now() - harmedAtMs).toBeLessThan(2_000);
    const cy = stock(server, id);
    if (canRead) await until('cy reads', () => cy.title.toString() === 'before ', 8_000);
    await pause(1_500);
    expect(bob.title.toString()).toBe('before ');
    expect(isTold()).toBe(true);
    heal();
    await until('everything arrives', () =>
      [bob.title, cy.title].every((text) => text.toString() === 'before meanwhile '),
    );
    await until('saved again', () => ada.getStatus().save.is === 'saved');
    await server.stop();
    const stored = await storedDocument(folder, id);
    expect(stored.getText('title').toString()).toBe('before meanwhile ');
    expect(server.log).not.toContain('meanwhile');
    return server;
  }

  it('[ROOM-13] [FAULT-3] [FAULT-4] a locked database: told, read by newcomers, stored when it is free', async () => {
    const server = await outlast((file) => {
      const other = new Sqlite(file);
      other.exec('BEGIN IMMEDIATE');
      return () => other.close();
    }, true);
    expect(server.log).toContain('"event":"database.locked"');
  });

  it('[ROOM-13] [FAULT-2] [FAULT-4] a database that was moved away: told, and stored when it is back', async () => {
    const server = await outlast((file) => {
      renameSync(file, `${file}.away`);
      return () => {
        if (existsSync(`${file}.away`)) renameSync(`${file}.away`, file);
      };
    }, false);
    expect(server.log).toContain('"event":"database.vanished"');
  });

  it('[COMMIT-7] [FAULT-5] a document the database will not take holds up no other, and is kept', async () => {
    const folder = await dataFolder();
    const [bad, good] = [await makeDocument(folder), await makeDocument(folder)];
    const server = await start(folder);
    const [ada, bob] = [own(server, bad), own(server, good)];
    const [eve, cy] = [stock(server, bad), stock(server, good)];
    await until('all are in', () => eve.provider.synced && cy.provider.synced);
    const database = new Sqlite(databaseFile(folder));
    cleanUp.push(() => database.close());
    // Too large for any row, and only found out when it is tried: no broken constraint.
    database.exec(`CREATE TRIGGER "bad" BEFORE INSERT ON "UpdateRow"
      WHEN NEW."position" >> 32 = (SELECT "number" FROM "Document" WHERE "id" = '${bad}')
      BEGIN SELECT zeroblob(2000000000) || zeroblob(2000000000); END`);
    const told = (collab: Collab) => {
      const { save } = collab.getStatus();
      return save.is === 'still-saving' ? save.reason : save.is;
    };
    ada.doc.getText('title').insert(0, 'kept');
    bob.doc.getText('title').insert(0, 'stored');
    await until('the sound one is stored', () => cy.title.toString() === 'stored');
    await until('ada is told', () => told(ada) === 'storage_unavailable');
    for (let n = 0; n < 20; n++) {
      bob.doc.getText('title').insert(0, 'and ');
      await pause(100);
      expect(told(ada)).toBe('storage_unavailable');
      expect(told(bob)).not.toBe('storage_unavailable');
    }
    await until('bob is through', () => told(bob) === 'saved');
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain(
      'sheaf_documents_failing 1',
    );
    expect(eve.title.toString()).toBe('');
    database.exec('DROP TRIGGER "bad"');
    await until('it is stored', () => eve.title.toString() === 'kept');
    await until('ada is told so', () => told(ada) === 'saved');
    await server.stop();
    expect(server.log).toContain('"event":"document.storage-failed"');
    expect(server.log).toContain('"event":"document.storage-recovered"');
    expect((await storedDocument(folder, bad)).getText('title').toString()).toBe('kept');
  });

  it('[HTTP-12] [DOCTOR-4] a disk that is full at the start is told with its cure, also by the doctor', async () => {
    const folder = await dataFolder();
    await makeDocument(folder);
    const onFullDisk = (program: string) =>
      spawnSync('prlimit', ['--fsize=1', process.execPath, join(SERVER, program)], {
        env: { ...process.env, SHEAF_DATA: folder, SHEAF_HEADLESS: '1', PORT: '0' },
        encoding: 'utf8',
      });
    const started = onFullDisk('main.ts');
    expect(started.status).toBe(1);
    expect(started.stderr).toContain('Its disk is full or fails: make room');
    const { status, stdout } = onFullDisk('cli/doctor.ts');
    expect(status).toBe(1);
    expect(stdout.match(/ {2}problem .*/g)).toEqual([
      expect.stringContaining('Reading takes a little room on its disk.'),
    ]);
  });

  it('[STORE-43] a start whose disk does not take what a crash left serves nobody, and tells the cure', async () => {
    const folder = await dataFolder();
    const id = await makeDocument(folder);
    const server = await start(folder);
    const [ada, bob] = [stock(server, id), stock(server, id)];
    await until('all are in', () => ada.provider.synced && bob.provider.synced);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('x'.repeat(100_000))]);
    ada.doc.getXmlFragment('default').push([paragraph]);
    ada.title.insert(0, 'stored');
    await until('it is stored', () => bob.title.toString() === 'stored');
    for (const client of [ada, bob]) client.leave();
    await server.kill9();
    // It may go on in the log, and has no room for what is there already.
    const { size } = statSync(databaseFile(folder));
    const started = spawnSync(
      'prlimit',
      [`--fsize=${size}`, process.execPath, join(SERVER, 'main.ts')],
      {
        env: { ...process.env, SHEAF_DATA: folder, SHEAF_HEADLESS: '1', PORT: '0' },
        encoding: 'utf8',
        timeout: 20_000,
      },
    );
    expect(started.status).toBe(1);
    expect(started.stderr).toContain('Its disk is full or fails: make room');
    await server.restart();
    const cy = stock(server, id);
    await until('all of it is there', () => cy.title.toString() === 'stored');
    await server.stop();
  });

  it('[GATE-15] SIGTERM with a store that is gone: not 0, within 20 s, naming the documents', async () => {
    const folder = await dataFolder();
    const [id, clean] = [await makeDocument(folder), await makeDocument(folder)];
    const server = await start(folder);
    const [ada, cy] = [stock(server, id), stock(server, clean)];
    await until('synced', () => ada.provider.synced && cy.provider.synced);
    limitFileSize(server.pid, 1);
    ada.title.insert(0, 'never stored');
    await until('the log says so', () => server.log.includes('commit.failed'));
    const startedMs = Date.now();
    expect(await server.terminate()).toBe(1);
    expect(Date.now() - startedMs).toBeLessThan(20_000);
    const line = server.log.split('\n').find((text) => text.includes('server.drain-timed-out'));
    expect(line).toContain(id);
    expect(line).not.toContain(clean);
  });

  it('[ROOM-12] a rotten row: its document is read-only and says so, others are not concerned', async () => {
    const folder = await dataFolder();
    const [rotten, sound] = [await makeDocument(folder), await makeDocument(folder)];
    const first = await start(folder);
    const writer = stock(first, rotten);
    await until('synced', () => writer.provider.synced);
    writer.title.insert(0, 'sound');
    const witness = stock(first, rotten);
    await until('stored', () => witness.title.toString() === 'sound');
    writer.title.insert(5, ' rotten');
    await until('stored too', () => witness.title.toString() === 'sound rotten');
    for (const client of [writer, witness]) client.leave();
    await first.stop();
    const database = new Sqlite(databaseFile(folder));
    const { changes } = database
      .prepare(
        'UPDATE "UpdateRow" SET "bytes" = zeroblob(length("bytes")) WHERE "position" = (SELECT max("position") FROM "UpdateRow")',
      )
      .run();
    database.close();
    expect(changes).toBe(1);
    const server = await start(folder);
    const ada = own(server, rotten);
    await until('ada is told', () => {
      const { save } = ada.getStatus();
      return save.is === 'read-only' && save.reason === 'document_damaged';
    });
    await until('what is sound is shown', () => ada.doc.getText('title').toString() === 'sound');
    const bob = stock(server, sound);
    await until('the other opens', () => bob.provider.synced);
    bob.title.insert(0, 'works');
    const cy = stock(server, sound);
    await until('and works', () => cy.title.toString() === 'works');
    await server.stop();
    expect(server.log).toContain('document.damaged');
  });
});
