/**
 * Writes docs/SPEC.md (the rules of docs/spec, one after the other), docs/CONFIG.md (the table of
 * settings in server/config.ts) and docs/EDITOR.md (the editor's command table). With `--check` it
 * writes nothing and fails when they are stale. Needs Node 24, which reads the tables:
 * `npm run docs`.
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
const { BLOCK_IDS, COMMANDS, COMMAND_IDS } =
  await import('../app/d/[documentId]/_editor/commands/command-table.ts');
const { COMMAND_GROUPS } = await import('../app/d/[documentId]/_editor/commands/command.ts');
const { editor: english } = await import('../lib/i18n/en/editor.ts');
const { editor: chinese } = await import('../lib/i18n/zh/editor.ts');

const pages = {
  'docs/SPEC.md': specPage(),
  'docs/CONFIG.md': configPage(SETTINGS),
  'docs/EDITOR.md': editorPage(),
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

function editorPage() {
  const tables = COMMAND_GROUPS.flatMap((group) => [
    `## ${english.sheet.groups[group]}`,
    [
      '| Command | 中文 | Keys | Typed at the start of a line | After a slash |',
      '| --- | --- | --- | --- | --- |',
      ...COMMAND_IDS.filter((id) => COMMANDS[id].group === group).map(commandRow),
    ].join('\n'),
  ]);
  return [
    '# Everything the editor can do',
    'Each command has one entry in the command table, of which the toolbar, the slash menu, the palette (`Ctrl+K` with nothing selected), the tooltips and the sheet of shortcuts (`Ctrl+/`) are made; this page too, by `npm run docs`. `Mod` is Ctrl, on a Mac ⌘. What has no key is reached by its name in the palette. What a document may hold, and what each command promises, stands rule by rule in [SPEC.md](SPEC.md#editor).',
    ...tables,
    '',
  ].join('\n\n');
}

/** @param {(typeof COMMAND_IDS)[number]} id */
function commandRow(id) {
  const { keys, markdown } = COMMANDS[id];
  const shown = keys.map(code).join(' or ');
  const isAfterSlash = BLOCK_IDS.some((block) => block === id) ? 'yes' : '';
  const typed = markdown === undefined ? '' : code(markdown);
  const [name, other] = [english.actions[id], chinese.actions[id]];
  return `| ${cell(name)} | ${cell(other)} | ${cell(shown)} | ${cell(typed)} | ${isAfterSlash} |`;
}

/** A run of several backticks does not end what one began. @param {string} text */
function code(text) {
  const edge = text.includes('`') ? ' ' : '';
  return `\`${edge}${text}${edge}\``;
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
