/**
 * `npm run bench:presence`: many people in one document who all move their caret: what the server
 * sends, and how old a caret is when it is shown.
 * Arguments: how many people (150), moves a second of each (5), seconds (10).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { encodeAwareness } from '../../lib/protocol/codec.ts';
import type { ClientId } from '../../lib/core/ids.ts';
import { startServer } from '../support/server.ts';
import { pause } from '../support/stock-client.ts';
import { makeDocument } from '../support/stored-documents.ts';
import { print, spreadOf } from './figures.ts';

const STEP1 = Uint8Array.of(0, 0, 1, 0);
const AWARENESS = 1;
/** Readers who look at what they get; the others only count, so that reading costs no lag. */
const WATCHERS = 5;
const WARM_UP_MS = 2_000;
const [people = 150, movesPerSecond = 5, seconds = 10] = process.argv.slice(2).map(Number);

const agesMs: number[] = [];
let receivedBytes = 0;

const dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-bench-'));
const id = await makeDocument(dataFolder);
const server = await startServer({
  dataFolder,
  env: { SHEAF_HEADLESS: '1', SHEAF_ADDRESS_SOCKETS_MAX: String(people) },
});
try {
  const all = await Promise.all(Array.from({ length: people }, (_, n) => join_(n)));
  const timers = all.map((move, n) => startMoving(move, n));
  await pause(WARM_UP_MS);
  agesMs.length = 0;
  receivedBytes = 0;
  await pause(seconds * 1_000);
  const { p50, p95 } = spreadOf(agesMs);
  print(
    `${people} people, ${movesPerSecond} moves/s each: ` +
      `${(receivedBytes / seconds / 1e6).toFixed(2)} MB/s out, ` +
      `a caret is ${p50.toFixed(0)} ms old when it is shown (p95 ${p95.toFixed(0)} ms)`,
  );
  for (const timer of timers) clearInterval(timer);
} finally {
  await server.kill9();
  await rm(dataFolder, { recursive: true, force: true });
}

/** @returns what moves the caret of the n-th person. */
async function join_(n: number): Promise<() => void> {
  const socket = new WebSocket(`${server.collabUrl}/${id}`);
  await new Promise((resolve) => void socket.once('open', resolve));
  socket.on('message', (message: Buffer) => {
    if (message[0] !== AWARENESS) return;
    receivedBytes += message.length;
    if (n < WATCHERS) watch(message);
  });
  socket.send(STEP1);
  const clientId = (1_000_000_007 + n * 7_919_333) as ClientId;
  let clock = 0;
  return () => {
    clock += 1;
    socket.send(encodeAwareness([{ clientId, clock, state: stateOf(clientId, clock) }]));
  };
}

/** As the editor's own caret says it. */
function stateOf(client: number, clock: number): Record<string, unknown> {
  const at = { type: null, tname: null, item: { client, clock: clock * 3 }, assoc: 0 };
  return {
    user: { name: 'somebody', color: '#aabbcc' },
    cursor: { anchor: at, head: at },
    sentMs: performance.now(),
  };
}

function watch(message: Uint8Array): void {
  const outer = decoding.createDecoder(new Uint8Array(message));
  decoding.readVarUint(outer);
  const inner = decoding.createDecoder(decoding.readVarUint8Array(outer));
  for (let left = decoding.readVarUint(inner); left > 0; left--) {
    decoding.readVarUint(inner);
    decoding.readVarUint(inner);
    const state = JSON.parse(decoding.readVarString(inner)) as { readonly sentMs?: number } | null;
    if (state?.sentMs !== undefined) agesMs.push(performance.now() - state.sentMs);
  }
}

function startMoving(move: () => void, n: number): NodeJS.Timeout {
  const everyMs = 1_000 / movesPerSecond;
  const timer = setInterval(move, everyMs);
  // Not all at the same moment.
  void pause((n / people) * everyMs).then(move);
  return timer;
}
