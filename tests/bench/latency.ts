/**
 * `npm run bench:latency`: how fast an edit is on the other screen, how fast a key is on one's own,
 * how fast a document opens, and what travels for it. Needs `npm run build`.
 * Arguments: which of edit, keys, open, bytes (all); `ROUNDS=` how often each is measured (3).
 */
import { loadavg } from 'node:os';
import { EDITABLE, openStage, type Stage, type Writer } from '../support/stage.ts';
import { pause } from '../support/stock-client.ts';
import { blankContext, measureArrivals, printArrivals } from './arrivals.ts';
import { print, printSpread, spreadOf, type Spread } from './figures.ts';
import { watchGrowth, watchKeys } from './page-probes.ts';
import { scriptBytes } from '../support/script-bytes.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 3);
/** A fast typist: 15 keys a second. */
const KEY_MS = 1_000 / 15;
const EDIT_KEYS = 120;
const PAINT_KEYS = 60;
const WORDS_PER_BLOCK = 80;
const SIZES = [0, 10_000, 100_000];

const BENCHES = { edit: benchEdit, keys: benchKeys, open: benchOpen, bytes: benchBytes };

/** Paragraphs of plain words, the second of which is short: there the benches write. */
function bookOf(wordCount: number): string {
  const blocks = ['The first line.', 'Here.'];
  for (let at = 0; at < wordCount; at += WORDS_PER_BLOCK) {
    const words = Array.from({ length: WORDS_PER_BLOCK }, (_, n) => `word${(at + n) % 997}`);
    blocks.push(`${words.join(' ')}.`);
  }
  return blocks.join('\n\n');
}

/** Uneven as fingers are: two who type at once must not press every key in the same instant. */
async function typeKeys(writer: Writer, count: number): Promise<void> {
  let dueMs = performance.now();
  for (let n = 0; n < count; n++) {
    dueMs += KEY_MS * (0.5 + Math.random());
    // By the clock, not by a pause after each key: the pace stays when a key takes long.
    await pause(Math.max(0, dueMs - performance.now()));
    await writer.page.keyboard.press('abcdefghij'.charAt(n % 10));
  }
}

/** At the end of a block of the text, counted from 0. */
async function standAt(writer: Writer, line: number): Promise<void> {
  await writer.page.locator(EDITABLE).focus();
  await writer.page.evaluate((at) => {
    const block = document.querySelectorAll('.ProseMirror > *')[at];
    if (block === undefined) throw new Error(`no line ${at}`);
    block.scrollIntoView({ block: 'center' });
    getSelection()?.collapse(block, block.childNodes.length);
  }, line);
  await pause(300);
}

async function onStage(wordCount: number, act: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage({ title: 'Bench', markdown: bookOf(wordCount) });
  try {
    await act(stage);
  } finally {
    await stage.close();
  }
}

async function benchEdit(): Promise<void> {
  for (const isBoth of [false, true]) {
    await onStage(0, async (stage) => {
      const ada = await stage.enter('Ada');
      const bob = await stage.enter('Bob');
      await standAt(ada, 0);
      await standAt(bob, 1);
      const readKeys = await watchKeys(ada.page);
      const readGrowth = await watchGrowth(bob.page, 0);
      const rounds: Spread[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        const before = (await readGrowth()).length - 1;
        await Promise.all([typeKeys(ada, EDIT_KEYS), isBoth ? typeKeys(bob, EDIT_KEYS) : null]);
        await pause(500);
        const { keysAtMs } = await readKeys();
        const grownAtMs = await readGrowth();
        const latencies = keysAtMs.map(
          (atMs, n) => (grownAtMs[before + n + 1] ?? Number.POSITIVE_INFINITY) - atMs,
        );
        // The first round warms both pages and the server.
        if (round > 0) rounds.push(spreadOf(latencies));
      }
      printSpread(`edit to the other screen, ${isBoth ? 'both type' : 'one types'}`, rounds);
    });
  }
}

async function benchKeys(): Promise<void> {
  for (const words of SIZES) {
    await onStage(words, async (stage) => {
      const ada = await stage.enter('Ada');
      const middle = Math.floor(words / WORDS_PER_BLOCK / 2) + 1;
      await ada.saved();
      await standAt(ada, middle);
      const readKeys = await watchKeys(ada.page);
      const measure = async (name: string) => {
        const rounds: Spread[] = [];
        for (let round = 0; round <= ROUNDS; round++) {
          await typeKeys(ada, PAINT_KEYS);
          await pause(500);
          const { paintMs } = await readKeys();
          if (round > 0) rounds.push(spreadOf(paintMs));
        }
        printSpread(`key to paint at ${words} words, ${name}`, rounds);
      };
      await measure('alone');
      const bob = await stage.enter('Bob');
      await standAt(bob, 1);
      let isWriting = true;
      const writing = (async () => {
        while (isWriting) await typeKeys(bob, 15);
      })();
      await measure('with a second writer');
      isWriting = false;
      await writing;
    });
  }
}

async function benchOpen(): Promise<void> {
  for (const words of SIZES) {
    await onStage(words, async (stage) =>
      printArrivals(words, await measureArrivals(stage, ROUNDS)),
    );
  }
}

async function benchBytes(): Promise<void> {
  await onStage(0, async (stage) => {
    const context = await blankContext(stage);
    const url = `${stage.server.url}/d/${stage.documentId}`;
    const { first, deferred, bareGzip } = await scriptBytes(await context.newPage(), url);
    await context.close();
    print(`first scripts: ${first.gzip} bytes as gzip, ${first.wire} on the wire`);
    print(`deferred scripts: ${deferred.gzip} bytes as gzip, ${deferred.wire} on the wire`);
    print(`scripts of any page of this build: ${bareGzip} bytes as gzip`);
  });
}

const chosen = process.argv.slice(2);
print(
  `load of the machine: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (chosen.length === 0 || chosen.includes(name)) await bench();
}
