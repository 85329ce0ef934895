/** What opens a menu closes it, too, however it is pressed. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, type Writer } from '../support/stage.ts';

const MARKDOWN = '| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlet x;\n```\n\nwords';
let stage: Stage;
let ada: Writer;
let eve: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Menus', markdown: MARKDOWN });
  ada = await stage.enter('Ada');
  eve = await stage.enter('Eve', {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });
});
afterAll(() => stage.close());

const button = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name, exact: true });
const bar = (name: string) => (page: Page) =>
  page.getByRole('toolbar', { name: 'Table' }).getByRole('button', { name, exact: true });

interface Opener {
  readonly at: (page: Page) => Locator;
  readonly role: 'menu' | 'dialog';
  /** Where the focus goes back to. */
  readonly back: 'opener' | 'text';
}

const HEADER: Opener = { at: button('More actions'), role: 'menu', back: 'opener' };
const TABLE_BAR: Opener = { at: bar('Row'), role: 'menu', back: 'text' };
const ROW_HANDLE: Opener = { at: button('Row menu'), role: 'menu', back: 'text' };
const LYING: Opener = {
  at: (page) =>
    page
      .getByRole('toolbar', { name: 'Formatting' })
      .getByRole('button', { name: 'Alignment and direction', exact: true }),
  role: 'menu',
  back: 'text',
};
const LANGUAGE: Opener = { at: button(/^Language: /), role: 'dialog', back: 'opener' };

/** The focus is where it went a moment after what had it is gone. */
async function hasFocus(page: Page, { at, back }: Opener): Promise<boolean> {
  const place = back === 'opener' ? at(page) : page.locator('.ProseMirror');
  return place.evaluate((element) => element.contains(document.activeElement));
}

async function openAndClose(page: Page, opener: Opener, press: (at: Locator) => Promise<void>) {
  const popup = page.getByRole(opener.role);
  await press(opener.at(page));
  await popup.waitFor();
  await expect
    .poll(() => popup.evaluate((element) => element.contains(document.activeElement)))
    .toBe(true);
  await press(opener.at(page));
  await expect.poll(() => popup.count()).toBe(0);
  await expect.poll(() => opener.at(page).getAttribute('aria-expanded')).toBe('false');
}

describe('what opens a menu', () => {
  it.each<[string, Opener]>([
    ['the page’s own menu', HEADER],
    ['a menu of the table', TABLE_BAR],
    ['the handle of a row', ROW_HANDLE],
    ['a menu of the toolbar', LYING],
    ['the language of code', LANGUAGE],
  ])('[PAGE-98] closes it with the mouse when pressed again: %s', async (_, opener) => {
    const { page } = ada;
    await page.locator('.ProseMirror td').first().click();
    await openAndClose(page, opener, (at) => at.click());
    await expect.poll(() => hasFocus(page, opener)).toBe(true);
    await openAndClose(page, opener, (at) => at.click());
    expect(ada.complaints).toEqual([]);
  });

  it.each<[string, Opener]>([
    ['the page’s own menu', HEADER],
    ['a menu of the table', TABLE_BAR],
    ['the handle of a row', ROW_HANDLE],
  ])('[PAGE-98] closes it with a finger when pressed again: %s', async (_, opener) => {
    const { page } = eve;
    await page.locator('.ProseMirror td').first().tap();
    await openAndClose(page, opener, (at) => at.tap());
    await expect.poll(() => hasFocus(page, opener)).toBe(true);
    expect(eve.complaints).toEqual([]);
  });

  it('[PAGE-98] gets the focus back by key: Enter opens, Escape closes, Enter opens again', async () => {
    const { page } = ada;
    await HEADER.at(page).focus();
    for (let time = 0; time < 2; time += 1) {
      await ada.press('Enter');
      const menu = page.getByRole('menu');
      await menu.waitFor();
      await expect
        .poll(() => menu.evaluate((element) => element.contains(document.activeElement)))
        .toBe(true);
      await ada.press('Escape');
      await expect.poll(() => menu.count()).toBe(0);
      await expect.poll(() => hasFocus(page, HEADER)).toBe(true);
    }
  });

  it('[PAGE-98] closes the block’s menu on a phone, where its button is in the toolbar', async () => {
    const { page } = eve;
    await page.locator('.ProseMirror > p').last().tap();
    const opener = button('Block menu')(page);
    await opener.tap();
    const menu = page.getByRole('menu');
    await menu.waitFor();
    await opener.tap();
    await expect.poll(() => menu.count()).toBe(0);
  });
});
