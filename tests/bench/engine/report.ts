/** One run as docs/BENCHMARKS.md and its chart: ratios first, then every median, as measured. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BENCHMARKS_PAGE,
  benchmarksPage,
  editorSection,
  withEditorSection,
} from '../editor-section.ts';
import { print } from '../figures.ts';
import { BARS, type Medians } from './bars.ts';
import { barChart, shown, type ChartGroup } from './chart.ts';
import type { Contention, Cores } from './machine.ts';
import type { Figures, Metric } from './scenario.ts';
import { SERVERS, type ServerName } from './servers.ts';

export interface ScenarioRounds {
  readonly name: string;
  readonly story: string;
  readonly metrics: readonly Metric[];
  readonly servers: Readonly<
    Partial<Record<ServerName, { readonly rounds: readonly Figures[]; readonly medians: Figures }>>
  >;
  readonly contention: Contention;
}

export interface Run {
  readonly date: string;
  readonly isQuick: boolean;
  readonly roundCount: number;
  readonly machine: {
    readonly cores: number;
    readonly processor: string;
    readonly memoryGib: number;
    readonly kernel: string;
    readonly node: string;
  };
  readonly fsync: { readonly medianMs: number; readonly p99Ms: number };
  readonly cores: Cores;
  readonly versions: Readonly<Record<string, string>>;
  readonly contention: Contention;
  readonly scenarios: readonly ScenarioRounds[];
}

const CHART = fileURLToPath(new URL('../../../docs/images/benchmarks.svg', import.meta.url));

const FORMATTER = join(import.meta.dirname, '../../../node_modules/oxfmt/bin/oxfmt');

/** What the picture shows: enough to see where each stands. */
const PICTURED: readonly (readonly [scenario: string, metric: string, title: string])[] = [
  ['fanout50', 'deliveries/s', '50 typists in one document: deliveries a second'],
  ['fanout50-presence', 'deliveries/s', 'The same with carets: deliveries a second'],
  ['fanout200', 'deliveries/s', '200 typists in one document: deliveries a second'],
  ['many', 'CPU-s per 1,000 updates', '500 documents: CPU-seconds per 1,000 updates'],
  ['many', 'p99 ms', '500 documents: p99 in ms'],
  ['open', 'time ms', 'Cold open of a long document: ms'],
  ['noisy', 'slowest opening ms', 'Another document beside a pour: ms to open'],
];

export function writeReport(run: Run): void {
  mkdirSync(dirname(CHART), { recursive: true });
  writeFileSync(CHART, barChart(pictured(run)));
  writeFileSync(BENCHMARKS_PAGE, withEditorSection(pageOf(run), editorSection(benchmarksPage())));
  execFileSync(process.execPath, [FORMATTER, BENCHMARKS_PAGE]);
  print('docs/BENCHMARKS.md and its chart written');
}

export function pageOf(run: Run): string {
  return [
    '# Benchmarks',
    'Sheaf beside other servers for the same clients, measured side by side in one run. Written by `npm run bench`; the figures are as they came, also where Sheaf falls short. Trust the ratios: absolute figures belong to one machine.',
    ...(run.isQuick ? [QUICK_WARNING] : []),
    '![Bars of the most telling figures](images/benchmarks.svg)',
    '## What Sheaf wants to reach',
    barsTable(run),
    '## Machine and versions',
    facts(run),
    '## Every figure',
    `Medians of ${run.roundCount} round${run.roundCount === 1 ? '' : 's'}, in which the servers take turns.`,
    ...run.scenarios.flatMap((scenario) => [
      `### ${scenario.name}`,
      scenario.story,
      tableOf(scenario, run.roundCount),
    ]),
    '## How it is measured',
    METHOD,
    '',
  ].join('\n\n');
}

const QUICK_WARNING =
  '> **A short run, only to show that the kit works: small sizes, a few seconds each, Hocuspocus mostly ended before its saves were due, and other work ran on the machine (see the load below). No figure and no “met” here is a result.**';

