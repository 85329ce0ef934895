/** What is wider than its place in the text, scrolled by keys alone. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { openShareStage, type ShareStage } from '../support/share-stage.ts';
import { FIRST, SLOW_ENV, slowed } from '../support/slow-page.ts';
import { EDITABLE } from '../support/stage.ts';

const SUM = Array.from({ length: 90 }, (_, n) => `x_{${n}}`).join('+');
const CELLS = Array.from({ length: 12 }, (_, n) => `column ${n}`);
const MARKDOWN = [
  'Words.',
  `\`\`\`\n${'const heron = still(water); '.repeat(12)}\n\`\`\``,
  '```\nshort\n```',
  `| ${CELLS.join(' | ')} |\n|${'---|'.repeat(CELLS.length)}\n| ${CELLS.join(' | ')} |`,
  '| a | b |\n|---|---|\n| c | d |',
  `$$\n${SUM}\n$$`,
  '$$\n\\frac{a}{\\sqrt{b}}\n$$',
].join('\n\n');
const BOXES = ['Long lines of code', 'Wide table', 'Large formula'];

let stage: ShareStage;

beforeAll(async () => {
  stage = await openShareStage({ title: 'Wide', markdown: MARKDOWN }, SLOW_ENV);
});
afterAll(() => stage.close());

const box = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });
const scrolled = (place: Locator) => place.evaluate(({ scrollLeft }) => scrollLeft);

/** Goes from the top to it by Tab, and along it by arrows. */
async function scrollByKeys(page: Page, place: Locator): Promise<void> {
  for (let stops = 0; !(await isFocused(place)); stops += 1) {
    expect(stops).toBeLessThan(60);
    await page.keyboard.press('Tab');
  }
  expect(await scrolled(place)).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => scrolled(place)).toBeGreaterThan(0);
}

function isFocused(place: Locator): Promise<boolean> {
  return place.evaluate((element) => element === document.activeElement);
}

describe('what is wider than its place', () => {
  it.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)(
    '[EDITOR-157] a reader comes to it by Tab, hears what it is, and scrolls it by keys (%s, %d)',
    async (colorScheme, width) => {
      const { url } = await stage.link({ role: 'viewer' });
      const { page } = await stage.arrive(url, 'Vera', {
        colorScheme,
        viewport: { width, height: 800 },
      });
      for (const name of BOXES) await scrollByKeys(page, box(page, name));
      expect(await violations(page, { isOfSizes: false })).toEqual([]);
      // Only what scrolls: not the short line, the small table, the fraction.
      expect(await page.locator('.ProseMirror [data-scrolls]').count()).toBe(BOXES.length);
      expect(await page.locator('.ProseMirror pre[tabindex]').count()).toBe(1);
      await page.setViewportSize({ width: 6_000, height: 800 });
      await page.addStyleTag({ content: 'main { max-inline-size: none !important }' });
      await expect.poll(() => page.locator('.ProseMirror [data-scrolls]').count()).toBe(0);
      expect(await page.locator('.ProseMirror :is(pre, .table-scroll)[role]').count()).toBe(0);
      await page.context().close();
    },
  );

  it('[EDITOR-157] so it is in the text before the editor', async () => {
    const { url } = await stage.link({ role: 'viewer' });
    const page = await stage.stranger();
    await slowed(page, 'sockets');
    await page.goto(url);
    await page.getByLabel('Your name').fill('Will');
    await page.getByRole('button', { name: 'Open the document' }).click();
    await page.locator(FIRST).waitFor();
    for (const name of BOXES.slice(0, 2)) await scrollByKeys(page, box(page, name));
    expect(await violations(page, { isOfSizes: false })).toEqual([]);
    await page.context().close();
  });

  it('[EDITOR-157] who writes scrolls by the caret, and a picture of a source by Tab', async () => {
    const { page } = stage.owner;
    await page.getByText('const heron').click();
    await page.keyboard.press('Home');
    const code = page.locator(`${EDITABLE} pre`).first();
    await page.keyboard.press('End');
    await expect.poll(() => scrolled(code)).toBeGreaterThan(0);
    await page.getByText('column 0').first().click();
    // The editor knows by then where the caret is.
    await page.getByRole('toolbar', { name: 'Table' }).waitFor();
    for (let cell = 1; cell < CELLS.length; cell += 1) await page.keyboard.press('Tab');
    await expect.poll(() => scrolled(page.locator('.table-scroll').first())).toBeGreaterThan(0);
    expect(await page.locator(`${EDITABLE} :is(pre, .table-scroll)[tabindex]`).count()).toBe(0);
    await page.getByText('Words.').click();
    await page.keyboard.press('Escape');
    await scrollByKeys(page, box(page, 'Large formula'));
    await page.keyboard.press('Shift+Tab');
    expect(await violations(page, { isOfSizes: false })).toEqual([]);
  });
});
