/**
 * `node bin/run.mjs TOOL ARGS`: a tool of node_modules/.bin, or a .ts file, under Node 24.
 * Npm's scripts use it, so that they work with whatever Node npm itself runs on.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { runInForeground } from './steps/child.mjs';
import { generate } from './steps/generate.mjs';
import { install } from './steps/install.mjs';
import { findNode24 } from './steps/node24.mjs';
import { at, exists } from './steps/project.mjs';
import { Stop, report } from './steps/terminal.mjs';

try {
  const [tool, ...args] = process.argv.slice(2);
  if (tool === undefined) throw new Stop('Usage: node bin/run.mjs TOOL [ARGUMENT…]');
  await install();
  // The types of what it makes are wanted by every tool, and a first look without them is kept.
  await generate(findNode24());
  process.exitCode = await run(tool, args);
} catch (error) {
  report(error);
}

/** @param {string} tool @param {string[]} args */
function run(tool, args) {
  if (/\.(ts|mjs|js)$/.test(tool)) return runInForeground(findNode24(), [tool, ...args]);
  const link = at('node_modules', '.bin', tool);
  if (process.platform === 'win32') return runInForeground(findNode24(), [entryOf(tool), ...args]);
  if (!exists(link)) throw new Stop(`There is no tool called ${tool} in node_modules/.bin.`);
  const file = realpathSync(link);
  // A compiled tool runs by itself; a script runs under Node 24, whatever its first line asks for.
  const isScript = readFileSync(file).subarray(0, 2).toString('latin1') === '#!';
  return isScript ? runInForeground(findNode24(), [file, ...args]) : runInForeground(file, args);
}

/** Windows has no links in .bin. @param {string} tool */
function entryOf(tool) {
  const manifest = JSON.parse(readFileSync(at('node_modules', tool, 'package.json'), 'utf8'));
  const bin = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[tool];
  return join(at('node_modules', tool), bin);
}
