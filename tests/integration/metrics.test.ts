/** The figures of a real server, while people write, and while its disk is full. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { DocumentId } from '../../lib/core/ids.ts';
import { makeMetrics } from '../../server/gateway/metrics.ts';
import { Meter } from '../../server/meter.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { type StockClient, stockClient, until } from '../support/stock-client.ts';
import { makeDocument } from '../support/stored-documents.ts';

let cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  const steps = cleanUp.toReversed();
  cleanUp = [];
  for (const step of steps) await step();
});

async function start(env: Record<string, string> = {}) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-metrics-'));
  cleanUp.push(() => rm(dataFolder, { recursive: true, force: true }));
  const id = await makeDocument(dataFolder);
  const server = await startServer({ dataFolder, env: { SHEAF_HEADLESS: '1', ...env } });
  cleanUp.push(() => server.kill9());
  return { server, id };
}

function enter(server: RunningServer, id: DocumentId): StockClient {
  const client = stockClient(server, id);
  cleanUp.push(() => client.leave());
  return client;
}

async function page(server: RunningServer): Promise<string> {
  const response = await fetch(`${server.url}/metrics`);
  expect(response.status).toBe(200);
  return response.text();
}

/** `name{labels}` to its value. */
async function figures(server: RunningServer): Promise<Map<string, number>> {
  const lines = (await page(server)).trimEnd().split('\n');
  const samples = lines.filter((line) => !line.startsWith('#')).map((line) => line.split(' '));
  return new Map(samples.map(([name = '', value]) => [name, Number(value)]));
}

