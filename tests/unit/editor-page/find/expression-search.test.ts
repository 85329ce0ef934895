import { getSchema } from '@tiptap/core';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  EXPRESSION_MS_MAX,
  ExpressionSearch,
} from '../../../../app/d/[documentId]/_editor/find/expression-search.ts';
import { patternOf } from '../../../../app/d/[documentId]/_editor/find/find-query.ts';
import { PlainSearch } from '../../../../app/d/[documentId]/_editor/find/plain-search.ts';
import { documentExtensions } from '../../../../lib/editor/extensions.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { HandWorker } from '../../../support/hand-worker.ts';
import { turns } from '../../../support/test-collab.ts';

const schema = getSchema(documentExtensions());
const line = (text: string) => schema.node('paragraph', null, schema.text(text));
const ONE = line('one');
const TWO = schema.node('doc', null, [ONE, line('two')]);

let clock: HandClock;
let workers: HandWorker[];
let search: ExpressionSearch;

beforeEach(() => {
  clock = new HandClock();
  workers = [];
  const openWorker = () => {
    const worker = new HandWorker();
    workers.push(worker);
    return worker;
  };
  search = new ExpressionSearch(/o/gu, openWorker, clock);
});

describe('a search for an expression', () => {
  it('[EDITOR-114] asks beside the page, and only for what was written since', async () => {
    const first = search.know(TWO);
    await turns();
    expect(search.in(TWO)).toEqual([]);
    expect(workers[0]?.waitingTexts).toEqual(['one', 'two']);
    workers[0]?.begin();
    workers[0]?.answer();
    expect(await first).toBe('known');
    expect(search.in(TWO).map(({ from }) => from)).toEqual([1, 8]);

    const more = schema.node('doc', null, [ONE, line('too')]);
    const second = search.know(more);
    await turns();
    expect(workers[0]?.waitingTexts).toEqual(['too']);
    workers[0]?.answer();
    expect(await second).toBe('known');
    expect(search.in(more)).toHaveLength(3);
    expect(await search.know(more)).toBe('known');
    expect(workers).toHaveLength(1);
    expect(clock.pendingCount).toBe(0);
  });

  it('[EDITOR-114] is stopped when it takes longer than a writer waits, and finds nothing', async () => {
    const known = search.know(TWO);
    await turns();
    // A worker that has not begun is no expression that takes long.
    clock.pass(EXPRESSION_MS_MAX * 5);
    expect(workers[0]?.isTerminated).toBe(false);
    workers[0]?.begin();
    clock.pass(EXPRESSION_MS_MAX - 1);
    expect(workers[0]?.isTerminated).toBe(false);
    clock.pass(1);
    expect(await known).toBe('slow');
    expect(workers[0]?.isTerminated).toBe(true);
    expect(await search.know(TWO)).toBe('slow');
    expect(search.in(TWO)).toEqual([]);
    expect(workers).toHaveLength(1);
  });

  it('[EDITOR-114] is stopped when something else is looked for', async () => {
    const known = search.know(TWO);
    await turns();
    workers[0]?.begin();
    search.close();
    await known;
    expect(workers[0]?.isTerminated).toBe(true);
    expect(clock.pendingCount).toBe(0);
  });
});

describe('a search for words', () => {
  it('[EDITOR-113] looks once at each place of a hundred thousand words, and then only where they change', () => {
    const words = ['the', 'heron', 'stands', 'still', 'in', 'shallow', 'water', 'all', 'day'];
    const texts = Array.from({ length: 1_000 }, (_, at) =>
      Array.from({ length: 100 }, (__, word) => words[(at + word * 7) % words.length]).join(' '),
    );
    const doc = schema.node('doc', null, texts.map(line));
    const options = { isPattern: false, isCaseExact: false, isWholeWord: false };
    for (const text of ['e', 'the', 'all shallow']) {
      const pattern = new CountedPattern(patternOf({ ...options, text }) as RegExp);
      const search = new PlainSearch(pattern, text.length);
      const found = search.in(doc);
      expect(found.length).toBeGreaterThan(1_000);
      // One look for each that is found, and one for the end of each block.
      expect(pattern.looks).toBe(found.length + texts.length);
      expect(search.in(doc)).toEqual(found);
      const changed = doc.replace(0, doc.child(0).nodeSize, doc.slice(doc.content.size));
      search.in(changed);
      search.in(schema.node('doc', null, [line(`${text} `), ...changed.content.content]));
      expect(pattern.looks).toBe(found.length + texts.length + 2);
    }
  });
});

class CountedPattern extends RegExp {
  looks = 0;

  override test(text: string): boolean {
    this.looks += 1;
    return super.test(text);
  }
}
