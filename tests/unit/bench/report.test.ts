import { describe, expect, it } from 'vitest';
import { barChart } from '../../bench/engine/chart.ts';
import { pageOf, type Run } from '../../bench/engine/report.ts';

const CONTENTION = { load: 0.5, busyShare: 0.6, stealShare: 0 };

function server(deliveries: number, p50: number) {
  const medians = { 'deliveries/s': deliveries, 'p50 ms': p50 };
  return { rounds: [medians], medians };
}

function aRun(isQuick: boolean): Run {
  return {
    date: '2026-01-02',
    isQuick,
    roundCount: 3,
    machine: { cores: 2, processor: 'any', memoryGib: 8, kernel: '6.1', node: 'v24.0.0' },
    fsync: { medianMs: 0.2, p99Ms: 1 },
    cores: { server: '0', generator: '1' },
    versions: { sheaf: '0.1.0' },
    contention: CONTENTION,
    scenarios: [
      {
        name: 'fanout50',
        story: 'Fifty people type.',
        metrics: [{ name: 'deliveries/s', isMoreBetter: true }, { name: 'p50 ms' }],
        servers: {
          sheaf: server(2_000_000, 8),
          hocuspocus: server(400_000, 50),
          relay: server(4e6, 3),
        },
        contention: CONTENTION,
      },
    ],
  };
}

/** The cells of the first row that has all these words. */
function rowWith(page: string, ...words: readonly string[]): string[] {
  const row = page.split('\n').find((line) => words.every((word) => line.includes(word)));
  return (row ?? '').split('|').map((cell) => cell.trim());
}

describe('bench page', () => {
  it('[BENCH-7] a bar that is missed stands there like one that is met', () => {
    const page = pageOf(aRun(false));
    expect(rowWith(page, 'deliveries/s ≥ 4 × hocuspocus').slice(3, 6)).toEqual(['5', '4', 'yes']);
    expect(rowWith(page, 'deliveries/s ≥ 0.8 × relay').slice(3, 6)).toEqual([
      '0.5',
      '0.8',
      '**no**',
    ]);
    expect(rowWith(page, '20 × y-websocket')[5]).toBe('not measured');
    expect(page).not.toContain('short run');
    expect(pageOf(aRun(true))).toContain('short run');
  });

  it('[BENCH-9] a row says which rounds failed and what did not arrive', () => {
    const run = aRun(false);
    expect(rowWith(pageOf({ ...run, roundCount: 1 }), '| relay |')[1]).toBe('relay');
    const [scenario] = run.scenarios;
    const round = { 'deliveries/s': 1, 'p50 ms': 1, missing: 7, closed: 2 };
    const lossy = { rounds: [round], medians: round };
    const scenarios = scenario === undefined ? [] : [{ ...scenario, servers: { sheaf: lossy } }];
    const row = rowWith(pageOf({ ...run, scenarios }), 'sheaf (');
    expect(row[1]).toBe('sheaf (1 of 3 rounds, 7 missing, 2 cut off)');
  });

  it('[BENCH-8] twice the figure, twice the length', () => {
    const bars = [
      { name: 'sheaf', value: 400 },
      { name: 'hocuspocus', value: 200 },
    ];
    const svg = barChart([{ title: 'a < b', note: 'less is better', bars }]);
    const lengths = [...svg.matchAll(/<rect x="\d+" y="\d+" width="(\d+)"/g)].map((at) =>
      Number(at[1]),
    );
    expect(lengths).toHaveLength(2);
    expect((lengths[0] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(2, 1);
    expect(svg).toContain('prefers-color-scheme: dark');
    expect(svg).toContain('a &lt; b');
  });
});
