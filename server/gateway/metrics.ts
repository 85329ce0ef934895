/** What to watch, as text that Prometheus and people read, and who may read it. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Config } from '../config.ts';
import type { Histogram, Meter } from '../meter.ts';
import type { EngineFigures } from '../room/registry.ts';
import { type Distribution, MetricsText, type Sample } from './metrics-text.ts';

export interface MetricsSources {
  readonly meter: Meter;
  readonly rooms: { figures(): EngineFigures };
  readonly compactor: { dueCount(): number };
  readonly gateway: { readonly socketCount: number; sendBufferBytes(): number };
  readonly version: string;
}

type LoopDelays = ReturnType<typeof monitorEventLoopDelay>;

const ROOM_STATES = ['loading', 'serving', 'draining', 'failed', 'unloaded'] as const;
const QUANTILES = [0.5, 0.99] as const;
/** Between two looks at the event loop; 50 a second cost about 0.1 % of a core. */
const LOOP_RESOLUTION_MS = 20;
const NS = 1e-9;
const FORWARDING = /^(?:forwarded|via|x-forwarded-.*|x-(?:real|client)-ip|cf-.*|true-client-ip)$/;
const LOCAL_HOST = /^(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?$/i;

/** @returns a function that writes the page. The event loop is watched from the first page on. */
export function makeMetrics(sources: MetricsSources): () => string {
  let delays: LoopDelays | null = null;
  return () => {
    if (delays === null) {
      delays = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
      delays.enable();
    }
    const text = new MetricsText();
    text.gauge('sheaf_info', 'The version that runs.', [
      { labels: { version: sources.version }, value: 1 },
    ]);
    const figures = sources.rooms.figures();
    writeStorage(text, sources.meter, figures);
    writeCompactions(text, sources);
    writeRooms(text, figures, sources.gateway);
    writeRefusals(text, sources.meter);
    writeLoop(text, delays);
    writeProcess(text);
    return text.toString();
  };
}

function writeStorage(text: MetricsText, meter: Meter, { commits }: EngineFigures): void {
  text.counter('sheaf_updates_total', 'Updates stored.', meter.storedUpdates);
  text.counter('sheaf_update_bytes_total', 'Bytes of the updates stored.', meter.storedBytes);
  text.counter('sheaf_commits_total', 'Commits to the log that succeeded.', meter.commits.count);
  text.counter('sheaf_commit_failures_total', 'Commits that failed.', meter.failedCommits);
  text.histogram(
    'sheaf_commit_duration_seconds',
    'Time from handing a commit to the disk until it is stored.',
    inSeconds(meter.commits),
  );
  text.gauge('sheaf_storage_failing', '1 while nothing can be stored.', commits.isFailing ? 1 : 0);
  text.gauge(
    'sheaf_documents_failing',
    'Documents that cannot be stored while others can.',
    commits.failingDocuments,
  );
  text.gauge('sheaf_unstored_bytes', 'Updates waiting for the disk.', commits.unstoredBytes);
  text.gauge(
    'sheaf_oldest_unstored_seconds',
    'Age of the oldest update that is neither stored nor acknowledged.',
    commits.oldestMs / 1_000,
  );
}

function writeCompactions(text: MetricsText, { meter, compactor }: MetricsSources): void {
  text.histogram(
    'sheaf_compaction_duration_seconds',
    'Time to make and store a snapshot.',
    inSeconds(meter.compactions),
  );
  text.gauge(
    'sheaf_compactions_due',
    'Documents that wait for a snapshot, or that one is made of.',
    compactor.dueCount(),
  );
}

function writeRooms(
  text: MetricsText,
  { rooms }: EngineFigures,
  gateway: MetricsSources['gateway'],
): void {
  const sum = (of: (room: EngineFigures['rooms'][number]) => number): number =>
    rooms.reduce((total, room) => total + of(room), 0);
  const sessions = sum((room) => room.sessions);
  const live = sum((room) => room.liveSessions);
  text.gauge(
    'sheaf_rooms',
    'Documents in memory.',
    ROOM_STATES.map((state) => ({
      labels: { state },
      value: rooms.filter((room) => room.state === state).length,
    })),
  );
  text.gauge(
    'sheaf_room_bytes',
    'Content of open documents, ready to be sent.',
    sum((room) => room.frameBytes),
  );
  text.gauge('sheaf_connections', 'Open connections to documents.', [
    { labels: { state: 'greeting' }, value: sessions - live },
    { labels: { state: 'live' }, value: live },
    { labels: { state: 'leaving' }, value: Math.max(0, gateway.socketCount - sessions) },
  ]);
  text.gauge(
    'sheaf_send_buffer_bytes',
    'What readers have not taken yet.',
    gateway.sendBufferBytes(),
  );
}

function writeRefusals(text: MetricsText, meter: Meter): void {
  const samples = (counts: Pick<Meter['refusedFrames'], 'all'>): Sample[] =>
    [...counts.all()].map(([code, value]) => ({ labels: { code }, value }));
  text.counter(
    'sheaf_refused_frames_total',
    'Messages of open connections that were refused.',
    samples(meter.refusedFrames),
  );
  text.counter(
    'sheaf_refused_connections_total',
    'Connections that were refused.',
    samples(meter.refusedConnections),
  );
  text.counter(
    'sheaf_ended_connections_total',
    'Connections that were let in and ended by the server.',
    samples(meter.endedConnections),
  );
}

/** Since the page before. */
function writeLoop(text: MetricsText, delays: LoopDelays): void {
  // The histogram holds the whole interval; what is on top of it is the delay.
  const delayOf = (ns: number): number => Math.max(0, ns * NS - LOOP_RESOLUTION_MS / 1_000);
  const isEmpty = delays.count === 0;
  text.gauge('sheaf_event_loop_delay_seconds', 'Lateness of the serving thread since last asked.', [
    ...QUANTILES.map((quantile) => ({
      labels: { quantile: String(quantile) },
      value: isEmpty ? 0 : delayOf(delays.percentile(quantile * 100)),
    })),
    { labels: { quantile: '1' }, value: isEmpty ? 0 : delayOf(delays.max) },
  ]);
  delays.reset();
}

function writeProcess(text: MetricsText): void {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  text.gauge('sheaf_process_resident_bytes', 'Memory of the process.', rss);
  text.gauge('sheaf_process_heap_bytes', 'JavaScript heap in use, serving thread.', heapUsed);
  text.gauge('sheaf_process_external_bytes', 'Memory of buffers, serving thread.', external);
  text.counter('sheaf_process_cpu_seconds_total', 'CPU time, all threads.', (user + system) / 1e6);
  text.gauge('sheaf_process_uptime_seconds', 'Time since the start.', process.uptime());
}

function inSeconds(histogram: Histogram): Distribution {
  return {
    bounds: histogram.bounds.map((ms) => ms / 1_000), // divided, 0.002 is written as such
    cumulative: histogram.cumulative(),
    count: histogram.count,
    sum: histogram.sumMs / 1_000,
  };
}

/**
 * With a token set, whoever knows it. Without one only this machine, and only without a proxy in
 * between: behind one, everybody comes from this machine.
 */
export function mayReadMetrics(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  { metricsToken, publicOrigin }: Pick<Config, 'metricsToken' | 'publicOrigin'>,
): boolean {
  if (metricsToken !== null) {
    const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    return given !== undefined && timingSafeEqual(digest(given), digest(metricsToken));
  }
  if (publicOrigin !== null || Object.keys(headers).some((name) => FORWARDING.test(name)))
    return false;
  // The name, too: a page of another site may have its own name lead to this machine.
  return isLoopback(socket.remoteAddress) && LOCAL_HOST.test(headers.host ?? '');
}

/** Of equal length, whatever was given. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function isLoopback(address: string | undefined): boolean {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv4(plain) ? plain.startsWith('127.') : isIPv6(plain) && plain === '::1';
}
