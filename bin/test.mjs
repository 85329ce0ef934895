/** `npm test`: every check and every test of a fresh clone. A part that cannot run has failed. */
import { build } from './steps/build.mjs';
import { check } from './steps/check.mjs';
import { runQuietly, toolEnv } from './steps/child.mjs';
import { generate } from './steps/generate.mjs';
import { install } from './steps/install.mjs';
import { findNode24 } from './steps/node24.mjs';
import { at } from './steps/project.mjs';
import { testTwice } from './steps/second-look.mjs';
import { Stop, report, say } from './steps/terminal.mjs';
import { runTests } from './steps/vitest.mjs';

/**
 * @typedef {{ passed: number, failed: number, why: string | null, failures: readonly string[],
 *   unsteady?: readonly string[] }} Outcome
 * @typedef {Outcome & { name: string, seconds: number }} Row
 */

try {
  await install();
  const node24 = findNode24();
  await generate(node24);
  /** @type {Record<string, string>} */
  let browser = {};
  const rows = [
    await part('prepare', async () => {
      browser = await findBrowser(node24);
      await build(node24);
      return { passed: 0, failed: 0, why: null, failures: [] };
    }),
    await part('check', async () => ({ ...(await check(node24)), why: null })),
    await part('contract', () => runTests(node24, ['contract'])),
    await part('integration', () => runTests(node24, ['integration'])),
    await part('e2e', () => testTwice(node24, 'e2e', { env: browser })),
    await part('chaos', () => runTests(node24, ['chaos'], { env: browser })),
  ];
  summarise(rows);
} catch (error) {
  report(error);
}

/**
 * A part that fails does not keep the others from running.
 * @param {string} name @param {() => Promise<Outcome>} run
 * @returns {Promise<Row>}
 */
async function part(name, run) {
  const startedMs = Date.now();
  const seconds = () => Math.round((Date.now() - startedMs) / 1000);
  say(`\n── ${name}`);
  try {
    return { name, ...(await run()), seconds: seconds() };
  } catch (error) {
    report(error);
    const why = error instanceof Error ? error.message : String(error);
    return { name, passed: 0, failed: 1, why, failures: [], seconds: seconds() };
  }
}

/** @param {string} node24 @returns {Promise<Record<string, string>>} what the tests need in their environment */
async function findBrowser(node24) {
  const { code, output } = await runQuietly(node24, [at('tests', 'support', 'find-browser.ts')], {
    env: toolEnv(),
  });
  if (code !== 0) throw new Stop(output.trim());
  const { program } = JSON.parse(output);
  say(`Browser: ${program}`);
  return { BROWSER_BIN: program };
}

/** @param {readonly Row[]} rows */
function summarise(rows) {
  const total = { passed: 0, failed: 0 };
  say('\nPart           passed   failed   seconds');
  for (const { name, passed, failed, seconds, why } of rows) {
    const numbers = [passed, failed, seconds].map((number) => String(number).padStart(9)).join('');
    say(`${name.padEnd(12)}${numbers}${why === null ? '' : `   ${why}`}`);
    total.passed += passed;
    total.failed += failed;
  }
  if (total.failed > 0) process.exitCode = 1;
  const lines = (/** @type {(row: Row) => readonly string[]} */ of) =>
    rows.flatMap((row) => of(row).map((test) => `${row.name}: ${test}`)).join('\n');
  const unsteady = lines((row) => row.unsteady ?? []);
  const failures = lines((row) => row.failures);
  if (unsteady !== '') say(`\nFailed once, passed when run again:\n${unsteady}`);
  if (failures !== '') say(`\nFailed:\n${failures}`);
  say(`\n${total.passed} passed, ${total.failed} failed`);
}
