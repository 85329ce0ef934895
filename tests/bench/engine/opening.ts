/** A load generator's openings: documents filled, opened cold, come back to, and opened beside a pour. */
import { encodeStateVectorFromUpdate, parseUpdateMeta } from 'yjs';
import * as encoding from 'lib0/encoding';
import { Client, NOTHING, type Target } from './client.ts';
import { maskedFrame, updateMessage, type Dialect, type ServerMessage } from './frames.ts';
import { Histogram } from './histogram.ts';
import type { FillPlan, NoisyPlan, NoisyResult, OpenPlan, OpenResult, Result } from './plans.ts';
import { quiet, rest } from './quiet.ts';
import { book, typists } from './trace-file.ts';
import type { Trace } from './trace.ts';

const PATIENCE_MS = 60_000;
/** Unsent bytes of a filling socket before it waits. */
const UNSENT_BYTES_MAX = 1 << 20;
const POURED_BYTES = 64 * 1024;

interface History {
  readonly base: Uint8Array | null;
  readonly trace: Trace;
  readonly clock: number;
}

function historyOf(kind: 'book' | 'typist', keystrokes: number): History {
  const written = kind === 'typist' ? typists(1, keystrokes) : null;
  const trace = written?.traces[0] ?? book(keystrokes);
  return { base: written?.base ?? null, trace, clock: trace.clocks.at(-1) ?? 0 };
}

/** Masked frames of a history, joined into pieces of a comfortable size. */
function* pieces(dialect: Dialect, document: string, trace: Trace): Generator<Uint8Array> {
  let [parts, byteLength, from] = [[] as Uint8Array[], 0, 0];
  for (const end of trace.ends) {
    const frame = maskedFrame(updateMessage(dialect, document, trace.bytes.subarray(from, end)));
    from = end;
    parts.push(frame);
    byteLength += frame.length;
    if (byteLength < POURED_BYTES) continue;
    yield Buffer.concat(parts, byteLength);
    [parts, byteLength] = [[], 0];
  }
  yield Buffer.concat(parts, byteLength);
}

/** Tells when a writer's clock has come so far; fails when a connection ends before. */
function arrival(clientId: number, clock: number) {
  const { promise: whole, resolve, reject } = Promise.withResolvers<void>();
  const take = (message: ServerMessage): void => {
    if (message.is !== 'update' && message.is !== 'step2') return;
    if (message.update.length <= 2) return;
    if ((parseUpdateMeta(message.update).to.get(clientId) ?? 0) >= clock) resolve();
  };
  const gone = (code: number) => reject(new Error(`closed with ${code} before all arrived`));
  return { whole, take, gone };
}

/** Hocuspocus closes on a client that says more than 1,000 things before it was let in. */
async function letIn(
  target: Target,
  document: string,
  gone: (code: number) => void,
): Promise<Client> {
  const { promise: isIn, resolve, reject } = Promise.withResolvers<void>();
  const client = await Client.open(target, {
    document,
    vector: NOTHING,
    take: ({ is }) => {
      if (is === 'step2') resolve();
    },
    gone: (code) => {
      reject(new Error(`closed with ${code} before it was let in`));
      gone(code);
    },
  });
  await isIn;
  return client;
}

export async function prepareFill(plan: FillPlan): Promise<() => Promise<Result>> {
  const { base, trace, clock } = historyOf(plan.history, plan.keystrokes);
  const { target } = plan;
  await Promise.resolve();
  return async () => {
    let bytes = 0;
    for (const document of plan.documents) {
      const { whole, take, gone } = arrival(trace.clientId, clock);
      const reader = await Client.open(target, { document, vector: NOTHING, take, gone });
      const writer = await letIn(target, document, gone);
      if (base !== null) writer.send(updateMessage(target.dialect, document, base));
      const alive = setInterval(() => {
        reader.pong();
        writer.pong();
      }, 5_000);
      for (const piece of pieces(target.dialect, document, trace)) {
        writer.write(piece);
        bytes += piece.length;
        while (writer.bytesUnsent > UNSENT_BYTES_MAX) await rest(1);
      }
      await whole;
      clearInterval(alive);
      writer.leave();
      reader.leave();
    }
    return { is: 'fill', bytes };
  };
}

