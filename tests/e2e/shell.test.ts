/** What every page promises: language, appearance, access by keyboard and by ear, a way on. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { type HomeVisit, visitHome } from '../support/home-visit.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/** A busy machine takes its time. */
const SOON = { timeout: 15_000 };

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

type Options = Parameters<typeof visitHome>[2];

async function asVisitor(options: Options, story: (visit: HomeVisit) => Promise<void>) {
  const visit = await visitHome(browser, server.url, options);
  try {
    await story(visit);
  } finally {
    await visit.close();
  }
}

const chipOf = (page: Page) => page.getByRole('banner').getByRole('button');

/** The page as it arrives, before any script ran. */
async function firstBytes(page: Page): Promise<string> {
  return (await page.context().request.get('/')).text();
}

describe('language and appearance', () => {
  it('[SHELL-15] a browser that prefers Chinese gets Chinese', () =>
    asVisitor({ locale: 'zh-CN' }, async ({ page }) => {
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
      await page.getByRole('heading', { name: '开始写作' }).waitFor();
    }));

  it('[SHELL-15] a chosen language is there at once and on the next visit', () =>
    asVisitor({}, async ({ page }) => {
      await chipOf(page).click();
      await page.getByRole('menuitemradio', { name: '简体中文' }).click();
      await page.getByRole('button', { name: '新建文档' }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
      expect(await firstBytes(page)).toContain('lang="zh-Hans"');
    }));

  it('[SHELL-15] a chosen theme is there at once and in the first bytes of the next visit', () =>
    asVisitor({ colorScheme: 'light' }, async ({ page }) => {
      expect(await firstBytes(page)).not.toContain('data-theme');
      await chipOf(page).click();
      await page.getByRole('menuitemradio', { name: 'Dark' }).click();
      const paper = () =>
        page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      await expect.poll(paper, SOON).toBe('rgb(25, 24, 22)');
      expect(await firstBytes(page)).toContain('data-theme="dark"');
      await page.reload();
      expect(await paper()).toBe('rgb(25, 24, 22)');
    }));

  it('[SHELL-15] without a choice the device decides', () =>
    asVisitor({ colorScheme: 'dark' }, async ({ page }) => {
      const paper = await page.evaluate(
        () => getComputedStyle(document.documentElement).backgroundColor,
      );
      expect(paper).toBe('rgb(25, 24, 22)');
    }));
});

describe('profile', () => {
  it('[SHELL-19] name and colour are chosen once and kept', () =>
    asVisitor({}, async ({ page }) => {
      await chipOf(page).click();
      await page.getByRole('menuitem', { name: 'Name and colour' }).click();
      const name = page.getByLabel('Name', { exact: true });
      // The first field has the focus, wherever the pointer came from.
      await expect
        .poll(() => name.evaluate((field) => field === document.activeElement), SOON)
        .toBe(true);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Enter a name').waitFor();
      await name.fill('Ada');
      await page.getByRole('radio', { name: 'Violet' }).check();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Others see you as Ada').waitFor();
      await page.reload();
      await page.getByRole('button', { name: /^You are Ada/ }).click();
      await page.getByRole('menuitem', { name: 'Name and colour' }).click();
      expect(await page.getByRole('radio', { name: 'Violet' }).isChecked()).toBe(true);
    }));
});

describe('state pages', () => {
  it('[SHELL-18] an unknown address says so, with status 404 and a way home', () =>
    asVisitor({ locale: 'zh-CN' }, async ({ page }) => {
      const answer = await page.goto('/no/such/page');
      expect(answer?.status()).toBe(404);
      await page.getByRole('heading', { level: 1, name: '这里没有文档' }).waitFor();
      await page.getByRole('link', { name: '全部文档' }).click();
      await page.getByRole('heading', { level: 1, name: '文档' }).waitFor();
    }));
});

describe('access', () => {
  it.each(['light', 'dark'] as const)(
    '[SHELL-16] no page or dialog has a violation of WCAG 2.2 AA in the %s theme',
    (colorScheme) =>
      asVisitor({ colorScheme }, async ({ page, seed, row, choose }) => {
        expect(await violations(page)).toEqual([]);
        await seed('Letters', 'Minutes');
        expect(await violations(page)).toEqual([]);
        await row('Minutes').getByRole('button').click();
        await page.getByRole('menu').waitFor();
        expect(await violations(page)).toEqual([]);
        await page.getByRole('menuitem', { name: 'Rename' }).click();
        await page.getByRole('dialog').waitFor();
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await choose('Minutes', 'Move to trash');
        await page.getByRole('button', { name: 'Undo' }).waitFor();
        expect(await violations(page)).toEqual([]);
        await page.goto('/?view=trash');
        expect(await violations(page)).toEqual([]);
        await page.goto('/no/such/page');
        expect(await violations(page)).toEqual([]);
      }),
  );

  it('[SHELL-16] every action is reached by keyboard, and the focus comes back', () =>
    asVisitor({}, async ({ page, seed, titles }) => {
      await seed('Letters', 'Minutes');
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: 'Skip to content' });
      expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      await page.getByRole('searchbox').focus();
      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      // Past the order and the filter.
      for (const _stop of ['order', 'filter', 'first row']) await page.keyboard.press('Tab');
      expect(await focused()).toBe('Minutes');
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe('Letters');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: 'Rename' }).waitFor();
      await page.keyboard.press('r');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('Post');
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await titles()).toSorted(), SOON).toEqual(['Minutes', 'Post']);
      const name = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
      await expect.poll(name, SOON).toBe('Actions for Post');
    }));
});
