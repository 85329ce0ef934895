/**
 * Writes docs/SPEC.md (the rules of docs/spec, one after the other) and docs/CONFIG.md (the table
 * of settings in server/config.ts). With `--check` it writes nothing and fails when they are stale.
 * Needs Node 24, which reads the table: `npm run docs`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { ROOT, at, filesUnder } from './steps/project.mjs';
import { say } from './steps/terminal.mjs';

/** From the outside in; an area that is not named comes after these, by name. */
const ORDER = ['start', 'build', 'config', 'wire', 'screen', 'room', 'session', 'store', 'log'];

const isCheck = process.argv.includes('--check');
const { SETTINGS } = await import('../server/config.ts');

const pages = {
  'docs/SPEC.md': specPage(),
  'docs/CONFIG.md': configPage(SETTINGS),
};

for (const [name, text] of Object.entries(pages)) {
  const wanted = format(name, text);
  const isFresh = readOrEmpty(at(name)) === wanted;
  if (isFresh) continue;
  if (isCheck) {
    say(`${name} is stale.`);
    process.exitCode = 1;
  } else {
    writeFileSync(at(name), wanted);
    say(`${name} written.`);
  }
}

function specPage() {
  const files = filesUnder(at('docs', 'spec')).filter((file) => file.endsWith('.md'));
  const parts = files
    .toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .map((file) => {
      const text = readFileSync(file, 'utf8').trim();
      const deeper = text.replace(/^(#+ )/gm, '#$1');
      return `<!-- from ${relative(ROOT, file)} -->\n\n${asSeenFromDocs(deeper)}`;
    });
  return [
    '# What Sheaf does, rule by rule',
    'Each rule has a number, and at least one test whose title starts with that number. Where a test and a rule disagree, one of them is wrong. This page is put together from `docs/spec/` by `npm run docs`: write there.',
    ...parts,
    '',
  ].join('\n\n');
}

/** Links of a page in docs/spec, for a page in docs. @param {string} text */
function asSeenFromDocs(text) {
  return text.replace(/\]\((\.\.\/)?([\w-]+\.md)/g, (_link, up, name) =>
    up === undefined ? `](spec/${name}` : `](${name}`,
  );
}

/** @param {string} file */
function place(file) {
  const index = ORDER.indexOf(basename(file, '.md'));
  return index === -1 ? ORDER.length : index;
}

/** @param {typeof SETTINGS} settings */
function configPage(settings) {
  const rows = settings.map(
    ({ name, unit, default: value, sentence }) =>
      `| \`${name}\` | ${cell(unit)} | ${value === '' ? '' : `\`${cell(value)}\``} | ${cell(sentence)} |`,
  );
  return [
    '# Settings',
    'Every setting is an environment variable, read once at the start; none is needed. A value that makes no sense stops the start with a sentence that names it. This page is written by `npm run docs` from `server/config.ts`.',
    ['| Variable | Unit | Default | What it does |', '| --- | --- | --- | --- |', ...rows].join(
      '\n',
    ),
    '',
  ].join('\n\n');
}

/** As `npm run format` would leave it. @param {string} name @param {string} text */
function format(name, text) {
  const formatter = at('node_modules', 'oxfmt', 'bin', 'oxfmt');
  return execFileSync(process.execPath, [formatter, '--stdin-filepath', name], {
    input: text,
    encoding: 'utf8',
    cwd: ROOT,
  });
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|');
}

/** @param {string} file */
function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // Not written yet: stale.
  }
}
