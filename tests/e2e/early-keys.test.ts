/** Keys that lead the caret, delete and choose in the text before the editor is there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { EARLY_BLANK } from '../../lib/editor/early-script.ts';
import { launchBrowser } from '../support/browser.ts';
import { FIELD, FIRST, pressBehind, SLOW_ENV, slowed } from '../support/slow-page.ts';
import {
  EDITABLE,
  makeDocument,
  openStage,
  type Stage,
  type Writer,
  writerOn,
} from '../support/stage.ts';

const MARKDOWN = [
  '# Herons',
  'They stand **still** in water.',
  'On <time datetime="2026-03-01">2026-03-01</time> and [a link](https://a.test/) on.',
  '- one\n- two',
  '```\ncode\nmore\n```',
  'The end.',
].join('\n\n');

let stage: Stage;
let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  stage = await openStage({ title: 'Birds' }, SLOW_ENV);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

interface Early {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly writer: Writer;
  readonly release: () => void;
  /** The editor comes, and has the caret where `|` is in what this gives. */
  readonly taken: () => Promise<string[]>;
}

async function anEarlyPage(behind: string, markdown = MARKDOWN): Promise<Early> {
  const context = await browser.newContext({
    locale: 'en-GB',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  const release = await slowed(page, 'scripts');
  const id = await makeDocument(stage.server, { title: 'Birds', markdown });
  await page.goto(`${stage.server.url}/d/${id}`, { waitUntil: 'domcontentloaded' });
  await page.locator(FIRST).waitFor();
  const writer = writerOn(page);
  await pressBehind(page, behind);
  const taken = async () => {
    release();
    await page.waitForSelector(EDITABLE);
    await writer.type('|');
    await writer.saved();
    expect(writer.complaints).toEqual([]);
    return writer.lines();
  };
  return { context, page, writer, release, taken };
}

const STAND = 'They stand still in water.';
const DAY = 'On 1 Mar 2026 and a link on.';

/** Each gives the lines that have changed, or have the caret. */
async function changed(early: Early): Promise<string[]> {
  const before = ['Herons', STAND, DAY, 'one', 'two', 'code\nmore', 'The end.'];
  const seen = await seenLines(early.page);
  const lines = await early.taken();
  // Nothing moves when the editor comes.
  expect(seen).toEqual(lines.flatMap((line) => line.replace('|', '').split('\n')));
  await early.context.close();
  return lines.filter((line) => !before.includes(line));
}

/** Of the text before the editor, as one reads it. */
async function seenLines(page: Page): Promise<string[]> {
  const lines = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-first-sight] :is(p, h1, code)')].flatMap(
      (block) => block.innerText.split('\n'),
    ),
  );
  return lines.map((line) => line.replaceAll(EARLY_BLANK, ''));
}

/** Draws the mouse over words of the text before the editor. */
async function choose(page: Page, words: string): Promise<void> {
  const { left, right, y } = await page.evaluate((looked) => {
    const walker = document.createTreeWalker(
      document.querySelector('[data-first-sight]') as Element,
      NodeFilter.SHOW_TEXT,
    );
    let node = walker.nextNode() as Text;
    while (!node.data.includes(looked)) node = walker.nextNode() as Text;
    const range = document.createRange();
    range.setStart(node, node.data.indexOf(looked));
    range.setEnd(node, range.startOffset + looked.length);
    const box = range.getBoundingClientRect();
    return { left: box.left, right: box.right, y: box.top + box.height / 2 };
  }, words);
  await page.mouse.move(left, y);
  await page.mouse.down();
  await page.mouse.move(right, y, { steps: 3 });
  await page.mouse.up();
}

