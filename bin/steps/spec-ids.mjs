/** Every rule of docs/spec has a test that cites it, and every citation names a rule. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT, at, filesUnder } from './project.mjs';

/** A rule: `- **[WIRE-2]** sentence.` */
const RULE = /^\s*[-*] \*\*\[([A-Z][A-Z0-9]*-\d+)\]\*\*\s+\S/gm;
/** Where a rule was meant, whether it is one or not. */
const RULE_LIKE = /\*\*\[?[A-Z][A-Z0-9]*-\d+\]?\*\*/g;
/** The citations a title starts with: `it('[WIRE-2] no bytes …'`, several side by side too. */
const TITLE = /\(\s*['"`]((?:\[[A-Z][A-Z0-9]*-\d+\]\s*)+)/g;
const ID = /[A-Z][A-Z0-9]*-\d+/g;

/**
 * @typedef {{ name: string, text: string }} Source
 * @param {readonly Source[]} specs @param {readonly Source[]} tests
 * @returns {string[]} what is wrong, one sentence each
 */
export function checkSpecIds(specs, tests) {
  const problems = [];
  /** @type {Map<string, string>} */
  const rules = new Map();
  for (const { name, text } of specs) {
    const found = [...text.matchAll(RULE)].map((match) => match[1] ?? '');
    if (found.length !== [...text.matchAll(RULE_LIKE)].length) {
      problems.push(`${name}: a rule is not written as a line "- **[AREA-n]** sentence."`);
    }
    for (const id of found) {
      const other = rules.get(id);
      if (other !== undefined) problems.push(`${name}: ${id} is already a rule of ${other}`);
      rules.set(id, name);
    }
  }
  const cited = new Set();
  for (const { name, text } of tests) {
    for (const id of citations(text)) {
      cited.add(id);
      if (!rules.has(id)) problems.push(`${name}: cites ${id}, which is no rule`);
    }
  }
  for (const [id, name] of rules) {
    if (!cited.has(id)) problems.push(`${name}: no test cites ${id}`);
  }
  return problems;
}

/** @param {string} text */
function citations(text) {
  return new Set([...text.matchAll(TITLE)].flatMap((match) => (match[1] ?? '').match(ID) ?? []));
}

/** @returns {{ problems: string[], ruleCount: number }} */
export function checkProjectSpecIds() {
  const specs = readAll(at('docs', 'spec'), /\.md$/);
  const problems = checkSpecIds(specs, readAll(at('tests'), /\.ts$/));
  const ruleCount = specs.reduce((sum, { text }) => sum + [...text.matchAll(RULE)].length, 0);
  if (ruleCount === 0) problems.push('docs/spec: there is not a single rule');
  return { problems, ruleCount };
}

/** @param {string} folder @param {RegExp} pattern @returns {Source[]} */
function readAll(folder, pattern) {
  return filesUnder(folder)
    .filter((file) => pattern.test(file))
    .map((file) => ({ name: relative(ROOT, file), text: readFileSync(file, 'utf8') }));
}
