import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientFrame, rawSocket } from '../support/raw-socket.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { makeDocument } from '../support/stored-documents.ts';

let server: RunningServer;
let documentUrl: string;
let httpUrl: string;

beforeAll(async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-frames-'));
  const documentId = await makeDocument(dataFolder);
  server = await startServer({ dataFolder, env: { SHEAF_HEADLESS: '1' } });
  documentUrl = `${server.collabUrl}/${documentId}`;
  httpUrl = documentUrl.replace('ws:', 'http:');
});

afterAll(() => server.stop());

const bytes = (...values: number[]) => Uint8Array.from(values);
const CLOSE = 0x88;
const BINARY = 0x82;

/** Name, bytes on the wire, whether the rest of a claimed length never comes. */
const ILLEGAL: readonly (readonly [string, Uint8Array])[] = [
  ['unmasked', clientFrame({ first: BINARY, payload: bytes(1, 1, 0), isMasked: false })],
  ['RSV1 set', clientFrame({ first: 0xc2, payload: bytes(1, 1, 0) })],
  ['RSV2 set', clientFrame({ first: 0xa2, payload: bytes(1, 1, 0) })],
  ['RSV3 set', clientFrame({ first: 0x92, payload: bytes(1, 1, 0) })],
  ['opcode 3', clientFrame({ first: 0x83, payload: bytes(1) })],
  ['opcode 11', clientFrame({ first: 0x8b, payload: bytes(1) })],
  ['a lone continuation', clientFrame({ first: 0x80, payload: bytes(1) })],
  ['a ping of 126 bytes', clientFrame({ first: 0x89, payload: new Uint8Array(126) })],
  ['a fragmented ping', clientFrame({ first: 0x09, payload: bytes(1) })],
  ['close code 1005', clientFrame({ first: CLOSE, payload: bytes(0x03, 0xed) })],
  ['close code 1006', clientFrame({ first: CLOSE, payload: bytes(0x03, 0xee) })],
  ['close code 999', clientFrame({ first: CLOSE, payload: bytes(0x03, 0xe7) })],
  ['a close of one byte', clientFrame({ first: CLOSE, payload: bytes(0x03) })],
  ['bad UTF-8 in a close', clientFrame({ first: CLOSE, payload: bytes(0x03, 0xe8, 0xff) })],
  ['bad UTF-8 in a text', clientFrame({ first: 0x81, payload: bytes(0xff, 0xfe) })],
  ['a text frame', clientFrame({ first: 0x81, payload: bytes(0x68, 0x69) })],
  [
    'a length of 2^63 + 5',
    clientFrame({ first: BINARY, lengthField: [127, 0x80, 0, 0, 0, 0, 0, 0, 5] }),
  ],
  [
    'a length of 2^53',
    clientFrame({ first: BINARY, lengthField: [127, 0, 0x20, 0, 0, 0, 0, 0, 0] }),
  ],
  [
    'a length of 1 GiB',
    clientFrame({ first: BINARY, lengthField: [127, 0, 0, 0, 0, 0x40, 0, 0, 0] }),
  ],
];

/** Somebody else's connection still gets an answer to its step1. */
async function canaryWorks(): Promise<void> {
  const socket = new WebSocket(documentUrl);
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => socket.send(bytes(0, 0, 1, 0)));
    socket.once('message', () => resolve());
  });
  socket.close();
}

describe('gateway', () => {
  it.each(ILLEGAL)('[GATE-1] ends a connection that sends %s, and only that', async (_, frame) => {
    const socket = await rawSocket(httpUrl);
    expect(socket.status).toBe('HTTP/1.1 101 Switching Protocols');
    socket.write(frame);
    expect([0, 1002, 1003, 1007, 1009]).toContain(await socket.closed(2_000));
    await canaryWorks();
  });

  it.each([
    ['empty', bytes()],
    ['a cut varint', bytes(0x80)],
    ['ten ff', bytes(...Array.from({ length: 10 }, () => 0xff))],
    ['frame type 9', bytes(9)],
    ['frame type 2^31', bytes(0x80, 0x80, 0x80, 0x80, 0x08)],
    ['sync type 7', bytes(0, 7, 0)],
    ['an auth frame', bytes(2, 0, 1, 0x61)],
    ['one of our own frames', bytes(100, 1)],
    ['a state vector of 15 * 2^28 clients', bytes(0, 0, 5, 0x80, 0x80, 0x80, 0x80, 0x0f)],
    ['an update of 2^32 - 1 clients', bytes(0, 2, 5, 0xff, 0xff, 0xff, 0xff, 0x0f)],
    ['an update V2', bytes(0, 2, 8, 0, 0, 1, 0, 0, 0, 0, 0)],
  ])('[GATE-5] ends a connection that sends %s with 4400', async (_, message) => {
    const socket = new WebSocket(documentUrl);
    const code = await new Promise<number>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('open', () => socket.send(message));
      socket.once('close', resolve);
    });
    expect(code).toBe(4400);
    await canaryWorks();
  });
});
