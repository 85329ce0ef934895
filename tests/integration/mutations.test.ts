/** Seeded damage to valid traffic, against the real server. `MUTATION_SEED=` draws it again. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as prng from 'lib0/prng';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type * as Y from 'yjs';
import { newGuestId } from '../../lib/core/ids.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { loadSecrets } from '../../server/adapters/prisma/secrets.ts';
import { guestCookie } from '../../server/gateway/actor.ts';
import { mutated, validTraffic } from '../support/mutations.ts';
import { startServer } from '../support/server.ts';
import { pause, stockClient, until } from '../support/stock-client.ts';
import { makeDocument, storedDocument } from '../support/stored-documents.ts';

const FRAMES = Number(process.env['MUTATION_FRAMES'] ?? 6_000);
const ATTACKERS = 4;

const contentOf = (doc: Y.Doc) => [
  doc.getText('title').toString(),
  doc.getXmlFragment('default').toString(),
];

/** Sends all frames, over as many connections as it takes. @returns how many that were. */
async function attack(url: string, frames: readonly Uint8Array[]): Promise<number> {
  let connectionCount = 0;
  for (let at = 0; at < frames.length;) {
    const socket = new WebSocket(url);
    connectionCount += 1;
    const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
    socket.on('error', () => socket.terminate());
    await new Promise<void>((resolve) => {
      socket.once('open', () => resolve());
      socket.once('close', () => resolve());
    });
    socket.send(Uint8Array.of(0, 0, 1, 0));
    // In small parcels, as a network brings them: the first illegal one ends the connection.
    for (let sent = 0; sent < 20 && at < frames.length; sent++, at++) {
      const frame = frames[at];
      if (socket.readyState !== WebSocket.OPEN || frame === undefined) break;
      socket.send(frame);
      if (sent % 4 === 3) await pause(1);
    }
    socket.close();
    await closed;
  }
  return connectionCount;
}

describe('gateway', () => {
  it('[GATE-13] mutated traffic neither ends the process nor disturbs others', async () => {
    const seed = Number(process.env['MUTATION_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    process.stdout.write(`mutations: MUTATION_SEED=${seed} MUTATION_FRAMES=${FRAMES}\n`);
    const random = prng.create(seed);
    const dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-mutations-'));
    const documentId = await makeDocument(dataFolder);
    const server = await startServer({ dataFolder, env: { SHEAF_HEADLESS: '1' } });
    const { instanceKey } = loadSecrets(dataFolder);
    const canary = () =>
      stockClient(
        server,
        documentId,
        guestCookie(instanceKey, newGuestId(machineRandom), false).pair,
      );
    const [writer, reader] = [canary(), canary()];
    await until('synced', () => writer.provider.synced && reader.provider.synced);

    const attacks = Array.from({ length: ATTACKERS }, () => {
      const traffic = validTraffic(random, FRAMES / ATTACKERS);
      const frames = traffic.map((frame) => mutated(random, frame, traffic));
      return attack(`${server.collabUrl}/${documentId}`, frames);
    });
    let isOver = false;
    const over = Promise.all(attacks).finally(() => (isOver = true));
    const echoesMs: number[] = [];
    while (!isOver) {
      const word = `<${echoesMs.length}>`;
      const sentMs = performance.now();
      writer.title.insert(0, word);
      await until('the canary sings', () => reader.title.toString().includes(word), 5_000);
      echoesMs.push(performance.now() - sentMs);
      await pause(100);
    }
    const connectionCount = (await over).reduce((sum, count) => sum + count, 0);
    const sorted = echoesMs.toSorted((a, b) => a - b);
    const [median = 0, worst = 0] = [sorted[sorted.length >> 1], sorted.at(-1)];
    process.stdout.write(
      `mutations: ${connectionCount} connections, ${sorted.length} echoes, ` +
        `median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms\n`,
    );
    expect(median).toBeLessThan(500);
    expect([writer.connectionCount, reader.connectionCount]).toEqual([1, 1]);

    const late = canary();
    await until('late joiner', () => late.provider.synced);
    await until('all agree', () => {
      const [first, ...others] = [late, writer, reader].map(({ doc }) => contentOf(doc).join('\n'));
      return others.every((other) => other === first);
    });
    const agreed = contentOf(late.doc);
    for (const client of [writer, reader, late]) client.leave();
    await server.stop();
    expect(contentOf(await storedDocument(dataFolder, documentId))).toEqual(agreed);
    expect(server.log).not.toMatch(/room\.crashed|process\.crashed|document\.damaged/);
  });
});
