/** Fifty readers that take nothing, and the real server's memory meanwhile. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as encoding from 'lib0/encoding';
import * as decoding from 'lib0/decoding';
import { readSyncMessage } from 'y-protocols/sync';
import * as Y from 'yjs';
import type { DocumentId } from '../../lib/core/ids.ts';
import { MEMORY_OPTIONS, memoryOf } from '../support/server-memory.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { pause, stockClient, until } from '../support/stock-client.ts';
import { makeDocument } from '../support/stored-documents.ts';

const MIB = 1024 * 1024;
const READERS = 50;
const STEP1 = Uint8Array.of(0, 0, 1, 0);

let dataFolder: string;
let server: RunningServer;
let readers: Reader[] = [];

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-slow-'));
});

afterEach(async () => {
  for (const { socket } of readers) socket.terminate();
  readers = [];
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

interface Reader {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  /** What it was sent, applied. */
  readonly doc: Y.Doc;
}

/** Greeted, then paused: from here on it takes nothing. */
async function pausedReader(id: DocumentId): Promise<Reader> {
  const socket = new WebSocket(`${server.collabUrl}/${id}`);
  const doc = new Y.Doc();
  await new Promise((resolve) => void socket.once('open', resolve));
  const isGreeted = new Promise((resolve) => void socket.once('message', resolve));
  socket.on('message', (message: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(message));
    if (decoding.readVarUint(decoder) === 0) {
      readSyncMessage(decoder, encoding.createEncoder(), doc, null);
    }
  });
  socket.send(STEP1);
  await isGreeted;
  socket.pause();
  const closed = new Promise<number>((resolve) => void socket.once('close', resolve));
  const reader = { socket, closed, doc };
  readers.push(reader);
  return reader;
}

/** Replaces a MiB of text 24 times; ends when another client has been shown the last of it. */
async function pourLargeEdits(id: DocumentId): Promise<string> {
  const [writer, witness] = [stockClient(server, id), stockClient(server, id)];
  await until('synced', () => writer.provider.synced && witness.provider.synced);
  for (let n = 0; n < 24; n++) {
    writer.doc.transact(() => {
      writer.title.delete(0, writer.title.length);
      writer.title.insert(0, 'x'.repeat(MIB));
    });
    await pause(1);
  }
  writer.title.insert(0, 'end');
  await until('the end', () => witness.title.toString().startsWith('end'), 30_000);
  for (const client of [writer, witness]) client.leave();
  return writer.title.toString();
}

const heldBytes = async () => (await memoryOf(server)).heldBytes;

async function start(slowReaderMs: number): Promise<void> {
  const env = { SHEAF_HEADLESS: '1', SHEAF_SLOW_READER_MS: String(slowReaderMs) };
  server = await startServer({ dataFolder, env, nodeOptions: MEMORY_OPTIONS });
}

describe('gateway', () => {
  it('[GATE-9] [METRIC-5] fifty readers that never read cost little and are cut in the end', async () => {
    const [alone, read] = [await makeDocument(dataFolder), await makeDocument(dataFolder)];
    await start(8_000);
    const empty = await heldBytes();
    await pourLargeEdits(alone);
    const before = await heldBytes();
    await Promise.all(Array.from({ length: READERS }, () => pausedReader(read)));
    await pourLargeEdits(read);
    // What a document of this size holds by itself is not theirs.
    const theirs = (await heldBytes()) - before - (before - empty);
    const figures = await (await fetch(`${server.url}/metrics`)).text();
    const unsent = /^sheaf_send_buffer_bytes (\d+)$/m.exec(figures)?.[1];
    expect(Number(unsent)).toBeGreaterThan(READERS * MIB);
    const mib = (bytes: number) => (bytes / MIB).toFixed(1);
    process.stdout.write(`${READERS} paused readers hold ${mib(theirs)} MiB\n`);
    expect(theirs).toBeLessThan(64 * MIB);
    await pause(8_000);
    for (const { socket } of readers) socket.resume();
    for (const code of await Promise.all(readers.map(({ closed }) => closed))) {
      // A peer that had not taken the rest of a frame never sees the closing one.
      expect([1006, 1013]).toContain(code);
    }
  });

  it('[ROOM-26] a reader that pauses and goes on gets everything on its one connection', async () => {
    const id = await makeDocument(dataFolder);
    await start(60_000);
    const reader = await pausedReader(id);
    const text = await pourLargeEdits(id);
    reader.socket.resume();
    await until('it has caught up', () => reader.doc.getText('title').toString() === text, 30_000);
    expect(reader.socket.readyState).toBe(WebSocket.OPEN);
  });
});
