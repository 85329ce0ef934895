/** stub */
import type { Contention } from './machine.ts';
import type { Figures, Metric } from './scenario.ts';

export interface ScenarioRounds {
  readonly name: string;
  readonly story: string;
  readonly metrics: readonly Metric[];
  readonly servers: Readonly<
    Record<string, { readonly rounds: readonly Figures[]; readonly medians: Figures }>
  >;
  readonly contention: Contention;
}
export interface Run {
  readonly date: string;
  readonly isQuick: boolean;
  readonly roundCount: number;
  readonly machine: object;
  readonly coreCount: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly contention: Contention;
  readonly scenarios: readonly ScenarioRounds[];
}
export function writeReport(run: Run): void {
  void run;
}
