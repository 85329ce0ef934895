/** The client of the browser, in Node, against the real server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import * as Y from 'yjs';
import { openCollab } from '../../lib/client/collab.ts';
import type { Collab, CollabOptions } from '../../lib/client/collab.ts';
import { EMPTY_LEDGER, isAllStored, stepLedger } from '../../lib/client/ledger.ts';
import type { Ledger, LedgerEvent } from '../../lib/client/ledger.ts';
import { SCHEMA_VERSION } from '../../lib/core/document.ts';
import { newEpoch, newGuestId } from '../../lib/core/ids.ts';
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { decodeOwnFrame, encodeUpdate } from '../../lib/protocol/codec.ts';
import { machineClock, machineRandom } from '../../server/adapters/machine.ts';
import { loadSecrets } from '../../server/adapters/prisma/secrets.ts';
import { guestCookie } from '../../server/gateway/actor.ts';
import { MemoryCopies } from '../support/memory-copies.ts';
import { startServer } from '../support/server.ts';
import type { RunningServer } from '../support/server.ts';
import { until } from '../support/stock-client.ts';
import { makeDocument, storedDocument } from '../support/stored-documents.ts';

let dataFolder: string;
let documentId: DocumentId;
let server: RunningServer;
let opened: Collab[] = [];

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-client-'));
  documentId = await makeDocument(dataFolder);
});

afterEach(async () => {
  for (const collab of opened) collab.destroy();
  opened = [];
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

async function start(env: Readonly<Record<string, string>> = {}): Promise<void> {
  server = await startServer({ dataFolder, env: { SHEAF_HEADLESS: '1', ...env } });
}

/** A socket with the cookie a browser would send, which counts what it is sent. */
function socketOf(personId: PersonId | null, received = { byteCount: 0 }): typeof WebSocket {
  class PersonSocket extends NodeSocket {
    constructor(url: string) {
      const { instanceKey } = loadSecrets(dataFolder);
      const cookie = personId === null ? null : guestCookie(instanceKey, personId, false).pair;
      super(url, cookie === null ? {} : { headers: { cookie, origin: server.url } });
      this.on('message', (data: ArrayBuffer) => (received.byteCount += data.byteLength));
    }
  }
  return PersonSocket as unknown as typeof WebSocket;
}

function join_(personId: PersonId | null, changes: Partial<CollabOptions> = {}): Collab {
  const collab = openCollab({
    socketUrl: server.collabUrl,
    documentId,
    epoch: null,
    personId,
    profile: { name: 'Ada', hue: 1 },
    limits: DEFAULT_LIMITS,
    clock: machineClock,
    storage: new MemoryCopies(),
    WebSocket: socketOf(personId),
    ...changes,
  });
  opened.push(collab);
  return collab;
}

const aGuest = () => newGuestId(machineRandom);
const type = (collab: Collab, text: string) => collab.title.insert(collab.title.length, text);
const isSaved = (collab: Collab) => collab.getStatus().save.is === 'saved';
const saved = (...collabs: Collab[]) => until('saved', () => collabs.every(isSaved));