export async function prepareOpen(plan: OpenPlan): Promise<() => Promise<Result>> {
  const { base, trace, clock } = historyOf(plan.history, plan.keystrokes);
  const vector = plan.until === 'content' ? NOTHING : vectorOf(base, trace, clock);
  await Promise.resolve();
  return async () => {
    const times = new Histogram();
    const queries: Record<string, string> = {};
    const clients: Client[] = [];
    let arrived = 0;
    const beganMs = performance.now();
    let allMs = 0;
    const open = async (document: string) => {
      let isThere = false;
      let epoch = '';
      const there = (atMs: number) => {
        if (isThere) return;
        isThere = true;
        arrived += 1;
        allMs = atMs - beganMs;
        times.add(allMs);
      };
      const take = (message: ServerMessage): void => {
        // Before the generator finds out what has come, which is no work of the server's.
        const cameMs = performance.now();
        if (message.is === 'standing') epoch = message.epoch;
        if (message.is === 'position') {
          queries[document] = `?stored=1&since=${message.seq}&epoch=${epoch}`;
        }
        if (message.is !== 'update' && message.is !== 'step2') return;
        if (plan.until !== 'content') {
          if (message.is === 'step2') there(cameMs);
        } else if (message.update.length > 2) {
          if ((parseUpdateMeta(message.update).to.get(trace.clientId) ?? 0) >= clock) there(cameMs);
        }
      };
      const query = plan.queries?.[document];
      const options = { document, vector, take, ...(query === undefined ? {} : { query }) };
      clients.push(await Client.open(plan.target, options));
      if (plan.until === 'upgraded') there(performance.now());
    };
    const all = plan.documents.flatMap((document) =>
      Array.from({ length: plan.connectionsPerDocument }, () => document),
    );
    const opened = await Promise.allSettled(all.map(open));
    const failed = opened.filter(({ status }) => status === 'rejected').length;
    const endMs = performance.now() + PATIENCE_MS;
    while (arrived + failed < all.length && performance.now() < endMs) await rest(2);
    await quiet(clients, 200);
    const bytes = clients.reduce((sum, { bytesIn }) => sum + bytesIn, 0);
    const result: OpenResult = {
      is: 'open',
      allMs,
      p50Ms: times.percentileMs(0.5),
      bytesPerConnection: bytes / clients.length,
      missing: all.length - arrived,
      queries,
    };
    return result;
  };
}

/** What somebody who has all of a history asks with. */
function vectorOf(base: Uint8Array | null, trace: Trace, clock: number): Uint8Array {
  if (base === null) {
    return encoding.encode((to) => {
      for (const number of [1, trace.clientId, clock]) encoding.writeVarUint(to, number);
    });
  }
  const [, ...known] = encodeStateVectorFromUpdate(base);
  return encoding.encode((to) => {
    // The base has one author, so its vector has one entry after the count.
    for (const number of [2, trace.clientId, clock]) encoding.writeVarUint(to, number);
    encoding.writeUint8Array(to, Uint8Array.from(known));
  });
}

export async function prepareNoisy(plan: NoisyPlan): Promise<() => Promise<Result>> {
  const { trace, clock } = historyOf('book', plan.updates);
  const { target } = plan;
  const [poured = '', ...others] = plan.documents;
  const { whole, take } = arrival(trace.clientId, clock);
  const reader = await Client.open(target, { document: poured, vector: NOTHING, take });
  const writer = await Client.open(target, { document: poured, vector: NOTHING });
  const pour = [...pieces(target.dialect, poured, trace)];
  await quiet([reader, writer], 300);
  return async () => {
    const beganMs = performance.now();
    for (const piece of pour) writer.write(piece);
    let pourMs = 0;
    void whole.then(() => {
      pourMs = performance.now() - beganMs;
    });
    const times: number[] = [];
    for (const document of others) {
      const openedMs = performance.now();
      let synced: () => void = () => {};
      const isSynced = new Promise<void>((resolve) => {
        synced = resolve;
      });
      const client = await Client.open(target, {
        document,
        vector: NOTHING,
        take: ({ is }) => {
          if (is === 'step2') synced();
        },
      });
      await isSynced;
      times.push(performance.now() - openedMs);
      client.leave();
      if (pourMs > 0) break;
      await rest(5);
    }
    await whole;
    reader.leave();
    writer.leave();
    const result: NoisyResult = {
      is: 'noisy',
      firstMs: times[0] ?? Number.NaN,
      worstMs: Math.max(...times),
      opened: times.length,
      pourMs,
    };
    return result;
  };
}
