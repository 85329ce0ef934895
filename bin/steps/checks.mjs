/** The steps of `npm run check`: what each runs and what cures it. */
import { runQuietly } from './child.mjs';
import { at } from './project.mjs';
import { checkProjectSpecIds } from './spec-ids.mjs';
import { runTests } from './vitest.mjs';

/**
 * @typedef {{ passed: number, failed: number, output: string, failures?: readonly string[] }} Outcome
 * @typedef {{ name: string, cure: string, run: (node24: string) => Promise<Outcome> }} Check
 */

/** Where dependency-cruiser finds fewer, it has gone blind: the tree has hundreds. */
const MODULES_MIN = 50;

/**
 * @param {string} name @param {string} cure
 * @param {readonly string[]} script path in node_modules @param {readonly string[]} args
 * @returns {Check}
 */
function tool(name, cure, script, args) {
  return {
    name,
    cure,
    run: async (node24) => outcome(await runQuietly(node24, [at(...script), ...args])),
  };
}

/** @param {{ code: number, output: string }} end @returns {Outcome} */
function outcome({ code, output }) {
  return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
}

/** @type {Check} */
const types = {
  name: 'types',
  cure: 'npm run types',
  run: async (node24) => {
    // The routes are types too, and may have changed since the last build.
    const next = at('node_modules', 'next', 'dist', 'bin', 'next');
    const routes = await runQuietly(node24, [next, 'typegen']);
    if (routes.code !== 0) return outcome(routes);
    const tsc = at('node_modules', 'typescript', 'bin', 'tsc');
    return outcome(await runQuietly(node24, [tsc, '-p', '.']));
  },
};

/** @type {Check} */
const floors = {
  name: 'floors',
  cure: 'move the import down a floor (the floors stand in .dependency-cruiser.cjs)',
  run: async (node24) => {
    const cruiser = at('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
    const folders = ['app', 'lib', 'server', 'tests', 'prisma'];
    const { code, output } = await runQuietly(node24, [cruiser, ...folders]);
    const moduleCount = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
    if (moduleCount >= MODULES_MIN) return outcome({ code, output });
    return outcome({ code: 1, output: `${output}\nOnly ${moduleCount} modules were seen.` });
  },
};

/** @type {Check} */
const specIds = {
  name: 'spec ids',
  cure: 'give the rule a test whose title starts with its number, or correct the number',
  run: async () => {
    const { problems } = checkProjectSpecIds();
    return outcome({ code: problems.length, output: problems.join('\n') });
  },
};

/** @type {Check} */
const tests = {
  name: 'unit and property tests',
  cure: 'npm run test:unit',
  run: async (node24) => {
    const { why, output, ...counts } = await runTests(node24, ['unit', 'property'], {
      isQuiet: true,
    });
    return { ...counts, output: why === null ? output : `${output}\n${why}` };
  },
};

/** Two lanes for two cores: the tests take about as long as everything else together. */
export const LANES = /** @type {const} */ ([
  [tests],
  [
    tool('format', 'npm run format', ['node_modules', 'oxfmt', 'bin', 'oxfmt'], ['--check', '.']),
    tool('lint', 'npm run lint', ['node_modules', 'oxlint', 'bin', 'oxlint'], ['--type-aware']),
    types,
    floors,
    tool(
      'dead code',
      'npm run dead-code',
      ['node_modules', 'knip', 'bin', 'knip.js'],
      ['--no-progress'],
    ),
    specIds,
    tool('generated docs', 'npm run docs', ['bin', 'generate-docs.mjs'], ['--check']),
  ],
]);
