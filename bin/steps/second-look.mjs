/**
 * A browser on a busy machine now and then does in another order what a test waits for. A file that
 * failed is run once more, by itself: what fails again has failed, and what does not is told by name.
 */
import { say } from './terminal.mjs';
import { runTests } from './vitest.mjs';

/**
 * @typedef {import('./vitest.mjs').Tested} Tested
 * @typedef {Tested & { unsteady: readonly string[] }} LookedAt
 */

/**
 * @param {string} node24
 * @param {string} project
 * @param {import('./vitest.mjs').RunOptions} options
 * @returns {Promise<LookedAt>}
 */
export async function testTwice(node24, project, options) {
  const first = await runTests(node24, [project], options);
  const files = first.failedFiles;
  if (files.length === 0) return { ...first, unsteady: [] };
  say(`\n── ${project}, once more: ${files.join(', ')}`);
  return afterSecondLook(first, await runTests(node24, [project], { ...options, files }));
}

/**
 * @param {Tested} first
 * @param {Tested} second of the files that failed
 * @returns {LookedAt}
 */
export function afterSecondLook(first, second) {
  // Skipped tests and broken files are no matter of luck.
  if (first.why !== null || second.failed > 0) {
    const failures = [...new Set([...first.failures, ...second.failures])];
    return { ...first, failures, unsteady: [] };
  }
  const passed = first.passed + first.failed;
  return { ...first, passed, failed: 0, failures: [], unsteady: first.failures };
}