describe('metrics', () => {
  it('[METRIC-1] are text that Prometheus reads', async () => {
    const { server } = await start();
    const response = await fetch(`${server.url}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const described = new Map<string, string>();
    for (const line of (await response.text()).trimEnd().split('\n')) {
      const type = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line);
      if (type !== null) described.set(type[1] ?? '', type[2] ?? '');
      if (line.startsWith('#')) continue;
      const sample = /^(sheaf_[a-z_]+?)(_bucket|_sum|_count)?(\{[a-z]+="[^"]*"\})? (\S+)$/.exec(
        line,
      );
      expect(sample, line).not.toBeNull();
      const [, base = '', suffix = '', , value] = sample ?? [];
      const isHistogram = described.get(base) === 'histogram';
      expect(described.has(isHistogram ? base : base + suffix), line).toBe(true);
      expect(Number.isFinite(Number(value)), line).toBe(true);
    }
    for (const [name, type] of described) expect(name.endsWith('_total')).toBe(type === 'counter');
    expect((await fetch(`${server.url}/metrics`, { method: 'POST' })).status).toBe(405);
    expect(await (await fetch(`${server.url}/metrics`, { method: 'HEAD' })).text()).toBe('');
  });

  it('[METRIC-3] [METRIC-5] [METRIC-6] [METRIC-7] follow what people do', async () => {
    const { server, id } = await start();
    const first = await figures(server);
    expect(first.get('sheaf_updates_total')).toBe(0);
    const [ada, bob] = [enter(server, id), enter(server, id)];
    await until('both are in', () => ada.provider.synced && bob.provider.synced);
    const silent = new WebSocket(`${server.collabUrl}/${id}`);
    await new Promise((resolve) => void silent.once('open', resolve));
    for (let n = 0; n < 10; n++) {
      ada.title.insert(0, 'quiet');
      await until('it is seen', () => bob.title.length === (n + 1) * 5);
    }
    const now = await figures(server);
    expect(now.get('sheaf_updates_total')).toBe(10);
    expect(now.get('sheaf_commits_total')).toBe(10);
    expect(now.get('sheaf_commit_duration_seconds_count')).toBe(10);
    expect(now.get('sheaf_update_bytes_total')).toBeGreaterThan(100);
    expect(now.get('sheaf_rooms{state="serving"}')).toBe(1);
    expect(now.get('sheaf_compactions_due')).toBe(0);
    expect(now.get('sheaf_room_bytes')).toBeGreaterThan(now.get('sheaf_update_bytes_total') ?? 0);
    expect(now.get('sheaf_connections{state="live"}')).toBe(2);
    expect(now.get('sheaf_connections{state="greeting"}')).toBe(1);
    silent.terminate();
    await until('it is gone', async () => {
      return (await figures(server)).get('sheaf_connections{state="greeting"}') === 0;
    });
    expect(now.get('sheaf_send_buffer_bytes')).toBe(0);
    expect(now.get('sheaf_process_resident_bytes')).toBeGreaterThan(10_000_000);
    const text = await page(server);
    for (const hidden of [id, 'quiet', '127.0.0.1']) expect(text).not.toContain(hidden);
  });

  it('[METRIC-5] count what was refused, by its code', async () => {
    const { server, id } = await start({
      SHEAF_FRAME_BYTES_MAX: '5000',
      SHEAF_ROOM_SESSIONS_MAX: '1',
    });
    const visit = async (path: string, message?: string | Buffer): Promise<number> => {
      const socket = new WebSocket(`${server.collabUrl}/${path}`);
      if (message !== undefined) socket.on('open', () => socket.send(message));
      return new Promise((resolve) => {
        socket.on('close', (code) => resolve(code));
      });
    };
    expect(await visit('AAAAAAAAAAAAAAAAAAAAAA')).toBe(4404);
    const count = async (what: string, code: string) =>
      (await figures(server)).get(`sheaf_${what}_total{code="${code}"}`) ?? 0;
    expect(await visit(id, Buffer.from('nonsense'))).toBe(4400);
    expect(await count('refused_frames', 'bad_frame')).toBe(1);
    expect(await visit(id, 'a text')).toBe(1003);
    expect(await count('refused_frames', 'bad_frame')).toBe(2);
    expect(await visit(id, Buffer.alloc(6_000))).toBe(1009);
    expect(await count('refused_frames', 'too_large')).toBe(1);
    expect(await count('refused_connections', 'document_not_found')).toBe(1);
    const ada = enter(server, id);
    await until('in', () => ada.provider.synced);
    expect(await visit(id)).toBe(1013);
    expect(await count('ended_connections', 'room_full')).toBe(1);
    expect(await count('ended_connections', 'bad_frame')).toBe(1);
  });

  it('[METRIC-4] tell of a full disk while it lasts', async () => {
    const { server, id } = await start();
    const ada = enter(server, id);
    await until('in', () => ada.provider.synced);
    const limit = (bytes: number | 'unlimited') =>
      execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:unlimited`]);
    limit(1);
    ada.title.insert(0, 'waits');
    await until('it fails', async () => (await figures(server)).get('sheaf_storage_failing') === 1);
    const failing = await figures(server);
    expect(failing.get('sheaf_unstored_bytes')).toBeGreaterThan(5);
    expect(failing.get('sheaf_commit_failures_total')).toBeGreaterThan(0);
    await until('it ages', async () => {
      return ((await figures(server)).get('sheaf_oldest_unstored_seconds') ?? 0) > 0.2;
    });
    limit('unlimited');
    await until('it heals', async () => (await figures(server)).get('sheaf_updates_total') === 1);
    const healed = await figures(server);
    for (const name of ['storage_failing', 'unstored_bytes', 'oldest_unstored_seconds']) {
      expect(healed.get(`sheaf_${name}`)).toBe(0);
    }
    expect(server.log).toContain('"event":"storage.failed"');
    expect(server.log).toContain('"event":"storage.recovered"');
  });

  it('[METRIC-6] tell how many snapshots were made, and in what time', async () => {
    const { server, id } = await start({ SHEAF_COMPACTION_TAIL_ROWS: '4' });
    const count = async () =>
      (await figures(server)).get('sheaf_compaction_duration_seconds_count') ?? 0;
    expect(await count()).toBe(0);
    const ada = enter(server, id);
    await until('in', () => ada.provider.synced);
    await until('a snapshot', async () => {
      ada.title.insert(0, 'more ');
      return (await count()) > 0;
    });
    const now = await figures(server);
    expect(now.get('sheaf_compaction_duration_seconds_sum')).toBeGreaterThan(0);
    expect(now.get('sheaf_compaction_duration_seconds_bucket{le="+Inf"}')).toBe(
      now.get('sheaf_compaction_duration_seconds_count'),
    );
  });

  it('[METRIC-6] tell how long the thread was held up, and once', async () => {
    const nothing = { isFailing: false, failingDocuments: 0, unstoredBytes: 0, oldestMs: 0 };
    const write = makeMetrics({
      meter: new Meter(),
      rooms: { figures: () => ({ rooms: [], commits: nothing }) },
      compactor: { dueCount: () => 0 },
      gateway: { socketCount: 0, sendBufferBytes: () => 0 },
      version: '',
    });
    const worst = () =>
      Number(/^sheaf_event_loop_delay_seconds\{quantile="1"\} (\S+)$/m.exec(write())?.[1]);
    const beat = () => new Promise((resolve) => void setTimeout(resolve, 60));
    worst();
    await beat();
    const heldUpFromMs = performance.now();
    while (performance.now() - heldUpFromMs < 400);
    await beat();
    const told = worst();
    expect(told).toBeGreaterThan(0.35);
    await beat();
    expect(worst()).toBeLessThan(told);
  });

  it('[METRIC-2] are no page to others', async () => {
    const { server } = await start({ SHEAF_METRICS_TOKEN: 'a-token-of-some-length' });
    const ask = (headers: Record<string, string>) => fetch(`${server.url}/metrics`, { headers });
    expect((await ask({})).status).toBe(404);
    expect((await ask({ authorization: 'Bearer wrong-token-wrong' })).status).toBe(404);
    expect((await ask({ authorization: 'Bearer a-token-of-some-length' })).status).toBe(200);
    expect(server.log).not.toContain('a-token-of-some-length');
  });
});