describe('keys in the text before the editor', () => {
  it.each<[string, string, readonly string[], readonly string[]]>([
    ['to the left', 'They st', ['ArrowLeft', 'ArrowLeft', 'x'], ['They x|stand still in water.']],
    ['to the right', 'They st', ['ArrowRight', 'x'], ['They stax|nd still in water.']],
    [
      'into bold words',
      'They stand',
      ['ArrowRight', 'ArrowRight', 'x'],
      ['They stand sx|till in water.'],
    ],
    [
      'through what was typed',
      'They st',
      ['x', 'y', 'ArrowLeft', 'z'],
      ['They stxz|yand still in water.'],
    ],
    [
      'out of what was typed',
      'They st',
      ['x', 'ArrowLeft', 'ArrowLeft', 'y'],
      ['They sy|txand still in water.'],
    ],
    [
      'into what was typed',
      'They st',
      [
        'x',
        'y',
        'End',
        '!',
        'Home',
        'Control+ArrowRight',
        'ArrowRight',
        'ArrowRight',
        'ArrowRight',
        'ArrowRight',
        'z',
      ],
      ['They stxz|yand still in water.!'],
    ],
    ['to the start of the line', 'They st', ['x', 'Home', 'y'], ['y|They stxand still in water.']],
    ['to its end', 'They st', ['End', 'x'], ['They stand still in water.x|']],
    ['a word back', 'They st', ['Control+ArrowLeft', 'x'], ['They x|stand still in water.']],
    [
      'up and down',
      'one',
      ['ArrowDown', 'x', 'ArrowUp', 'ArrowUp', 'Home', 'y'],
      ['y|On 1 Mar 2026 and a link on.', 'twox'],
    ],
    [
      'over a day, into a link',
      'On',
      ['ArrowRight', 'ArrowRight', 'x', 'Control+ArrowRight', 'ArrowRight', 'ArrowRight', 'y'],
      ['On 1 Mar 2026x and ay| link on.'],
    ],
    [
      'back over a day',
      'On',
      ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'x'],
      ['On x|1 Mar 2026 and a link on.'],
    ],
    [
      'along the line from behind a day',
      'On',
      ['ArrowRight', 'ArrowRight', 'End', 'x', 'ArrowLeft', 'Home', 'y'],
      ['y|On 1 Mar 2026 and a link on.x'],
    ],
    ['down from behind a day', 'On', ['ArrowRight', 'ArrowRight', 'ArrowDown', 'x'], ['onex|']],
    ['to the end of the text', 'one', ['Control+End', 'x'], ['The end.x|']],
    ['to its start', 'one', ['Control+Home', 'x'], ['x|Herons']],
    ['in code', 'cod', ['ArrowDown', 'x', 'ArrowUp', 'Home', 'y'], ['y|code\nmorxe']],
    [
      'past both ends',
      'The end.',
      ['ArrowDown', 'x', 'ArrowRight', 'ArrowRight', 'y'],
      ['The end.xy|'],
    ],
  ])('[EDITOR-190] lead the caret %s', async (_, behind, keys, lines) => {
    const early = await anEarlyPage(behind);
    await early.writer.press(...keys);
    expect(await changed(early)).toEqual(lines);
  });

  it('[EDITOR-190] lose no letter, and put none elsewhere, however fast they come', async () => {
    const early = await anEarlyPage('They st');
    const { page, context } = early;
    const keys = 'abcdefghijklmnopqrstuvwxyz'.split('').flatMap((letter) => [letter, 'ArrowLeft']);
    await Promise.all(keys.map((key) => page.keyboard.press(key)));
    expect((await seenLines(page))[1]).toBe('They stzyxwvutsrqponmlkjihgfedcbaand still in water.');
    await context.close();
  });

  it('[EDITOR-190] lose no letter while the page comes to life', async () => {
    const { page, context, writer, release } = await anEarlyPage('They st');
    release();
    const letters = 'abcdefghijklmnopqrstuvwxyz'.repeat(4).split('');
    for (const letter of letters) {
      await page.keyboard.press(letter, { delay: 10 });
      await page.keyboard.press('ArrowLeft', { delay: 10 });
    }
    await page.waitForSelector(EDITABLE);
    await writer.saved();
    const line = (await writer.lines())[1] ?? '';
    expect(line).toMatch(/^They st[a-z]{104}and still in water\.$/u);
    const typed = line.slice('They st'.length, -'and still in water.'.length);
    expect([...typed].toSorted()).toEqual(letters.toSorted());
    expect(writer.complaints).toEqual([]);
    await context.close();
  });

  it.each<[string, string, readonly string[], readonly string[]]>([
    ['before it', 'They st', ['Backspace', 'x'], ['They sx|and still in water.']],
    ['behind it', 'They st', ['Delete', 'Delete', 'x'], ['They stx|d still in water.']],
    [
      'typed and stored',
      'They st',
      ['x', 'Backspace', 'Backspace', 'y'],
      ['They sy|and still in water.'],
    ],
    [
      'typed before',
      'They st',
      ['x', 'y', 'ArrowLeft', 'Backspace', 'Delete', 'Delete'],
      ['They st|nd still in water.'],
    ],
    ['at the end', 'The end.', ['Backspace', 'Backspace'], ['The en|']],
    ['a word', 'They stand', ['Control+Backspace', 'x'], ['They x| still in water.']],
    [
      'across bold words',
      'stil',
      ['Delete', 'Delete', 'Delete', 'x'],
      ['They stand stilx|n water.'],
    ],
    ['a day', 'On', ['ArrowRight', 'Delete', 'x'], ['On x| and a link on.']],
    ['a broken line', 'They st', ['Enter', 'Backspace', 'x'], ['They stx|and still in water.']],
    [
      'but no border of a block',
      'one',
      ['Home', 'Backspace', 'x', 'End', 'Delete', 'y'],
      ['xoney|'],
    ],
  ])('[EDITOR-191] delete what stands there: %s', async (_, behind, keys, lines) => {
    const early = await anEarlyPage(behind);
    await early.writer.press(...keys);
    expect(await changed(early)).toEqual(lines);
  });

  it.each<[string, string, readonly string[], readonly string[]]>([
    [
      'letters',
      'They st',
      ['Shift+ArrowLeft', 'Shift+ArrowLeft', 'x'],
      ['They x|and still in water.'],
    ],
    [
      'words',
      'They st',
      ['Home', 'Control+Shift+ArrowRight', 'W', 'e'],
      ['We| stand still in water.'],
    ],
    ['to the end, bold words too', 'They st', ['Shift+End', '.'], ['They st.|']],
    [
      'what was typed, with what stands there',
      'They st',
      ['x', 'y', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'z'],
      ['They sz|and still in water.'],
    ],
    [
      'part of what was typed',
      'They st',
      ['x', 'y', 'z', 'ArrowLeft', 'Shift+ArrowLeft', 'u'],
      ['They stxu|zand still in water.'],
    ],
    ['by Delete', 'They st', ['Shift+Home', 'Delete', 'x'], ['x|and still in water.']],
    ['by Enter', 'They st', ['Shift+Home', 'Enter', 'x'], ['', 'x|and still in water.']],
    [
      'after it was left again',
      'They st',
      ['Shift+ArrowLeft', 'ArrowLeft', 'x'],
      ['They sx|tand still in water.'],
    ],
    [
      'nothing over two blocks',
      'one',
      ['Shift+ArrowDown', 'x', 'Shift+ArrowDown', 'Backspace'],
      ['onex|'],
    ],
  ])('[EDITOR-192] what is chosen is replaced: %s', async (_, behind, keys, lines) => {
    const early = await anEarlyPage(behind);
    await early.writer.press(...keys);
    expect(await changed(early)).toEqual(lines);
  });

  it('[EDITOR-192] words chosen with the mouse, also by what is composed or pasted', async () => {
    const early = await anEarlyPage('one');
    const { page, context, writer } = early;
    await choose(page, 'ron');
    await writer.type('ro');
    await choose(page, 'still');
    const method = await context.newCDPSession(page);
    for (const text of ['n', 'ni', 'ni hao']) {
      const at = { selectionStart: text.length, selectionEnd: text.length };
      await method.send('Input.imeSetComposition', { text, ...at });
    }
    await method.send('Input.insertText', { text: '你好' });
    await choose(page, 'two');
    await writer.press('Control+c', 'ArrowUp', 'End', 'Shift+Home', 'Control+v');
    expect(await changed(early)).toEqual(['Heros', 'They stand 你好 in water.', 'two|']);
  });

  it('[EDITOR-193] a line broken there is seen as it will be', async () => {
    const early = await anEarlyPage('They st');
    const { page, writer } = early;
    await writer.press('Enter', 'x', 'Enter');
    await page.locator(FIELD).waitFor({ state: 'attached' });
    expect(await seenLines(page)).toEqual([
      'Herons',
      'They st',
      'x',
      'and still in water.',
      DAY,
      'one',
      'two',
      'code',
      'more',
      'The end.',
    ]);
    expect(await changed(early)).toEqual(['They st', 'x', '|and still in water.']);
  });
});
