/**
 * Seeded damage to valid traffic and to known attacks, against the real server: it lives, others
 * notice nothing, and nothing is acknowledged that is not stored. `MUTATION_SEED=` draws it again.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as prng from 'lib0/prng';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { newGuestId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { decodeClientFrame, decodeOwnFrame, encodeUpdate } from '../../lib/protocol/codec.ts';
import { absorb, newKnown } from '../../lib/protocol/known.ts';
import { screen, type Writer } from '../../lib/protocol/screen.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { loadSecrets } from '../../server/adapters/prisma/secrets.ts';
import { guestCookie } from '../../server/gateway/actor.ts';
import { HOSTILE_FRAMES } from '../corpus/hostile-frames.ts';
import { mutated, validTraffic } from '../support/mutations.ts';
import { startServer } from '../support/server.ts';
import { pause, stockClient, until } from '../support/stock-client.ts';
import { makeDocument, storedDocument } from '../support/stored-documents.ts';

const FRAMES = Number(process.env['MUTATION_FRAMES'] ?? 6_000);
const ATTACKERS = 4;
const ATTACKS = HOSTILE_FRAMES.map(({ bytes }) => bytes).filter(({ length }) => length < 20_000);

const contentOf = (doc: Y.Doc) => [
  doc.getText('title').toString(),
  doc.getXmlFragment('default').toString(),
];

interface Attack {
  connectionCount: number;
  /** Updates that the server called stored. */
  readonly acknowledged: Uint8Array[];
}

/** Sends all frames, harmed and not, over as many connections as it takes. */
async function attack(
  url: string,
  traffic: readonly Uint8Array[],
  harm: (frame: Uint8Array) => Uint8Array,
): Promise<Attack> {
  const told: Attack = { connectionCount: 0, acknowledged: [] };
  const frames = traffic.flatMap((frame, n) => {
    const honest = { bytes: frame, isMeant: true };
    return n % 2 === 0 ? [{ bytes: harm(frame), isMeant: false }, honest] : [honest];
  });
  // All that was meant so far: a connection begins with it, or everything after were a gap.
  const meant = new Y.Doc();
  for (let at = 0; at < frames.length;) {
    const socket = new WebSocket(`${url}?stored=1`);
    told.connectionCount += 1;
    const ledger = new AttackLedger(told.acknowledged);
    socket.on('message', (message: Buffer) => ledger.hear(message));
    const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
    socket.on('error', () => socket.terminate());
    await new Promise<void>((resolve) => {
      socket.once('open', () => resolve());
      socket.once('close', () => resolve());
    });
    socket.send(Uint8Array.of(0, 0, 1, 0));
    const whole = encodeUpdate(Y.encodeStateAsUpdate(meant));
    ledger.say(whole);
    socket.send(whole);
    // In small parcels, as a network brings them: the first illegal one ends the connection.
    for (let sent = 0; sent < 20 && at < frames.length; sent++, at++) {
      const frame = frames[at];
      if (socket.readyState !== WebSocket.OPEN || frame === undefined) break;
      if (frame.isMeant) mean(meant, frame.bytes);
      ledger.say(frame.bytes);
      socket.send(frame.bytes);
      if (sent % 4 === 3) await pause(1);
    }
    socket.close();
    await closed;
  }
  return told;
}

function mean(doc: Y.Doc, bytes: Uint8Array): void {
  const frame = decodeClientFrame(bytes, DEFAULT_LIMITS);
  if (frame.ok && frame.value.is === 'update') Y.applyUpdate(doc, frame.value.update);
}

/** Counts as Sheaf's own client does: what is settled and was not refused is acknowledged. */
class AttackLedger {
  readonly #acknowledged: Uint8Array[];
  /** Update frames in order; null: refused, or acknowledged already. */
  readonly #sent: (Uint8Array | null)[] = [];
  #settledCount = 0;

  constructor(acknowledged: Uint8Array[]) {
    this.#acknowledged = acknowledged;
  }

  say(bytes: Uint8Array): void {
    const frame = decodeClientFrame(bytes, DEFAULT_LIMITS);
    if (!frame.ok) return;
    if (frame.value.is === 'update' || frame.value.is === 'step2') {
      this.#sent.push(frame.value.update);
    }
  }

  hear(message: Uint8Array): void {
    const own = decodeOwnFrame(message);
    if (!own.ok) return;
    if (own.value.is === 'refused') this.#sent[own.value.index - 1] = null;
    if (own.value.is !== 'settled') return;
    expect(own.value.count).toBeLessThanOrEqual(this.#sent.length);
    for (; this.#settledCount < own.value.count; this.#settledCount++) {
      const update = this.#sent[this.#settledCount];
      if (update instanceof Uint8Array) this.#acknowledged.push(update);
    }
  }
}

/** Acknowledged means stored: screening finds nothing new in it. */
function expectStored(stored: Y.Doc, acknowledged: readonly Uint8Array[]): void {
  const known = newKnown();
  expect(absorb(known, Y.encodeStateAsUpdate(stored), DEFAULT_LIMITS)).toBe(true);
  const writer: Writer = { mayWrite: true, ownershipOf: () => 'mine' };
  for (const update of acknowledged) {
    expect(screen(known, update, writer, DEFAULT_LIMITS)).toEqual({ is: 'empty' });
  }
}

describe('gateway', () => {
  it('[GATE-13] [CHAOS-5] mutated traffic neither ends the process nor disturbs others', async () => {
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
      const traffic = validTraffic(random, Math.round(FRAMES / ATTACKERS / 1.5));
      const pool = [...traffic, ...ATTACKS];
      return attack(`${server.collabUrl}/${documentId}`, traffic, (frame) => {
        const isKnown = prng.int32(random, 0, 9) === 0;
        return mutated(random, isKnown ? prng.oneOf(random, ATTACKS) : frame, pool);
      });
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
    const attacked = await over;
    const connectionCount = attacked.reduce((sum, each) => sum + each.connectionCount, 0);
    const acknowledged = attacked.flatMap((each) => each.acknowledged);
    const sorted = echoesMs.toSorted((a, b) => a - b);
    const [median = 0, worst = 0] = [sorted[sorted.length >> 1], sorted.at(-1)];
    process.stdout.write(
      `mutations: ${connectionCount} connections, ${acknowledged.length} acknowledged, ` +
        `${sorted.length} echoes, ` +
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
    const stored = await storedDocument(dataFolder, documentId);
    expect(contentOf(stored)).toEqual(agreed);
    expect(acknowledged.length).toBeGreaterThan(FRAMES / 200);
    expectStored(stored, acknowledged);
    expect(server.log).not.toMatch(/room\.crashed|process\.crashed|document\.damaged/);
  });
});
