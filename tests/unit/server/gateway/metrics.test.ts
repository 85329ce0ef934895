import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { makeMetrics, mayReadMetrics } from '../../../../server/gateway/metrics.ts';
import { Meter } from '../../../../server/meter.ts';

const TOKEN = 'a-token-of-some-length';
const LOCAL = { host: '127.0.0.1:3000' };

function isAllowed(
  remoteAddress: string | undefined,
  headers: Record<string, string>,
  config: { metricsToken?: string; publicOrigin?: string } = {},
): boolean {
  const request = { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
  const { metricsToken = null, publicOrigin = null } = config;
  return mayReadMetrics(request, { metricsToken, publicOrigin });
}

describe('metrics', () => {
  it.each([
    ['127.0.0.1', LOCAL],
    ['127.8.9.10', { host: 'localhost:3000' }],
    ['::1', { host: '[::1]:3000' }],
    ['::ffff:127.0.0.1', { host: 'LOCALHOST' }],
    ['127.0.0.1', { ...LOCAL, 'x-prometheus-scrape-timeout-seconds': '10' }],
  ])('[METRIC-2] without a token %s may read them, with %o', (address, headers) => {
    expect(isAllowed(address, headers)).toBe(true);
  });

  it.each([
    ['10.0.0.7', { host: '10.0.0.7:3000' }],
    ['10.0.0.7', LOCAL],
    ['::ffff:10.0.0.7', LOCAL],
    ['fe80::1', LOCAL],
    ['127.evil', LOCAL],
    [undefined, LOCAL],
    ['127.0.0.1', {}],
    ['127.0.0.1', { host: 'evil.example' }],
    ['127.0.0.1', { host: 'localhost.evil.example' }],
    ['127.0.0.1', { ...LOCAL, 'x-forwarded-for': '127.0.0.1' }],
    ['127.0.0.1', { ...LOCAL, forwarded: 'for=127.0.0.1' }],
    ['127.0.0.1', { ...LOCAL, 'x-real-ip': '127.0.0.1' }],
    ['127.0.0.1', { ...LOCAL, via: '1.1 proxy' }],
  ])('[METRIC-2] without a token %s may not, with %o', (address, headers) => {
    expect(isAllowed(address, headers)).toBe(false);
  });

  it('[METRIC-2] behind a public address only the token counts, as a proxy may name nobody', () => {
    const publicOrigin = 'https://write.example';
    expect(isAllowed('127.0.0.1', LOCAL, { publicOrigin })).toBe(false);
    const headers = { ...LOCAL, authorization: `Bearer ${TOKEN}` };
    expect(isAllowed('127.0.0.1', headers, { publicOrigin, metricsToken: TOKEN })).toBe(true);
  });

  it('[METRIC-2] with a token set, whoever sends it may, and nobody else', () => {
    const given = (authorization: string, address = '10.0.0.7') =>
      isAllowed(address, { host: 'write.example', authorization }, { metricsToken: TOKEN });
    expect(given(`Bearer ${TOKEN}`)).toBe(true);
    expect(given(`bearer  ${TOKEN}`)).toBe(true);
    for (const wrong of ['', TOKEN, `Basic ${TOKEN}`, `Bearer ${TOKEN}x`, 'Bearer', 'Bearer x']) {
      expect(given(wrong)).toBe(false);
      expect(given(wrong, '127.0.0.1')).toBe(false);
    }
    expect(isAllowed('127.0.0.1', LOCAL, { metricsToken: TOKEN })).toBe(false);
  });

  it('[METRIC-4] [METRIC-5] [METRIC-6] each figure is written under its own name', async () => {
    const meter = new Meter();
    const room = { state: 'serving', sessions: 5, liveSessions: 3, frameBytes: 70 } as const;
    const write = makeMetrics({
      meter,
      rooms: {
        figures: () => ({
          rooms: [room, { ...room, state: 'loading', frameBytes: 7 }],
          commits: { isFailing: true, failingDocuments: 2, unstoredBytes: 11, oldestMs: 1_300 },
        }),
      },
      compactor: { dueCount: () => 13 },
      gateway: { socketCount: 17, sendBufferBytes: () => 19 },
      version: '1.2.3',
    });
    const figures = () =>
      new Map(
        write()
          .split('\n')
          .map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]),
      );
    meter.endedConnections.add('slow_reader');
    const first = figures();
    const expected = {
      'sheaf_info{version="1.2.3"}': 1,
      sheaf_storage_failing: 1,
      sheaf_documents_failing: 2,
      sheaf_unstored_bytes: 11,
      sheaf_oldest_unstored_seconds: 1.3,
      'sheaf_rooms{state="serving"}': 1,
      'sheaf_rooms{state="loading"}': 1,
      'sheaf_rooms{state="failed"}': 0,
      sheaf_room_bytes: 77,
      'sheaf_connections{state="greeting"}': 4,
      'sheaf_connections{state="live"}': 6,
      'sheaf_connections{state="leaving"}': 7,
      sheaf_compactions_due: 13,
      sheaf_send_buffer_bytes: 19,
      'sheaf_ended_connections_total{code="slow_reader"}': 1,
    };
    expect(
      Object.fromEntries(Object.keys(expected).map((name) => [name, first.get(name)])),
    ).toEqual(expected);
  });
});
