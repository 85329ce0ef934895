/** More than anybody needs, of what is allowed. Others must not feel it. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { DocumentId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { encodeUpdate } from '../../lib/protocol/codec.ts';
import { rawUpdate } from '../support/update-builder.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { pause, stockClient, until } from '../support/stock-client.ts';
import { makeDocument } from '../support/stored-documents.ts';

const STEP1 = Uint8Array.of(0, 0, 1, 0);
const DOCUMENTS = 6;

let server: RunningServer;
const documents: DocumentId[] = [];

beforeAll(async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-abuse-'));
  for (let n = 0; n < DOCUMENTS; n++) documents.push(await makeDocument(dataFolder));
  server = await startServer({ dataFolder, env: { SHEAF_HEADLESS: '1' } });
});

afterAll(() => server.stop());

function aDocument(): DocumentId {
  const id = documents.pop();
  if (id === undefined) throw new Error('make more documents');
  return id;
}

interface Talker {
  readonly socket: WebSocket;
  readonly messages: Uint8Array[];
  closeCode: number | null;
}

/** Open, greeted, and everything it hears is kept. */
async function talker(id: DocumentId): Promise<Talker> {
  const socket = new WebSocket(`${server.collabUrl}/${id}`);
  const heard: Talker = { socket, messages: [], closeCode: null };
  socket.on('message', (message: Buffer) => heard.messages.push(new Uint8Array(message)));
  socket.on('close', (code) => {
    heard.closeCode = code;
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  socket.send(STEP1);
  await until('greeted', () => answersTo(heard) === 1);
  return heard;
}

const answersTo = ({ messages }: Talker) =>
  messages.filter((message) => message[0] === 0 && message[1] === 1).length;

const byteCount = ({ messages }: Talker) =>
  messages.reduce((sum, message) => sum + message.length, 0);

const text = (client: number, clock: number, content: string) =>
  encodeUpdate(
    rawUpdate([
      {
        client,
        clock,
        structs: [
          clock === 0
            ? { parent: 'title', content: { text: content } }
            : { origin: [client, clock - 1], content: { text: content } },
        ],
      },
    ]),
  );

describe('gateway', () => {
  it('[GATE-17] a thousand updates without what they refer to are kept nowhere', async () => {
    const id = aDocument();
    const orphaner = await talker(id);
    for (let n = 0; n < 1_000; n++) {
      orphaner.socket.send(text(1_000 + n, 5, 'x'.repeat(1_000)));
    }
    orphaner.socket.send(text(7, 0, 'after it all'));
    const late = stockClient(server, id);
    await until('what is sound arrives', () => late.title.toString() === 'after it all');
    const joiner = await talker(id);
    expect(byteCount(joiner)).toBeLessThan(5_000); // of a million bytes
    expect(orphaner.closeCode).toBeNull();
    // The gaps are asked for at most once a second, not a thousand times.
    const questions = orphaner.messages.filter((frame) => frame[0] === 0 && frame[1] === 0).length;
    expect(questions).toBeLessThan(10);
    late.leave();
    for (const { socket } of [orphaner, joiner]) socket.close();
  });

  it('[GATE-17] eight MiB of text are stored, a little more ends the connection', async () => {
    const id = aDocument();
    const large = await talker(id);
    const units = DEFAULT_LIMITS.updateBytesMax - 64;
    large.socket.send(text(1, 0, 'x'.repeat(units)));
    const reader = stockClient(server, id);
    await until('all of it arrives', () => reader.title.length === units, 30_000);
    reader.leave();
    large.socket.send(text(2, 0, 'x'.repeat(DEFAULT_LIMITS.updateBytesMax + 100)));
    await until('closed', () => large.closeCode !== null);
    expect([1009, 4413]).toContain(large.closeCode);
  });

  it('[GATE-17] a question asked ten thousand times is answered about once a second', async () => {
    const id = aDocument();
    const asker = await talker(id);
    asker.socket.send(text(3, 0, 'x'.repeat(100_000)));
    const startMs = performance.now();
    for (let n = 0; n < 10_000; n++) asker.socket.send(STEP1);
    const reader = stockClient(server, id);
    await until('another reads', () => reader.title.length === 100_000);
    await pause(1_500);
    const seconds = (performance.now() - startMs) / 1_000;
    expect(answersTo(asker)).toBeGreaterThan(1);
    expect(answersTo(asker)).toBeLessThanOrEqual(2 + Math.ceil(seconds));
    reader.leave();
    asker.socket.close();
  });

  it('[GATE-10] whoever comes and goes 400 times leaves no trace in the count of sockets', async () => {
    const id = aDocument();
    for (let round = 0; round < 4; round++) {
      const sockets = Array.from({ length: 100 }, () => new WebSocket(`${server.collabUrl}/${id}`));
      const opened = sockets.map(
        (socket) =>
          new Promise<boolean>((resolve) => {
            socket.once('open', () => resolve(true));
            socket.once('error', () => resolve(false));
          }),
      );
      expect((await Promise.all(opened)).every(Boolean)).toBe(true);
      const gone = sockets.map(
        (socket) => new Promise<void>((resolve) => void socket.once('close', () => resolve())),
      );
      for (const socket of sockets) socket.terminate();
      await Promise.all(gone);
    }
    const { socket } = await talker(id);
    socket.close();
  });
});
