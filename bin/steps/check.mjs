/** Runs every check, shows what failed and how to cure it. */
import { LANES } from './checks.mjs';
import { say } from './terminal.mjs';

/**
 * @param {string} node24
 * @returns {Promise<{ passed: number, failed: number, failures: readonly string[] }>}
 */
export async function check(node24) {
  const lanes = await Promise.all(LANES.map((lane) => runLane(node24, lane)));
  const all = lanes.flat();
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    failures: all.flatMap(({ failures }) => failures),
  };
}

/**
 * @param {string} node24
 * @param {readonly import('./checks.mjs').Check[]} lane
 */
async function runLane(node24, lane) {
  const outcomes = [];
  for (const { name, cure, run } of lane) {
    const startedMs = Date.now();
    const result = await run(node24);
    const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
    if (result.failed === 0) say(`ok      ${name} (${seconds} s)`);
    else say(`\nFAILED  ${name} (${seconds} s)\n${result.output.trim()}\n→ ${cure}\n`);
    outcomes.push({ ...result, failures: result.failures ?? (result.failed > 0 ? [name] : []) });
  }
  return outcomes;
}