describe('Client and server', () => {
  it('[CLIENT-3] loses nothing and doubles nothing when the server is killed between two writers', async () => {
    await start();
    const [ada, bob] = [join_(aGuest()), join_(aGuest())];
    await saved(ada, bob);
    for (let word = 0; word < 20; word += 1) {
      type(ada, `a${word} `);
      type(bob, `b${word} `);
    }
    await server.kill9();
    type(ada, 'ada-away ');
    ada.title.delete(0, 1);
    type(bob, 'bob-away ');
    await until('offline is said', () => ada.getStatus().save.is === 'offline-kept', 2_000);
    await server.restart();
    await until(
      'both live and equal',
      () => isSaved(ada) && isSaved(bob) && ada.title.toString() === bob.title.toString(),
      3_000,
    );
    const text = ada.title.toString();
    expect(text.match(/ada-away /g)).toHaveLength(1);
    expect(text.match(/bob-away /g)).toHaveLength(1);
    for (let word = 1; word < 20; word += 1) expect(text.match(`b${word} `)).not.toBeNull();

    await server.kill9();
    expect((await storedDocument(dataFolder, documentId)).getText('title').toString()).toBe(text);
  });

  it('[CLIENT-2] golden: a keystroke ahead of the first sync leaves a gap, the step2 closes it', async () => {
    await start();
    const doc = new Y.Doc();
    doc.getText('title').insert(0, 'unsent text');
    const before = Y.encodeStateVector(doc);
    doc.getText('title').insert(11, '!');
    const keystroke = Y.encodeStateAsUpdate(doc, before);

    const socket = new NodeSocket(
      `${server.collabUrl}/${documentId}?stored=1&schema=${SCHEMA_VERSION}`,
    );
    socket.binaryType = 'arraybuffer';
    let ledger: Ledger = EMPTY_LEDGER;
    const told: string[] = [];
    const tell = (event: LedgerEvent) => {
      ledger = stepLedger(ledger, event);
      told.push(event.is === 'refused' ? `${event.is} ${event.code}` : event.is);
    };
    tell({ is: 'changed', count: 1, atMs: 0 });
    tell({ is: 'changed', count: 1, atMs: 0 });
    socket.on('open', () => {
      tell({ is: 'connected' });
      socket.send(encodeUpdate(keystroke));
      tell({ is: 'update-sent', frameCount: 1, changeId: 2 });
      socket.send(Uint8Array.of(0, 0, 1, 0));
    });
    socket.on('message', (data: ArrayBuffer) => {
      const bytes = new Uint8Array(data);
      const own = decodeOwnFrame(bytes);
      if (own.ok && (own.value.is === 'settled' || own.value.is === 'refused')) tell(own.value);
      if (bytes[0] !== 0 || bytes[1] !== 0) return;
      // The vector of a document without content is one zero: the whole document is missing.
      socket.send(step2Of(Y.encodeStateAsUpdate(doc)));
      tell({ is: 'step2-sent', frameCount: 1 });
    });
    await until('everything is stored', () => isAllStored(ledger));
    socket.close();
    expect(told.slice(0, 4)).toEqual(['changed', 'changed', 'connected', 'update-sent']);
    expect(told).toContain('refused resync');
    await server.kill9();
    const stored = await storedDocument(dataFolder, documentId);
    expect(stored.getText('title').toString()).toBe('unsent text!');
  });

  it('[CLIENT-11] stores what is larger than a frame', async () => {
    const env = { SHEAF_UPDATE_BYTES_MAX: '2048', SHEAF_FRAME_BYTES_MAX: '2112' };
    await start(env);
    const limits = { ...DEFAULT_LIMITS, updateBytesMax: 2_048, frameBytesMax: 2_112 };
    const ada = join_(aGuest(), { limits });
    await saved(ada);
    type(ada, 'x'.repeat(20_000));
    await saved(ada);
    expect(ada.title.length).toBe(20_000);
    await server.kill9();
    const stored = await storedDocument(dataFolder, documentId);
    expect(stored.getText('title').length).toBe(20_000);
  });

  it('[CLIENT-16] is sent only what it lacks when it comes back', async () => {
    await start();
    const received = { byteCount: 0 };
    const [adaId, copies] = [aGuest(), new MemoryCopies()];
    const bob = join_(aGuest());
    await saved(bob);
    type(bob, 'x'.repeat(200_000));
    await saved(bob);
    const first = join_(adaId, { storage: copies });
    await until('the position is kept', () => copies.since.size > 0 && first.title.length > 0);
    first.destroy();
    type(bob, '!');
    await saved(bob);

    const epoch = String([...copies.rows.keys()][0])
      .split('/')
      .at(-1) as CollabOptions['epoch'];
    const WebSocket = socketOf(adaId, received);
    const again = join_(adaId, { storage: copies, epoch, WebSocket });
    await until('the missed keystroke', () => again.title.length === 200_001);
    await saved(again);
    expect(received.byteCount).toBeLessThan(5_000);
  });

  it('[CLIENT-23] starts over from the server after its copy became too old', async () => {
    await start();
    const adaId = aGuest();
    const old = join_(adaId, { epoch: newEpoch(machineRandom) });
    type(old, 'of another lineage');
    await until('it is told', () => old.getStatus().save.is === 'read-only');
    expect(old.getStatus().save).toMatchObject({ reason: 'copy_outdated', hasUnsentText: true });

    const fresh = await old.startOver();
    opened.push(fresh);
    await saved(fresh);
    expect(fresh.title.toString()).toBe('');
    expect(fresh.getStatus().keptText).toBe('of another lineage');
    type(fresh, 'and on');
    await saved(fresh);
  });

  it('[CLIENT-4] uploads nothing for somebody the copy does not belong to', async () => {
    await start();
    const ada = join_(aGuest(), { WebSocket: socketOf(aGuest()) });
    type(ada, 'not yours');
    await until('it is told', () => ada.getStatus().save.is === 'read-only');
    expect(ada.getStatus().save).toMatchObject({ reason: 'other_person' });
    expect(ada.unsentText()).toBe('not yours');
    await server.kill9();
    const stored = await storedDocument(dataFolder, documentId);
    expect(stored.getText('title').toString()).toBe('');
  });
});

function step2Of(update: Uint8Array): Uint8Array {
  const frame = encodeUpdate(update);
  // An update frame and a step2 differ in the second byte alone.
  frame[1] = 1;
  return frame;
}
