/** Where the handles of tables are: never over letters for a finger, never out of sight for anybody. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EDITABLE, makeDocument, openStage, type Stage, type Writer } from '../support/stage.ts';

const WORDS = 'some words in a cell that are as many as a few lines need';
const line = (count: number, words: string) => `|${` ${words} |`.repeat(count)}`;
const rows = (columnCount: number, rowCount: number, words: string) =>
  [
    line(columnCount, 'Header'),
    `|${'---|'.repeat(columnCount)}`,
    ...Array.from({ length: rowCount }, () => line(columnCount, words)),
  ].join('\n');
const PROSE =
  'Words before and after a table, so many that they fill a line on any screen there is.';
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let stage: Stage;
let ada: Writer;
let eve: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Handles' });
  ada = await stage.enter('Ada');
  eve = await stage.enter('Eve', PHONE);
});
afterAll(() => stage.close());

async function open({ page }: Writer, markdown: string): Promise<void> {
  const id = await makeDocument(stage.server, { title: 'Handles', markdown });
  await page.goto(`${stage.server.url}/d/${id}`);
  await page.waitForSelector(EDITABLE);
}

interface Looked {
  readonly width: number;
  readonly height: number;
  /** The letters that a press would miss for it. */
  readonly over: readonly string[];
}

/** Each handle and sign by its name. A letter that cannot be seen is none. */
function handles(page: Page): Promise<Readonly<Record<string, Looked>>> {
  return page.evaluate(() => {
    const seen: { readonly box: DOMRect; readonly text: string }[] = [];
    const words = document.createTreeWalker(
      document.querySelector('main') ?? document,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
      const scroll = node.parentElement?.closest('.table-scroll')?.getBoundingClientRect();
      for (let at = 0; at < (node.nodeValue ?? '').length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        const middle = box.left + box.width / 2;
        // Handles are at whole pixels, edges anywhere between.
        const isCut =
          scroll !== undefined && (middle < scroll.left + 1 || middle > scroll.right - 1);
        if (box.width > 0 && !isCut) seen.push({ box, text: node.nodeValue?.charAt(at) ?? '' });
      }
    }
    const found: Record<string, Looked> = {};
    for (const button of document.querySelectorAll('[data-table-handles] button')) {
      const { width, height } = button.getBoundingClientRect();
      const over = seen.filter(({ box, text }) => {
        const x = box.left + box.width / 2;
        const heights = [0.3, 0.5, 0.8].map((part) => box.top + box.height * part);
        const at = heights.map((y) => document.elementFromPoint(x, y)?.closest('button'));
        return text.trim() !== '' && at.includes(button as HTMLButtonElement);
      });
      found[button.ariaLabel ?? ''] = { width, height, over: over.map(({ text }) => text) };
    }
    return found;
  });
}

async function settled(page: Page): Promise<Readonly<Record<string, Looked>>> {
  await page.getByRole('button', { name: 'Row menu', exact: true }).waitFor();
  let last = '';
  await expect
    .poll(async () => {
      const now = JSON.stringify(await handles(page));
      const isStill = now === last;
      last = now;
      return isStill;
    })
    .toBe(true);
  return handles(page);
}

function wrongs(found: Readonly<Record<string, Looked>>): string[] {
  return Object.entries(found).flatMap(([name, { width, height, over }]) => [
    ...(Math.min(width, height) < 24 ? [`${name} is ${width} by ${height} px`] : []),
    ...(over.length > 0 ? [`${name} lies over ${over.join('')}`] : []),
  ]);
}

describe('a finger and the handles of a table', () => {
  const within = (sign: string, by: string, table: string) =>
    `${sign} ${PROSE}\n${by}\n${table.replaceAll(/^/gmu, by)}`;
  const tables: readonly (readonly [string, string])[] = [
    ['a small one', rows(2, 3, 'a')],
    ['a wide one', rows(8, 3, WORDS)],
    ['one of many lines', rows(3, 2, WORDS)],
    ['one in a list', within('10.', '    ', rows(8, 3, WORDS))],
    ['one in a task', within('- [ ]', '  ', rows(2, 3, 'a'))],
    ['one in a callout', within('> [!NOTE]\n>', '> ', rows(8, 3, WORDS))],
  ];
  it.each(tables)('[EDITOR-161] never meet over letters: %s', async (name, table) => {
    await open(eve, `${PROSE}\n\n${table}\n\n${PROSE}`);
    const { page } = eve;
    for (const dir of ['ltr', 'rtl']) {
      await page.locator('.ProseMirror').evaluate((body, to) => {
        body.setAttribute('dir', to);
        window.dispatchEvent(new Event('resize'));
      }, dir);
      for (const at of [0, 57, 10_000]) {
        await page.locator('.ProseMirror :is(th, td)').nth(1).tap();
        await page.locator('.table-scroll').evaluate(
          (scroll, [left, way]) => {
            scroll.scrollLeft = way === 'rtl' ? -Number(left) : Number(left);
          },
          [at, dir] as const,
        );
        const found = await settled(page);
        expect([dir, at, ...wrongs(found)]).toEqual([dir, at]);
        // Beside a table that begins at the edge of the page there is room.
        const isAtEdge = at === 0 && !name.startsWith('one in');
        if (isAtEdge) expect(found['Row menu']?.width).toBe(44);
      }
    }
    expect(eve.complaints).toEqual([]);
  });
});

describe('the handle of a column', () => {
  it.each([
    ['on a screen', () => ada],
    ['on a phone', () => eve],
  ])('[EDITOR-162] stays in sight while its table is, %s', async (_, writer) => {
    const { page } = writer();
    await open(writer(), `${PROSE}\n\n${rows(3, 60, 'words')}\n\n${`${PROSE}\n\n`.repeat(40)}`);
    await page.locator('.ProseMirror th').nth(1).click();
    const handle = page.getByRole('button', { name: 'Column menu', exact: true });
    await handle.waitFor();
    await page.mouse.move(0, 0);
    await page.evaluate(() => scrollTo(0, 900));
    const bars = page.locator('header, section[aria-label="Formatting"]');
    const top = await bars.evaluateAll((all) =>
      Math.max(
        ...all
          .map((bar) => bar.getBoundingClientRect())
          .map((box) => (box.top < 100 ? box.bottom : 0)),
      ),
    );
    await expect
      .poll(async () => Math.abs(((await handle.boundingBox())?.y ?? 0) - top))
      .toBeLessThan(2);
    // Nothing lies over it, and it works there.
    await handle.click();
    const menu = page.getByRole('menu', { name: 'Column', exact: true });
    await menu.waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => menu.count()).toBe(0);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(() => handle.count()).toBe(0);
  });
});
