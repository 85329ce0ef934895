/**
 * `npm run bench:typing`: from a key to the frame that shows it, in long documents in which somebody
 * else types, too: on the page of Sheaf, on it with outline, count and search open, and on a plain
 * page of Tiptap and y-websocket, which take turns, each in a document of its own; and how fast such
 * a document opens. Needs `npm run build`. `WORDS=10000,100000`, `ROUNDS=3`; `WRITE=1` renews the
 * part of docs/BENCHMARKS.md that tells of it.
 */
import { execFile, execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import * as Y from 'yjs';
import { BODY_FIELD } from '../../lib/editor/fields.ts';
import { EDITABLE, makeDocument, openStage, type Stage } from '../support/stage.ts';
import { pause, stockClient, until } from '../support/stock-client.ts';
import { measureArrivals, printArrivals } from './arrivals.ts';
import { BENCHMARKS_PAGE, benchmarksPage, withEditorSection } from './editor-section.ts';
import { type Compared, editorReport, type KeyRound } from './editor-report.ts';
import { printSpread, printTimes, spreadOf } from './figures.ts';
import { watchBusy, watchKeys } from './page-probes.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..', '..');
const SIZES = (process.env['WORDS'] ?? '10000,100000').split(',').map(Number);
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);
const KEYS = 60;
/** A fast typist: 15 keys a second. */
const KEY_MS = 1_000 / 15;
/** The other one, in the paragraph above: 8 keys a second. */
const OTHER_KEY_MS = 125;
const WORDS_PER_BLOCK = 80;
const BLOCKS_PER_HEADING = 6;
/** There is none, and that is said on a page without anything to write in. */
const PLAIN_PATH = '/plain-editor';

interface Contestant {
  readonly name: string;
  readonly page: Page;
  readonly documentId: string;
  readonly readKeys: Awaited<ReturnType<typeof watchKeys>>;
  readonly readBusyMs: Awaited<ReturnType<typeof watchBusy>>;
  readonly rounds: KeyRound[];
}

async function main(): Promise<void> {
  const script = await plainScript();
  const compared: Compared[] = [];
  for (const words of SIZES) {
    const first = { title: 'Bench', markdown: bookOf(words) };
    const stage = await openStage(first);
    try {
      const rounds = await compare(stage, first, script);
      for (const [name, spreads] of rounds) {
        printSpread(`key to paint at ${words} words, ${name}`, spreads);
        const busyMs = spreads.map((round) => round.busyMs);
        printTimes(`main thread a key at ${words} words, ${name}`, busyMs);
      }
      const arrivals = await measureArrivals(stage, ROUNDS);
      printArrivals(words, arrivals);
      compared.push({ words, rounds, arrivals });
    } finally {
      await stage.close();
    }
  }
  if (process.env['WRITE'] !== '1') return;
  const facts = {
    date: new Date().toISOString().slice(0, 10),
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    load: loadavg()[0] ?? Number.NaN,
    roundCount: ROUNDS,
  };
  writeFileSync(
    BENCHMARKS_PAGE,
    withEditorSection(benchmarksPage(), editorReport(facts, compared)),
  );
  const formatter = join(ROOT, 'node_modules', 'oxfmt', 'bin', 'oxfmt');
  execFileSync(process.execPath, [formatter, BENCHMARKS_PAGE]);
}

function bookOf(wordCount: number): string {
  const blocks: string[] = [];
  for (let at = 0; at < wordCount; at += WORDS_PER_BLOCK) {
    if (blocks.length % BLOCKS_PER_HEADING === 0) blocks.push(`## Part ${blocks.length}`);
    const words = Array.from({ length: WORDS_PER_BLOCK }, (_, n) => `word${(at + n) % 997}`);
    blocks.push(`${words.join(' ')}.`);
  }
  return blocks.join('\n\n');
}

async function compare(
  stage: Stage,
  first: object,
  script: string,
): Promise<Map<string, readonly KeyRound[]>> {
  const contestants = [
    await contestant(stage, 'Sheaf', first, (id) => sheafPage(stage, id)),
    await contestant(stage, 'Sheaf, outline, count and search open', first, (id) =>
      openPage(stage, id),
    ),
    await contestant(stage, 'a plain page of Tiptap and y-websocket', first, (id) =>
      plainPage(stage, id, script),
    ),
  ];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { page, documentId, readKeys, readBusyMs, rounds } of contestants) {
      // A page that is not in front paints nothing.
      await page.bringToFront();
      await standInMiddle(page);
      const other = await otherTypist(stage, documentId);
      await readKeys();
      const idleAtMs = await readBusyMs();
      await type(page);
      const busyMs = (await readBusyMs()) - idleAtMs;
      const { paintMs } = await readKeys();
      await other.stop();
      // The first round warms the pages.
      if (round > 0) rounds.push({ ...spreadOf(paintMs), busyMs: busyMs / KEYS });
    }
  }
  // A document that is opened next has the machine for itself.
  for (const { page } of contestants) await page.context().close();
  return new Map(contestants.map(({ name, rounds }) => [name, rounds]));
}

