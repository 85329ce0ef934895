/** What a scenario is, and what every scenario is given. */
import type { Cores } from './machine.ts';
import type { ServerName } from './servers.ts';

export interface Setup {
  readonly cores: Cores;
  /** A few seconds a measurement: to see that it works, not to be quoted. */
  readonly isQuick: boolean;
  /** Node options of Sheaf's server, such as `--cpu-prof`. */
  readonly nodeOptions: readonly string[];
}

/** By the metric's name. NaN: it does not apply to this server. */
export type Figures = Readonly<Record<string, number>>;

export interface Metric {
  /** With its unit. */
  readonly name: string;
  readonly isMoreBetter?: boolean;
}

export interface Scenario {
  readonly name: string;
  /** What happens, in one or two sentences, with the sizes of this very run. */
  story(isQuick: boolean): string;
  readonly servers: readonly ServerName[];
  /** The first one is the headline. */
  readonly metrics: readonly Metric[];
  measure(server: ServerName, setup: Setup): Promise<Figures>;
}
