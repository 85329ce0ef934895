import { describe, expect, it } from 'vitest';
import { MetricsText } from '../../../server/gateway/metrics-text.ts';
import { Histogram } from '../../../server/meter.ts';
import { TestRegistry } from '../../support/test-registry.ts';
import { rawUpdate } from '../../support/update-builder.ts';
import { QueueUnderFaults } from '../../support/queue-under-faults.ts';

describe('meter', () => {
  it('[METRIC-1] a histogram counts each time in every bucket that holds it', () => {
    const histogram = new Histogram([1, 5, 10]);
    for (const ms of [0, 1, 2, 5, 7, 11, 1_000]) histogram.add(ms);
    expect(histogram.cumulative()).toEqual([2, 4, 5]);
    expect(histogram.count).toBe(7);
    expect(histogram.sumMs).toBe(1_026);
  });

  it('[METRIC-1] is written as Prometheus reads it, whatever a label holds', () => {
    const text = new MetricsText();
    text.counter('sheaf_a_total', 'All a.', 3);
    text.gauge('sheaf_b', 'Some b.', [{ labels: { c: 'x"\\\n' }, value: 0.5 }]);
    text.histogram('sheaf_d_seconds', 'Times.', {
      bounds: [0.001, 1],
      cumulative: [1, 2],
      count: 3,
      sum: 7.5,
    });
    expect(text.toString()).toBe(`# HELP sheaf_a_total All a.
# TYPE sheaf_a_total counter
sheaf_a_total 3
# HELP sheaf_b Some b.
# TYPE sheaf_b gauge
sheaf_b{c="x\\"\\\\\\n"} 0.5
# HELP sheaf_d_seconds Times.
# TYPE sheaf_d_seconds histogram
sheaf_d_seconds_bucket{le="0.001"} 1
sheaf_d_seconds_bucket{le="1"} 2
sheaf_d_seconds_bucket{le="+Inf"} 3
sheaf_d_seconds_sum 7.5
sheaf_d_seconds_count 3
`);
  });

  it('[METRIC-3] [METRIC-4] counts what is stored once, however often it was tried', async () => {
    const world = new QueueUnderFaults();
    const id = await world.make('one');
    world.log.failNext(2);
    world.log.loseNextAnswer(1);
    world.write(id, 10);
    world.write(id, 20);
    await world.turns();
    world.clock.pass(50);
    expect(world.queue.figures()).toEqual({
      isFailing: true,
      failingDocuments: 0,
      unstoredBytes: 30,
      oldestMs: 50,
    });
    for (let n = 0; n < 3; n++) await world.pass(5_000);
    const { meter } = world;
    expect(meter.storedUpdates).toBe(2);
    expect(meter.storedBytes).toBe(30);
    expect(meter.commits.count).toBe(1);
    expect(meter.failedCommits).toBe(3);
    expect(world.queue.figures()).toEqual({
      isFailing: false,
      failingDocuments: 0,
      unstoredBytes: 0,
      oldestMs: 0,
    });
  });

  it('[METRIC-5] counts each refused update by its code, and what is in memory', async () => {
    const world = new TestRegistry();
    const id = await world.makeDocument('one');
    const [ada, bob] = [world.enter(id, 'g_ada'), world.enter(id, 'g_bob')];
    for (const { entrance } of [ada, bob]) {
      entrance.receive({ is: 'step1', stateVector: new Map() });
    }
    await world.turns();
    const update = rawUpdate([
      { client: 1, clock: 0, structs: [{ parent: 'title', content: { text: 'mine' } }] },
    ]);
    ada.entrance.receive({ is: 'update', update });
    const theirs = rawUpdate([
      { client: 1, clock: 4, structs: [{ origin: [1, 3], content: { text: 'not mine' } }] },
    ]);
    for (let n = 0; n < 3; n++) bob.entrance.receive({ is: 'update', update: theirs });
    const gap = rawUpdate([
      { client: 1, clock: 9, structs: [{ origin: [1, 8], content: { text: 'too early' } }] },
    ]);
    ada.entrance.receive({ is: 'update', update: gap });
    await world.turns();
    expect([...world.meter.refusedFrames.all()]).toEqual([
      ['foreign_client_id', 3],
      ['resync', 1],
    ]);
    const { rooms } = world.rooms.figures();
    expect(rooms).toHaveLength(1);
    expect(rooms[0]).toMatchObject({ state: 'serving', sessions: 2, liveSessions: 2 });
    expect(rooms[0]?.frameBytes).toBeGreaterThan(update.length);
  });
});
