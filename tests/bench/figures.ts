/** Percentiles and medians, and how a line of them is printed. */

/** Nearest rank. @param share 0 to 1 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = Math.max(0, Math.ceil(sorted.length * share) - 1);
  return sorted[at] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { p50: median(values), p95: percentile(values, 0.95) };
}

/** Of the rounds: the median of each figure, and all rounds behind it. */
export function printSpread(name: string, rounds: readonly Spread[]): void {
  const p50 = median(rounds.map((round) => round.p50));
  const p95 = median(rounds.map((round) => round.p95));
  const each = rounds.map((round) => `${round.p50.toFixed(1)}/${round.p95.toFixed(1)}`);
  print(`${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms   (${each.join('  ')})`);
}

export function printTimes(name: string, timesMs: readonly number[]): void {
  const each = timesMs.map((time) => time.toFixed(0)).join('  ');
  print(`${name}: ${median(timesMs).toFixed(0)} ms   (${each})`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
