/** Scenarios in which people type: flat out, at a steady pace, in many documents, alone. */
import { load, type Loaded } from './load.ts';
import { fsyncTimes } from './machine.ts';
import type { TypingPlan, TypingResult } from './plans.ts';
import type { Figures, Scenario, Setup } from './scenario.ts';
import { SERVERS, startBenchServer, type ServerName } from './servers.ts';

/** Keystrokes on their way at any time when everybody types flat out. */
const IN_FLIGHT = Number(process.env['IN_FLIGHT'] ?? 400);

// A full run is longer than the 10 s after which Hocuspocus must save.
const flatMs = (isQuick: boolean) => (isQuick ? 3_000 : 13_000);
const warmUpMs = (isQuick: boolean) => (isQuick ? 1_000 : 3_000);
const steadyMs = (isQuick: boolean) => (isQuick ? 4_000 : 18_000);
const aloneMs = (isQuick: boolean) => (isQuick ? 4_000 : 13_000);
const manySizes = (isQuick: boolean) =>
  isQuick
    ? { documents: 200, perSecond: 2_000, durationMs: 12_000 }
    : { documents: 500, perSecond: 5_000, durationMs: 22_000 };

type Typing = Omit<TypingPlan, 'is' | 'target' | 'documents'>;

async function type(
  name: ServerName,
  setup: Setup,
  documentCount: number,
  typing: Typing,
): Promise<Loaded<TypingResult> & { readonly fsync: ReturnType<typeof fsyncTimes> }> {
  const { cores, nodeOptions } = setup;
  const options = { documentCount, cores: cores.server };
  const server = await startBenchServer(
    name,
    name === 'sheaf' ? { ...options, nodeOptions } : options,
  );
  try {
    const fsync = fsyncTimes(server.folder, setup.isQuick ? 100 : 500);
    const { target, documents } = server;
    const loaded = await load(server, cores.generator, {
      is: 'typing',
      target,
      documents,
      ...typing,
    });
    const { missing, closed } = loaded.result;
    if (missing > 0 || closed > 0) {
      process.stderr.write(
        `${name}: ${missing} missing, ${closed} closed\n${server.complaints.slice(-2_000)}\n`,
      );
    }
    return { ...loaded, fsync };
  } catch (error) {
    process.stderr.write(server.complaints.slice(-2_000));
    throw error;
  } finally {
    await server.stop();
  }
}

function common({ result, usage, generatorShare }: Loaded<TypingResult>): Figures {
  return {
    'p50 ms': result.p50Ms,
    'p99 ms': result.p99Ms,
    'max ms': result.maxMs,
    'CPU-s per 1,000 updates': usage.cpuMs / result.updates,
    'server CPU share': usage.cpuMs / result.elapsedMs,
    'generator CPU share': generatorShare,
    missing: result.missing,
    closed: result.closed,
  };
}

function fanout(typistCount: number, hasPresence: boolean): Scenario {
  const presence = hasPresence ? ', a caret beside every keystroke' : '';
  return {
    name: `fanout${typistCount}${hasPresence ? '-presence' : ''}`,
    story: (isQuick) =>
      `${typistCount} clients type flat out in one document${presence}: ${IN_FLIGHT} keystrokes ` +
      'are on their way at any time, and each goes to all others, for ' +
      `${flatMs(isQuick) / 1_000} s.`,
    servers: SERVERS,
    metrics: [
      { name: 'deliveries/s', isMoreBetter: true },
      { name: 'p50 ms' },
      { name: 'p99 ms' },
      { name: 'CPU-s per 1,000 updates' },
      { name: 'generator CPU share' },
    ],
    async measure(name, setup) {
      const loaded = await type(name, setup, 1, {
        typistsPerDocument: typistCount,
        keystrokes: Math.round((hasPresence ? 200_000 : 500_000) / typistCount),
        pace: { is: 'flat', inFlight: IN_FLIGHT },
        hasPresence,
        observersPerDocument: 1,
        warmUpMs: 0,
        durationMs: flatMs(setup.isQuick),
      });
      const { deliveries, elapsedMs } = loaded.result;
      return { 'deliveries/s': deliveries / (elapsedMs / 1_000), ...common(loaded) };
    },
  };
}

const steady: Scenario = {
  name: 'steady',
  story: (isQuick) =>
    `50 clients write 1,000 keystrokes a second into one document for ${steadyMs(isQuick) / 1_000} s; ` +
    `latency at two readers, ${warmUpMs(isQuick) / 1_000} s of warm-up not counted.`,
  servers: SERVERS,
  metrics: [
    { name: 'p50 ms' },
    { name: 'p99 ms' },
    { name: 'max ms' },
    { name: 'CPU-s per 1,000 updates' },
    { name: 'fdatasync p50 ms' },
    { name: 'fdatasync p99 ms' },
  ],
  async measure(name, setup) {
    const loaded = await type(name, setup, 1, {
      typistsPerDocument: 50,
      keystrokes: 600,
      pace: { is: 'paced', perSecond: 1_000 },
      hasPresence: false,
      observersPerDocument: 2,
      warmUpMs: warmUpMs(setup.isQuick),
      durationMs: steadyMs(setup.isQuick),
    });
    return {
      ...common(loaded),
      'late ms': loaded.result.lateMs,
      'fdatasync p50 ms': loaded.fsync.medianMs,
      'fdatasync p99 ms': loaded.fsync.p99Ms,
    };
  },
};

const many: Scenario = {
  name: 'many',
  story: (isQuick) => {
    const { documents, perSecond, durationMs } = manySizes(isQuick);
    return (
      `${documents} documents with two typists each, ${perSecond} keystrokes a second in all, for ` +
      `${durationMs / 1_000} s; latency at the other typist.`
    );
  },
  servers: SERVERS,
  metrics: [
    { name: 'CPU-s per 1,000 updates' },
    { name: 'p50 ms' },
    { name: 'p99 ms' },
    { name: 'max ms' },
    { name: 'disk bytes per update' },
    { name: 'generator CPU share' },
  ],
  async measure(name, setup) {
    const { documents, perSecond, durationMs } = manySizes(setup.isQuick);
    const loaded = await type(name, setup, documents, {
      typistsPerDocument: 2,
      keystrokes: 400,
      pace: { is: 'paced', perSecond },
      hasPresence: false,
      observersPerDocument: 0,
      warmUpMs: 0,
      durationMs,
    });
    return {
      ...common(loaded),
      'late ms': loaded.result.lateMs,
      'disk bytes per update': loaded.usage.writtenBytes / loaded.result.updates,
    };
  },
};

const alone: Scenario = {
  name: 'alone',
  story: (isQuick) =>
    `One typist, 10 keystrokes a second for ${aloneMs(isQuick) / 1_000} s, and one reader.`,
  servers: ['sheaf', 'hocuspocus', 'y-websocket'],
  metrics: [{ name: 'disk bytes per update' }, { name: 'p50 ms' }, { name: 'p99 ms' }],
  async measure(name, setup) {
    const loaded = await type(name, setup, 1, {
      typistsPerDocument: 1,
      keystrokes: 400,
      pace: { is: 'paced', perSecond: 10 },
      hasPresence: false,
      observersPerDocument: 1,
      warmUpMs: 0,
      durationMs: aloneMs(setup.isQuick),
    });
    return {
      ...common(loaded),
      'disk bytes per update': loaded.usage.writtenBytes / loaded.result.updates,
    };
  },
};

export const TYPING_SCENARIOS: readonly Scenario[] = [
  fanout(50, false),
  fanout(50, true),
  fanout(200, false),
  steady,
  many,
  alone,
];