const METHOD = [
  '- **Sheaf** is the real server (`server/main.ts`, without pages), SQLite with `synchronous=FULL`; only caps that one address would meet are lifted, by settings. **hocuspocus** is `@hocuspocus/server` with its SQLite extension, **y-websocket** the server that comes with version 2 with its LevelDB store: both at their default settings, which confirm and relay before anything is on the disk. **relay** forwards bytes to everybody else in one write a socket: no document, no check, no storage; it is the limit, not a peer.',
  '- Server and load generator are different processes on different cores, where `taskset` is there and the machine has two. The generator speaks bytes over raw sockets, without a replica, and its own share of its core is written down.',
  '- Keystrokes come from editing histories made from a seed: runs of typing, runs of backspace, a caret that jumps, over made-up words as frequent as words are in prose (so stored bytes are like those of prose, not those of any one text); each keystroke is one Yjs update of some 20 to 40 bytes.',
  '- A delivery is one update at one reader, however it is packed: servers may join or merge messages. All bytes are counted at all readers, and the clock runs until the last reader has the last byte. Latency is taken at readers that decode everything, by the clocks of the writers. A deletion moves no clock and counts with the insertion after it.',
  '- Typing flat out has a window: so many keystrokes are on their way at any time, the same for all servers. Steady typing does not wait for anybody.',
  '- In a full run typing lasts longer than the 10 s after which Hocuspocus must save.',
  '- CPU is user and system time of the server process with all its threads (steps of 10 ms); bytes to the disk are `write_bytes` of `/proc/<pid>/io`, file system journal excluded.',
  '',
  'To repeat it on Linux: `npm run bench`, which is long; `npm run bench -- fanout50 many` for some; `ROUNDS=5` for more rounds; `QUICK=1` for a look; `WRITE=1` to renew this page. The other servers are installed into a folder of their own on first use and are no dependency of Sheaf.',
].join('\n');

function barsTable({ scenarios }: Run): string {
  const rows = BARS.flatMap((bar) => {
    const scenario = scenarios.find(({ name }) => name === bar.scenario);
    if (scenario === undefined) return [];
    const medians: Medians = mediansOf(scenario);
    const { value, most, least } = bar.measure(medians);
    const bound = most ?? least ?? Number.NaN;
    const isMeasured = Number.isFinite(value) && Number.isFinite(bound);
    const isMet = most === undefined ? value >= bound : value <= bound;
    const verdict = isMeasured ? (isMet ? 'yes' : '**no**') : 'not measured';
    return [[bar.scenario, bar.says, shown(value), shown(bound), verdict]];
  });
  return table(['scenario', 'bar', 'measured', 'bound', 'met'], rows);
}

function mediansOf({ servers }: ScenarioRounds): Medians {
  return Object.fromEntries(
    Object.entries(servers).map(([name, { medians }]) => [name, medians]),
  ) as Medians;
}

function facts(run: Run): string {
  const { machine, fsync, cores, contention, versions } = run;
  return [
    `- ${run.date}; ${machine.cores} cores (${machine.processor}), ${machine.memoryGib.toFixed(0)} GiB, Linux ${machine.kernel}, Node ${machine.node}`,
    `- fdatasync of 4 KiB: median ${shown(fsync.medianMs)} ms, p99 ${shown(fsync.p99Ms)} ms`,
    `- server on core ${cores.server ?? 'any'}, generator on core ${cores.generator ?? 'any'}`,
    `- while it ran: load ${contention.load.toFixed(1)}, cores busy ${percent(contention.busyShare)}, stolen by the host ${percent(contention.stealShare)}`,
    `- ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
  ].join('\n');
}

/** What makes a row weaker than it looks: rounds that failed, updates that did not arrive. */
function doubts(rounds: readonly Figures[], roundCount: number): string {
  const worst = (name: string) => Math.max(0, ...rounds.map((figures) => figures[name] ?? 0));
  const said = [
    ...(rounds.length < roundCount ? [`${rounds.length} of ${roundCount} rounds`] : []),
    ...(worst('missing') > 0 ? [`${worst('missing')} missing`] : []),
    ...(worst('closed') > 0 ? [`${worst('closed')} cut off`] : []),
  ];
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

function tableOf({ metrics, servers }: ScenarioRounds, roundCount: number): string {
  const names = SERVERS.filter((name) => servers[name] !== undefined);
  const rows = names.map((name) => [
    `${name}${doubts(servers[name]?.rounds ?? [], roundCount)}`,
    ...metrics.map((metric) => shown(servers[name]?.medians[metric.name] ?? Number.NaN)),
  ]);
  return table(['', ...metrics.map(({ name }) => name)], rows);
}

function pictured({ scenarios }: Run): ChartGroup[] {
  return PICTURED.flatMap(([name, metric, title]) => {
    const scenario = scenarios.find((candidate) => candidate.name === name);
    if (scenario === undefined) return [];
    const medians = mediansOf(scenario);
    const bars = SERVERS.flatMap((server) => {
      const value = medians[server]?.[metric] ?? Number.NaN;
      return Number.isFinite(value) ? [{ name: server, value }] : [];
    });
    const isMoreBetter = scenario.metrics.find((one) => one.name === metric)?.isMoreBetter === true;
    return [{ title, note: isMoreBetter ? 'more is better' : 'less is better', bars }];
  });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map(line).join('\n');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
