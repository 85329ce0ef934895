import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { EDITABLE, openStage, type Stage, type Writer } from '../support/stage.ts';

const WORDS = 'Herons stand in the shallow water and wait for what the evening brings. ';
/** Of very different heights, so that no guess is right. */
const BLOCKS = Array.from({ length: 260 }, (_, at) =>
  at % 10 === 0 ? `## Part ${at}` : `Block ${at}. ${WORDS.repeat(1 + ((at * 7) % 9))}`,
);
const NOTED = 'Noted[^1] here.';
const MARKDOWN = [...BLOCKS, NOTED, '[^1]: A note.'].join('\n\n');

let stage: Stage;

beforeAll(async () => {
  // As long as a slow machine may take to start its first thread.
  stage = await openStage({ title: 'Long', markdown: MARKDOWN }, { SHEAF_FIRST_SIGHT_MS: '20000' });
});
afterAll(() => stage.close());

/** In the window, two frames later: what comes into sight gets its true height with the next one. */
const topOf = (page: Page, start: string) =>
  page.evaluate(async (words) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const blocks = [...document.querySelectorAll('.ProseMirror > *')];
    const block = blocks.find(({ textContent }) => textContent.startsWith(words));
    return block?.getBoundingClientRect().top ?? Number.NaN;
  }, start);

const visibilityOf = (page: Page, start: string) =>
  page.evaluate((words) => {
    const blocks = [...document.querySelectorAll('.ProseMirror > *')];
    const block = blocks.find(({ textContent }) => textContent.startsWith(words));
    return block === undefined ? '' : getComputedStyle(block).contentVisibility;
  }, start);

/** The caret is in the window, below what lies over the text. */
const isCaretSeen = ({ page }: Writer) =>
  page.evaluate(() => {
    const { anchorNode } = getSelection() ?? {};
    if (anchorNode === null || anchorNode === undefined) return false;
    const block = anchorNode instanceof Element ? anchorNode : anchorNode.parentElement;
    const { top, bottom } = (block ?? document.body).getBoundingClientRect();
    return bottom > 100 && top < window.innerHeight;
  });

async function opened(name: string): Promise<Writer> {
  const writer = await stage.enter(name);
  await writer.page.waitForSelector(`${EDITABLE}[data-long]`);
  return writer;
}

describe('a long text', () => {
  it('[EDITOR-150] is laid out near the screen, but for flags, footnotes and paper', async () => {
    const [ada, ben] = [await opened('Ada'), await opened('Ben')];
    expect(await visibilityOf(ada.page, 'Block 131.')).toBe('auto');
    expect(await visibilityOf(ada.page, 'Noted')).toBe('visible');
    await ben.page.locator('.ProseMirror > p', { hasText: 'Block 131.' }).click();
    const flagged = ada.page.locator('.ProseMirror > p:has(.caret)');
    const visibility = () => flagged.evaluate((block) => getComputedStyle(block).contentVisibility);
    await expect.poll(visibility).toBe('visible');
    await ada.page.emulateMedia({ media: 'print' });
    expect(await visibilityOf(ada.page, 'Block 7.')).toBe('visible');
  });

  it('[EDITOR-151] shows the caret, a match and a heading wherever one goes', async () => {
    const ada = await opened('Ada');
    await ada.toEnd();
    await ada.type(' The end.');
    await expect.poll(() => isCaretSeen(ada)).toBe(true);
    await ada.press('Control+Home');
    await ada.type('The start. ');
    await expect.poll(() => isCaretSeen(ada)).toBe(true);
    const lines = await ada.lines();
    expect(lines[0]).toBe('The start. Part 0');
    expect(lines.join('\n')).toContain(' The end.');

    await ada.press('Control+f');
    await ada.page.getByPlaceholder('Find').fill('Block 133.');
    await ada.page.getByText('1 of 1').waitFor();
    await ada.press('Enter');
    await expect.poll(() => topOf(ada.page, 'Block 133.')).toBeLessThan(760);
    expect(await topOf(ada.page, 'Block 133.')).toBeGreaterThan(40);
    await ada.press('Escape');

    await ada.press('Control+Alt+h');
    await ada.page.getByRole('navigation', { name: 'Outline' }).getByText('Part 220').click();
    await expect.poll(() => topOf(ada.page, 'Part 220')).toBeLessThan(200);
    expect(await topOf(ada.page, 'Part 220')).toBeGreaterThan(40);
    expect(ada.complaints).toEqual([]);
  });

  it('[EDITOR-152] stays where one reads when the editor takes its place', async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      await page.route('**/_next/static/**/*.js', async (route) => {
        await released;
        await route.continue();
      });
      await page.goto(`${stage.server.url}/d/${stage.documentId}`, { waitUntil: 'commit' });
      await page.waitForSelector('[data-first-sight][data-long]');
      for (const start of ['Block 57.', 'Block 141.']) {
        await page.locator('.ProseMirror > p', { hasText: start }).scrollIntoViewIfNeeded();
        await topOf(page, start);
      }
      const before = await topOf(page, 'Block 141.');
      release();
      await page.waitForSelector(`${EDITABLE}[data-long]`, { timeout: 60_000 });
      await expect
        .poll(async () => Math.abs((await topOf(page, 'Block 141.')) - before))
        .toBeLessThan(2);
    } finally {
      await browser.close();
    }
  });
});
