/** The list on a phone, in both themes and languages, for eyes and ears. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { visitHome } from '../support/home-visit.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('the list', () => {
  it.each([
    { colorScheme: 'light', locale: 'en-GB', order: 'Order', question: 'Empty trash' },
    { colorScheme: 'dark', locale: 'zh-CN', order: '排序', question: '清空回收站' },
  ] as const)(
    '[HOME-18] has no violation in $colorScheme and $locale',
    async ({ colorScheme, locale, order, question }) => {
      const { page, seed, row, close } = await visitHome(browser, server.url, {
        colorScheme,
        locale,
      });
      await seed('Letters', 'Minutes');
      for (const view of ['all', 'mine', 'shared', 'recent']) {
        await page.goto(`/?view=${view}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect([view, await violations(page)]).toEqual([view, []]);
      }
      await page.goto('/');
      await page.getByRole('button', { name: new RegExp(`^${order}`) }).click();
      await page.getByRole('menu').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await row('Minutes').getByRole('link').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowDown');
      await page.getByRole('region').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.evaluate(async () => {
        const { documents } = (await (await fetch('/api/v1/documents')).json()) as {
          readonly documents: readonly { readonly id: string }[];
        };
        for (const { id } of documents) {
          await fetch(`/api/v1/documents/${id}`, { method: 'DELETE' });
        }
      });
      await page.goto('/?view=trash');
      await page.getByRole('button', { name: question }).click();
      await page.getByRole('alertdialog').waitFor();
      await page.getByRole('checkbox').first().check();
      expect(await violations(page)).toEqual([]);
      await close();
    },
  );

  it('[HOME-11] on a phone the bar of views scrolls, and the page never sideways', async () => {
    const { page, seed, choose, close } = await visitHome(browser, server.url, PHONE);
    await seed(`A ${'rather '.repeat(20)}long title`, 'Minutes');
    const widthOf = () => page.evaluate(() => document.documentElement.scrollWidth);
    for (const view of ['all', 'mine', 'recent', 'trash']) {
      await page.goto(`/?view=${view}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect([view, await widthOf()]).toEqual([view, PHONE.viewport.width]);
      const tab = await page.locator('nav [aria-current]').boundingBox();
      expect(tab?.x).toBeGreaterThanOrEqual(0);
      expect((tab?.x ?? 0) + (tab?.width ?? 0)).toBeLessThanOrEqual(PHONE.viewport.width);
    }
    await page.goto('/');
    await choose('Minutes', 'Select');
    await page.getByRole('checkbox', { name: 'Select Minutes' }).waitFor();
    expect(await widthOf()).toBe(PHONE.viewport.width);
    await close();
  });
});
