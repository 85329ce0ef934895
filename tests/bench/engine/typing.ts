/** A load generator's typing: histories sent at a pace, latencies taken where they arrive. */
import { parseUpdateMeta } from 'yjs';
import { Client, NOTHING } from './client.ts';
import { awarenessMessage, maskedFrame, updateMessage, type ServerMessage } from './frames.ts';
import { Histogram } from './histogram.ts';
import type { TypingPlan, TypingResult } from './plans.ts';
import { quiet, rest } from './quiet.ts';
import { typists as typistsOf } from './trace-file.ts';
import type { Trace } from './trace.ts';

/** How long stragglers may take after the last keystroke. */
const PATIENCE_MS = 20_000;
const CONNECTING_AT_ONCE = 50;

/**
 * What one typist sends, ready to be written. A burst is an insertion and the deletions before it:
 * a reader knows by the writer's clock that the insertion came, and deletions move no clock.
 */
interface Script {
  readonly clientId: number;
  readonly frames: Uint8Array;
  readonly burstEnds: Uint32Array;
  readonly burstClocks: Uint32Array;
  readonly burstUpdates: Uint32Array;
}

function scriptOf(trace: Trace, plan: TypingPlan, document: string): Script {
  const { dialect } = plan.target;
  const parts: Uint8Array[] = [];
  const bursts: { readonly end: number; readonly clock: number; readonly updates: number }[] = [];
  let [byteLength, updates, clockBefore, from] = [0, 0, 0, 0];
  for (const [at, end] of trace.ends.entries()) {
    const clock = trace.clocks[at] ?? 0;
    const update = trace.bytes.subarray(from, end);
    from = end;
    const frames = [maskedFrame(updateMessage(dialect, document, update))];
    if (plan.hasPresence) {
      frames.push(maskedFrame(awarenessMessage(dialect, document, trace.clientId, at)));
    }
    for (const frame of frames) {
      parts.push(frame);
      byteLength += frame.length;
    }
    updates += 1;
    if (clock === clockBefore) continue;
    bursts.push({ end: byteLength, clock, updates });
    clockBefore = clock;
  }
  return {
    clientId: trace.clientId,
    frames: Buffer.concat(parts, byteLength),
    burstEnds: Uint32Array.from(bursts, ({ end }) => end),
    burstClocks: Uint32Array.from(bursts, ({ clock }) => clock),
    burstUpdates: Uint32Array.from(bursts, (burst) => burst.updates),
  };
}

class Typist {
  readonly script: Script;
  readonly sentAtMs: Float64Array;
  /** Bursts. */
  sent = 0;
  client: Client | null = null;

  constructor(script: Script) {
    this.script = script;
    this.sentAtMs = new Float64Array(script.burstEnds.length);
  }

  /** Sends up to the burst before `upTo`. @returns how many updates that was. */
  type(upTo: number, nowMs: number): number {
    const { burstEnds, burstUpdates, frames } = this.script;
    const until = Math.min(upTo, burstEnds.length);
    if (until <= this.sent) return 0;
    const from = this.sent === 0 ? 0 : (burstEnds[this.sent - 1] ?? 0);
    const before = this.updates;
    this.client?.write(frames.subarray(from, burstEnds[until - 1]));
    this.sentAtMs.fill(nowMs, this.sent, until);
    this.sent = until;
    return (burstUpdates[until - 1] ?? 0) - before;
  }

  get isDone(): boolean {
    return this.sent >= this.script.burstEnds.length;
  }

  get updates(): number {
    return this.sent === 0 ? 0 : (this.script.burstUpdates[this.sent - 1] ?? 0);
  }
}

/** Latencies count of keystrokes sent from here on. */
interface Counting {
  fromMs: number;
}

/** What one reader has seen of the others in its document. */
class Reader {
  readonly #arrived = new Map<number, { readonly typist: Typist; seen: number }>();
  readonly #latencies: Histogram;
  readonly #seen: ((typist: Typist, bursts: number) => void) | null;
  readonly #counting: Counting;

  constructor(
    others: readonly Typist[],
    latencies: Histogram,
    seen: ((typist: Typist, bursts: number) => void) | null,
    counting: Counting,
  ) {
    for (const typist of others) this.#arrived.set(typist.script.clientId, { typist, seen: 0 });
    this.#latencies = latencies;
    this.#seen = seen;
    this.#counting = counting;
  }

