/** One run of `bench:typing` as the part of docs/BENCHMARKS.md that tells of the editor. */
import type { Arrivals } from './arrivals.ts';
import { median, type Spread } from './figures.ts';

export interface KeyRound extends Spread {
  /** What the page's main thread ran for one key. */
  readonly busyMs: number;
}

export interface Compared {
  readonly words: number;
  /** By the name of the page. */
  readonly rounds: ReadonlyMap<string, readonly KeyRound[]>;
  readonly arrivals: Arrivals;
}

export interface RunFacts {
  readonly date: string;
  readonly cores: number;
  readonly processor: string;
  /** Of the minute at the end of the run. */
  readonly load: number;
  readonly roundCount: number;
}

const STORY =
  'From a key going down to the end of the frame that shows it, in the middle of a document, while somebody else types 8 keys a second into the paragraph above: 60 keys at 15 a second a round, the pages take turns, each has a document of its own on the same server, and one round before warms them. The main thread’s time is what it ran for a key, whatever else the machine did.';
const OPENING =
  'Opening such a document on the page of Sheaf: the first time in a browser, and again when the browser has its copy. Readable: the first words of the text are there, and from then on a press or Tab gives a place in them to write. Editable: the editor has taken their place.';
const BOUND =
  'Chromium reads all that is laid out in an element one writes in, for the input method, at every key and at every frame: in 100,000 words that is more than half of what the plain page does. Sheaf lays out what is near the screen (EDITOR-150). Of what is left, a quarter is layout, asked for by each change that scrolls to the caret, and a third is scripts: the binding and ProseMirror go through all blocks at each letter of somebody else.';
const METHOD =
  'The plain page is `tests/bench/plain-editor.ts`: Tiptap’s StarterKit, task lists and Collaboration over y-websocket’s provider, without carets, toolbar or anything else of Sheaf. To repeat it: `npm run build`, then `WRITE=1 npm run bench:typing`.';

export function editorReport(facts: RunFacts, compared: readonly Compared[]): string {
  const { date, cores, processor, load, roundCount } = facts;
  return [
    '## The editor',
    STORY,
    `${date}, ${cores} cores (${processor}), headless Chromium, load ${load.toFixed(1)} at the end; medians of ${roundCount} rounds.`,
    typingTable(compared),
    BOUND,
    OPENING,
    openingTable(compared),
    METHOD,
  ].join('\n\n');
}

function typingTable(compared: readonly Compared[]): string {
  const rows = compared.flatMap(({ words, rounds }) =>
    [...rounds].map(([name, spreads]) => [
      count(words),
      name,
      ms(spreads.map(({ p50 }) => p50)),
      ms(spreads.map(({ p95 }) => p95)),
      ms(spreads.map(({ busyMs }) => busyMs)),
    ]),
  );
  return table(['words', 'page', 'p50 ms', 'p95 ms', 'main thread ms'], rows);
}

function openingTable(compared: readonly Compared[]): string {
  const rows = compared.flatMap(({ words, arrivals }) =>
    (['cold', 'warm'] as const).map((kind) => [
      count(words),
      kind === 'cold' ? 'first time' : 'again',
      ms(arrivals[kind].map(({ readableMs }) => readableMs)),
      ms(arrivals[kind].map(({ editableMs }) => editableMs)),
    ]),
  );
  return table(['words', 'visit', 'readable ms', 'editable ms'], rows);
}

function count(words: number): string {
  return words.toLocaleString('en');
}

function ms(values: readonly number[]): string {
  return median(values).toFixed(1);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map(() => '---');
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
