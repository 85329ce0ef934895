/** Runs test projects of vitest.config.ts and counts what happened. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { runInForeground, runQuietly, toolEnv } from './child.mjs';
import { ROOT, at } from './project.mjs';

/**
 * @typedef {{ passed: number, failed: number, why: string | null }} Counts
 * why: a failure that is not a failed test
 *
 * @typedef {object} FileResult
 * @property {string} name its path
 * @property {string} status
 * @property {readonly { status: string, fullName?: string }[]} assertionResults
 */

/**
 * @typedef {Counts & { output: string, failures: readonly string[], failedFiles: readonly string[] }} Tested
 *
 * @typedef {object} RunOptions
 * @property {boolean} [isQuiet]
 * @property {Record<string, string>} [env]
 * @property {readonly string[]} [files] only these
 */

/**
 * @param {string} node24
 * @param {readonly string[]} projects
 * @param {RunOptions} [options]
 * @returns {Promise<Tested>}
 */
export async function runTests(node24, projects, options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sheaf-tests-'));
  const result = join(folder, 'result.json');
  const args = [
    at('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...(options.files ?? []),
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${result}`,
  ];
  try {
    const run = { env: toolEnv(options.env) };
    const { code, output } = options.isQuiet
      ? await runQuietly(node24, args, run)
      : { code: await runInForeground(node24, args, run), output: '' };
    const read = readResult(result);
    const failures = failedTests(read);
    return { ...countTests(read, code), output, failures, failedFiles: failedFiles(read) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file */
function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // Vitest died before it wrote anything.
  }
}

/**
 * @typedef {object} VitestResult
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} [numTodoTests]
 * @property {readonly FileResult[]} testResults
 *
 * @param {VitestResult | null} result @param {number} code vitest's exit code
 * @returns {Counts}
 */
export function countTests(result, code) {
  if (result === null) return { passed: 0, failed: 1, why: 'the test runner broke off' };
  if (result.testResults.length === 0)
    return { passed: 0, failed: 1, why: 'no test file was found' };
  // A file that could not even be loaded has no tests to fail.
  const broken = result.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const skipped = result.numPendingTests + (result.numTodoTests ?? 0);
  const passed = result.numPassedTests;
  const failed = result.numFailedTests + broken + skipped;
  if (skipped > 0) return { passed, failed, why: `${skipped} tests were skipped` };
  if (broken > 0) return { passed, failed, why: `${broken} test files could not run` };
  if (failed === 0 && passed === 0) return { passed, failed: 1, why: 'no test was found' };
  if (failed === 0 && code !== 0) return { passed, failed: 1, why: 'an error outside of any test' };
  return { passed, failed, why: null };
}

/**
 * Where to look, for whoever has no more than the end of a long output.
 * @param {VitestResult | null} result
 * @returns {readonly string[]} a line for each failed test, or for a file that could not run
 */
export function failedTests(result) {
  return (result?.testResults ?? []).flatMap(({ name, status, assertionResults }) => {
    const file = relative(ROOT, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length > 0) return failed.map(({ fullName }) => `${file}: ${fullName}`);
    return status === 'failed' ? [file] : [];
  });
}

/**
 * @param {VitestResult | null} result
 * @returns {readonly string[]} paths from the root
 */
export function failedFiles(result) {
  const failed = (result?.testResults ?? []).filter(({ status }) => status === 'failed');
  return failed.map(({ name }) => relative(ROOT, name));
}
