/**
 * `npm run chaos:long [TIMES]`: the seeded suites, so many times (10) as long as in `npm test`.
 * Each prints the seed that draws its run again.
 */
import { runInForeground } from './steps/child.mjs';
import { install } from './steps/install.mjs';
import { findNode24 } from './steps/node24.mjs';
import { at } from './steps/project.mjs';
import { Stop, report } from './steps/terminal.mjs';

/** What `npm test` takes of each. */
const SHORT = {
  PLAN_COUNT: 80,
  EDITOR_PLANS: 12,
  FUZZ_MUTATIONS: 40_000,
  MUTATION_FRAMES: 6_000,
  FAULT_STEPS: 260,
  CHAOS_KILLS: 6,
};
const SUITES = [
  'tests/property/faults.test.ts',
  'tests/property/editors.test.ts',
  'tests/property/corpus.test.ts',
  'tests/integration/mutations.test.ts',
  'tests/chaos/faults.test.ts',
  'tests/chaos/kill.test.ts',
];
const TIMEOUT_MS = 24 * 3_600_000;

try {
  const times = Number(process.argv[2] ?? 10);
  if (!(times > 0)) throw new Stop('Usage: npm run chaos:long [TIMES]');
  await install();
  for (const [name, count] of Object.entries(SHORT)) {
    process.env[name] ??= String(Math.ceil(count * times));
  }
  const vitest = at('node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', `--testTimeout=${TIMEOUT_MS}`, ...SUITES];
  process.exitCode = await runInForeground(findNode24(), [vitest, ...args]);
} catch (error) {
  report(error);
}