async function contestant(
  stage: Stage,
  name: string,
  first: object,
  open: (documentId: string) => Promise<Page>,
): Promise<Contestant> {
  const documentId = await makeDocument(stage.server, first);
  const page = await open(documentId);
  const [readKeys, readBusyMs] = [await watchKeys(page), await watchBusy(page)];
  return { name, page, documentId, readKeys, readBusyMs, rounds: [] };
}

async function sheafPage(stage: Stage, documentId: string): Promise<Page> {
  const { page } = await stage.enter('Ada');
  await page.goto(`${stage.server.url}/d/${documentId}`);
  await page.waitForSelector(EDITABLE);
  return page;
}

async function openPage(stage: Stage, documentId: string): Promise<Page> {
  const page = await sheafPage(stage, documentId);
  await page.locator(EDITABLE).focus();
  await page.keyboard.press('Control+Alt+h');
  await page.getByRole('navigation', { name: 'Outline' }).waitFor();
  await page.keyboard.press('Control+Shift+c');
  await page.getByRole('complementary', { name: 'Word count' }).waitFor();
  await page.keyboard.press('Control+f');
  await page.getByPlaceholder('Find').fill('word1');
  return page;
}

async function plainPage(stage: Stage, documentId: string, script: string): Promise<Page> {
  const { page } = await stage.enter(null, { bypassCSP: true });
  const { url, collabUrl } = stage.server;
  // A page of the server without its scripts: a browser refuses the socket of any page that did not
  // come from there.
  await page.route('**/_next/static/**/*.js', (route) => route.abort());
  await page.goto(`${url}${PLAIN_PATH}#${collabUrl}|${documentId}`);
  await page.evaluate(() => document.body.replaceChildren());
  await page.addStyleTag({ content: 'main{max-width:720px;margin:auto;font:17px/28px serif}' });
  await page.addScriptTag({ type: 'module', content: script });
  await page.waitForSelector(EDITABLE);
  return page;
}

/** The plain page in one file. The bundler comes with the test runner. */
async function plainScript(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sheaf-plain-'));
  try {
    const file = join(folder, 'plain.js');
    const bundler = join(ROOT, 'node_modules', '.bin', 'rolldown');
    const source = join('tests', 'bench', 'plain-editor.ts');
    const options = ['--file', file, '--platform', 'browser', '--minify'];
    await run(bundler, [source, ...options], { cwd: ROOT });
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function standInMiddle(page: Page): Promise<void> {
  await page.locator(EDITABLE).focus();
  await page.evaluate(() => {
    const blocks = document.querySelectorAll('.ProseMirror > p');
    const block = blocks[Math.floor(blocks.length / 2)];
    if (block === undefined) throw new Error('there is no text');
    block.scrollIntoView({ block: 'center' });
    getSelection()?.collapse(block, block.childNodes.length);
  });
  await pause(500);
}

/** Types at the end of the paragraph above the one in the middle, on everybody's screen, until stopped. */
async function otherTypist(stage: Stage, documentId: string) {
  const client = stockClient(stage.server, documentId);
  await until('the other typist has the text', () => client.provider.synced, 60_000);
  const paragraphs = client.doc
    .getXmlFragment(BODY_FIELD)
    .toArray()
    .filter((block) => block instanceof Y.XmlElement && block.nodeName === 'paragraph');
  const text = (paragraphs[Math.floor(paragraphs.length / 2) - 1] as Y.XmlElement).get(0);
  if (!(text instanceof Y.XmlText)) throw new Error('there is no paragraph to type in');
  let count = 0;
  const timer = setInterval(() => {
    text.insert(text.length, 'klmnopqrst'.charAt(count % 10));
    count += 1;
  }, OTHER_KEY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      if (count === 0) throw new Error('the other one typed nothing');
      await pause(200);
      client.leave();
      // Its awareness has a timer, which would keep this process alive.
      client.doc.destroy();
    },
  };
}

async function type(page: Page): Promise<void> {
  let dueMs = performance.now();
  for (let n = 0; n < KEYS; n += 1) {
    dueMs += KEY_MS;
    await pause(Math.max(0, dueMs - performance.now()));
    await page.keyboard.press('abcdefghij'.charAt(n % 10));
  }
  await pause(500);
}

await main();