  readonly take = (message: ServerMessage): void => {
    if (message.is !== 'update' && message.is !== 'step2') return;
    if (message.update.length <= 2) return;
    const nowMs = performance.now();
    for (const [clientId, clock] of parseUpdateMeta(message.update).to) {
      const arrived = this.#arrived.get(clientId);
      if (arrived === undefined) continue;
      const { typist } = arrived;
      const before = arrived.seen;
      while (arrived.seen < typist.sent) {
        if ((typist.script.burstClocks[arrived.seen] ?? Infinity) > clock) break;
        const sentMs = typist.sentAtMs[arrived.seen] ?? nowMs;
        if (sentMs >= this.#counting.fromMs) this.#latencies.add(nowMs - sentMs);
        arrived.seen += 1;
      }
      if (arrived.seen > before) this.#seen?.(typist, arrived.seen);
    }
  };

  get missing(): number {
    let missing = 0;
    for (const { typist, seen } of this.#arrived.values()) missing += typist.sent - seen;
    return missing;
  }
}

/** Connects everybody. The returned function types, once. */
export async function prepareTyping(plan: TypingPlan): Promise<() => Promise<TypingResult>> {
  const { base, traces } = typistsOf(plan.typistsPerDocument, plan.keystrokes);
  const latencies = new Histogram();
  const counting: Counting = { fromMs: 0 };
  const isFlat = plan.pace.is === 'flat';
  const window =
    plan.pace.is === 'flat'
      ? Math.max(
          1,
          Math.round(plan.pace.inFlight / plan.typistsPerDocument / plan.documents.length),
        )
      : 0;
  let isTyping = false;
  const credit = (typist: Typist, bursts: number) => {
    if (isTyping) typist.type(bursts + window, performance.now());
  };
  const scripts = new Map<string, Script>();
  const script = (trace: Trace, document: string) => {
    const key =
      plan.target.dialect === 'hocuspocus' ? `${trace.clientId} ${document}` : `${trace.clientId}`;
    const made = scripts.get(key) ?? scriptOf(trace, plan, document);
    scripts.set(key, made);
    return made;
  };
  const typists: Typist[] = [];
  const readers: Reader[] = [];
  const clients: Client[] = [];
  const joining: (() => Promise<void>)[] = [];
  for (const document of plan.documents) {
    const group = traces.map((trace) => new Typist(script(trace, document)));
    typists.push(...group);
    const join = async (take: Reader['take'] | null, isFirst: boolean) => {
      const options = { document, vector: NOTHING, ...(take === null ? {} : { take }) };
      const client = await Client.open(plan.target, options);
      if (isFirst) client.send(updateMessage(plan.target.dialect, document, base));
      clients.push(client);
      return client;
    };
    const readerOf = (others: readonly Typist[], creditor: typeof credit | null) => {
      const reader = new Reader(others, latencies, creditor, counting);
      readers.push(reader);
      return reader.take;
    };
    joining.push(async () => {
      for (const [at, typist] of group.entries()) {
        const others = group.filter((other) => other !== typist);
        const take = plan.observersPerDocument === 0 ? readerOf(others, null) : null;
        typist.client = await join(take, at === 0);
        if (at === Math.floor(group.length / 2)) await observe();
      }
    });
    const observe = async () => {
      for (let n = 0; n < plan.observersPerDocument; n += 1) {
        await join(readerOf(group, isFlat && n === 0 ? credit : null), false);
      }
    };
  }
  for (let at = 0; at < joining.length; at += CONNECTING_AT_ONCE) {
    await Promise.all(joining.slice(at, at + CONNECTING_AT_ONCE).map((join) => join()));
  }
  await quiet(clients, 400);
  const keepAlive = setInterval(() => {
    for (const client of clients) client.pong();
  }, 10_000);

  return async () => {
    const beganMs = performance.now();
    counting.fromMs = beganMs + plan.warmUpMs;
    isTyping = true;
    let lateMs = 0;
    if (plan.pace.is === 'flat') {
      for (const typist of typists) typist.type(window, performance.now());
      while (performance.now() < beganMs + plan.durationMs) {
        await rest(20);
        if (typists.every((typist) => typist.isDone)) break;
      }
    } else {
      lateMs = await typePaced(typists, plan.pace.perSecond, plan.durationMs);
    }
    isTyping = false;
    const missing = () => readers.reduce((sum, reader) => sum + reader.missing, 0);
    const giveUpMs = performance.now() + PATIENCE_MS;
    while (missing() > 0 && performance.now() < giveUpMs) await rest(5);
    await quiet(clients, 300);
    clearInterval(keepAlive);
    const lastMs = clients.reduce((latest, { lastInMs }) => Math.max(latest, lastInMs), 0);
    const updates = typists.reduce((sum, typist) => sum + typist.updates, 0);
    const others = plan.typistsPerDocument - 1 + plan.observersPerDocument;
    const closed = clients.filter(({ closeCode }) => closeCode !== 0).length;
    for (const client of clients) client.leave();
    return {
      is: 'typing',
      updates,
      deliveries: updates * others,
      elapsedMs: lastMs - beganMs,
      p50Ms: latencies.percentileMs(0.5),
      p99Ms: latencies.percentileMs(0.99),
      maxMs: latencies.maxMs,
      lateMs,
      missing: missing(),
      closed,
    };
  };
}

/** By the clock, in turn. @returns how late the latest keystroke was. */
async function typePaced(
  typists: readonly Typist[],
  perSecond: number,
  durationMs: number,
): Promise<number> {
  const beganMs = performance.now();
  let [strokes, turn, lateMs] = [0, 0, 0];
  for (;;) {
    const nowMs = performance.now();
    if (nowMs - beganMs >= durationMs) return lateMs;
    const due = ((nowMs - beganMs) / 1_000) * perSecond;
    if (strokes < due) {
      lateMs = Math.max(lateMs, ((due - strokes) / perSecond) * 1_000);
      while (strokes < due) {
        const typist = typists[turn % typists.length];
        turn += 1;
        // A burst may be several updates; the pace counts updates.
        const sent = typist?.type(typist.sent + 1, nowMs) ?? 0;
        if (sent === 0) return lateMs;
        strokes += sent;
      }
    }
    await rest(1);
  }
}
