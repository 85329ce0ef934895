/**
 * `npm run bench`: Sheaf beside others and beside the limit, in rounds that take turns.
 * Arguments: which scenarios (all). `ROUNDS=` how often each is measured (3), `QUICK=1` short
 * measurements and one round, `PIN=0` leaves cores to the kernel, `SERVERS=sheaf,relay` only these,
 * `SETTINGS=SHEAF_X=1,SHEAF_Y=2` and `NODE_OPTIONS_OF_SHEAF=--cpu-prof` to try things out;
 * `WRITE=1` renews docs/BENCHMARKS.md and its chart. Linux only (/proc).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, print } from '../figures.ts';
import { installPeers } from './install-peers.ts';
import { chooseCores, fsyncTimes, machineFacts, watchContention } from './machine.ts';
import type { Run, ScenarioRounds } from './report.ts';
import { writeReport } from './report.ts';
import type { Figures, Scenario, Setup } from './scenario.ts';
import { OPENING_SCENARIOS } from './scenarios-opening.ts';
import { TYPING_SCENARIOS } from './scenarios-typing.ts';
import { STORAGE_SCENARIOS } from './scenarios-storage.ts';
import { versions, type ServerName } from './servers.ts';

const OUTPUT = fileURLToPath(new URL('../../.output', import.meta.url));
const SCENARIOS = [...TYPING_SCENARIOS, ...OPENING_SCENARIOS, ...STORAGE_SCENARIOS];
const { env } = process;

const isQuick = env['QUICK'] === '1';
const roundCount = Number(env['ROUNDS'] ?? (isQuick ? 1 : 3));
const wantedServers = env['SERVERS']?.split(',');
const setup: Setup = {
  cores: chooseCores(env['PIN']),
  isQuick,
  nodeOptions: env['NODE_OPTIONS_OF_SHEAF']?.split(' ').filter((option) => option !== '') ?? [],
};

await main();

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name));
  if (unknown.length > 0) {
    const names = SCENARIOS.map(({ name }) => name).join(', ');
    throw new Error(`no scenario ${unknown.join(', ')}; there are ${names}`);
  }
  installPeers();
  const chosen = SCENARIOS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const fsync = fsyncTimes(tmpdir(), 300);
  const contention = watchContention();
  const scenarios: ScenarioRounds[] = [];
  for (const scenario of chosen) scenarios.push(await runRounds(scenario));
  const run: Run = {
    date: new Date().toISOString().slice(0, 10),
    isQuick,
    roundCount,
    machine: machineFacts(),
    fsync,
    cores: setup.cores,
    versions: versions(),
    contention: contention(),
    scenarios,
  };
  mkdirSync(OUTPUT, { recursive: true });
  const file = join(OUTPUT, `bench-${Date.now()}.json`);
  writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`);
  print(`all figures: ${file}`);
  if (env['WRITE'] === '1') writeReport(run);
}

/** A B C D, A B C D, …: what disturbs the machine for a while disturbs all of them. */
async function runRounds(scenario: Scenario): Promise<ScenarioRounds> {
  const servers = scenario.servers.filter((name) => wantedServers?.includes(name) ?? true);
  const rounds = new Map<ServerName, Figures[]>(servers.map((name) => [name, []]));
  const contention = watchContention();
  print(`\n${scenario.name}: ${scenario.story(isQuick)}`);
  for (let round = 0; round < roundCount; round += 1) {
    for (const name of servers) {
      try {
        const figures = await scenario.measure(name, setup);
        rounds.get(name)?.push(figures);
        print(`  ${round + 1} ${name.padEnd(12)} ${lineOf(figures)}`);
      } catch (error) {
        print(`  ${round + 1} ${name.padEnd(12)} failed: ${String(error)}`);
      }
    }
  }
  const { load, busyShare, stealShare } = contention();
  print(
    `  load ${load.toFixed(1)}, cores busy ${percent(busyShare)}, stolen ${percent(stealShare)}`,
  );
  return {
    name: scenario.name,
    story: scenario.story(isQuick),
    metrics: scenario.metrics,
    servers: Object.fromEntries(
      [...rounds].map(([name, all]) => [name, { rounds: all, medians: mediansOf(all) }]),
    ),
    contention: { load, busyShare, stealShare },
  };
}

function mediansOf(rounds: readonly Figures[]): Figures {
  const names = Object.keys(rounds[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, median(rounds.map((figures) => figures[name] ?? Number.NaN))]),
  );
}

function lineOf(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${brief(value)}`)
    .join(', ');
}

function brief(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  return size >= 100 ? value.toFixed(0) : size >= 1 ? value.toFixed(2) : value.toFixed(4);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
