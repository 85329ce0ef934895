import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { openShareStage, type ShareStage } from '../support/share-stage.ts';

let stage: ShareStage;

beforeAll(async () => {
  stage = await openShareStage({ title: 'Minutes', markdown: 'Between us.' });
});
afterAll(() => stage.close());

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** The owner in another look: same cookies, other window. */
async function ownerAs(options: Parameters<ShareStage['stranger']>[0]): Promise<Page> {
  const storageState = await stage.owner.page.context().storageState();
  const page = await stage.stranger({ ...options, storageState });
  await page.goto(`/d/${stage.documentId}`);
  await page.waitForSelector('.ProseMirror[contenteditable="true"]');
  return page;
}

const focusedName = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

/** It takes it a moment after it is there; a key before that goes to what is around it. */
async function menuHasFocus(page: Page): Promise<void> {
  const isInMenu = () => document.activeElement?.closest('[role="menu"]') !== null;
  await expect.poll(() => page.evaluate(isInMenu)).toBe(true);
}

describe('sharing', () => {
  it('[SHAREPAGE-30] works by keyboard alone: make a link, copy it, revoke it, and the focus comes back', async () => {
    const { page } = stage.owner;
    const share = page.locator('[data-share]');
    await share.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Share' });
    await dialog.getByRole('button', { name: 'New link' }).focus();
    await page.keyboard.press('Enter');
    // The first field has the focus.
    await page.getByRole('dialog', { name: 'New link' }).waitFor();
    await page.keyboard.type('Typed');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('menu', { name: 'Whoever opens it' }).waitFor();
    await menuHasFocus(page);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedName(page)).toBe('Whoever opens it: Can edit');
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('New link');
    await page.keyboard.press('Enter');
    await page.keyboard.type('By keys');
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedName(page)).toBe('Copy “By keys”');
    await page.keyboard.press('Enter');
    await page.getByText('Link copied. Whoever opens it: Can view').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /^QR code that opens/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await menuHasFocus(page);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focusedName(page)).toBe('More for “By keys”');
    expect(await dialog.isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await menuHasFocus(page);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('“By keys” no longer works').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(() => share.evaluate((button) => button === document.activeElement))
      .toBe(true);
  });

  it('[SHAREPAGE-30] removing somebody leaves the focus in the dialog', async () => {
    const { url } = await stage.link({ label: 'For Eve', role: 'editor' });
    const eve = await stage.arrive(url, 'Eve');
    const { page } = stage.owner;
    await page.locator('[data-share]').press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Share' });
    await dialog.getByRole('button', { name: 'Role of Eve: Can edit' }).press('Enter');
    await page.getByRole('menu', { name: 'Role of Eve' }).waitFor();
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual([
      'Keep when the link ends',
      'Remove',
    ]);
    await menuHasFocus(page);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByText('Eve was removed. Whoever still has the link can come back').waitFor();
    await eve.page.waitForSelector('[data-save="read-only"]', { state: 'attached' });
    expect(await dialog.getByText('Eve', { exact: true }).count()).toBe(0);
    await expect
      .poll(() => dialog.evaluate((element) => element.contains(document.activeElement)))
      .toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eve.page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    '[SHAREPAGE-31] no screen has a violation that axe can find: %s',
    async (colorScheme) => {
      const { url } = await stage.link({
        label: 'Reviewers',
        role: 'editor',
        password: 'maple river',
      });
      const guest = await stage.stranger({ colorScheme });
      await guest.goto(url);
      await guest.getByRole('button', { name: 'Open the document' }).click();
      await guest.getByText('Enter a name').waitFor();
      expect(await violations(guest)).toEqual([]);
      await guest.goto('/s/AAAAAAAAAAAAAAAAAAAAAAAA');
      expect(await violations(guest)).toEqual([]);

      const owner = await ownerAs({ colorScheme });
      await owner.locator('[data-share]').click();
      const dialog = owner.getByRole('dialog', { name: 'Share' });
      await dialog.getByRole('button', { name: 'QR code of “Reviewers”' }).first().click();
      await owner.getByRole('img', { name: /^QR code that opens/ }).waitFor();
      expect(await violations(owner)).toEqual([]);
      await dialog.getByRole('button', { name: 'More for “Reviewers”' }).first().click();
      await owner.getByRole('menu').waitFor();
      expect(await violations(owner)).toEqual([]);
      await owner.getByRole('menuitem', { name: 'Revoke' }).click();
      await owner.getByRole('alertdialog').waitFor();
      expect(await violations(owner)).toEqual([]);
      await owner.keyboard.press('Escape');
      await dialog.getByRole('button', { name: 'New link' }).click();
      const form = owner.getByRole('dialog', { name: 'New link' });
      await form.getByLabel('Ask for a password').check();
      await form.getByLabel('Limit how many people come in').check();
      await form.getByLabel('People at most').fill('none');
      await form.getByRole('button', { name: 'Create and copy' }).click();
      await form.getByText('Enter a whole number').waitFor();
      expect(await violations(owner)).toEqual([]);
      await owner.goto('/links');
      await owner.getByRole('link', { name: 'Minutes' }).first().waitFor();
      expect(await violations(owner)).toEqual([]);

      const readers = await stage.link({ label: 'Readers', role: 'viewer' });
      const mei = await stage.arrive(readers.url, 'Mei', { colorScheme });
      expect(await violations(mei.page)).toEqual([]);
      await mei.page.locator('[data-share]').click();
      await mei.page.getByText('You can view this document.').waitFor();
      expect(await violations(mei.page)).toEqual([]);
      await Promise.all([guest, owner, mei.page].map((page) => page.context().close()));
    },
  );

  it('[SHAREPAGE-3] the form says what it cannot take at its field, and loses nothing', async () => {
    const owner = await ownerAs({});
    await owner.locator('[data-share]').click();
    await owner.getByRole('button', { name: 'New link' }).click();
    const form = owner.getByRole('dialog', { name: 'New link' });
    await form.getByLabel('Label').fill('Careful');
    await form.getByRole('button', { name: /^Expires/ }).click();
    await owner.getByRole('menuitemradio', { name: 'On a date' }).click();
    await form.getByLabel('Ask for a password').check();
    const password = form.getByLabel('Password', { exact: true });
    expect(await password.inputValue()).toMatch(/^[a-z2-6]{4}(-[a-z2-6]{4}){2}$/);
    await password.fill('short');
    await form.getByLabel('Limit how many people come in').check();
    await form.getByLabel('People at most').fill('0');
    await form.getByRole('button', { name: 'Create and copy' }).click();
    await form.getByText('Choose a day from tomorrow on.').waitFor();
    await form.getByText('Enter at least 6 characters').waitFor();
    await form.getByText('Enter a whole number from 1 to').waitFor();
    expect(await form.getByLabel('Label').inputValue()).toBe('Careful');
    await form.getByLabel('Last day').fill('2099-12-31');
    await form.getByRole('button', { name: 'Suggest another' }).click();
    await form.getByLabel('People at most').fill('3');
    await form.getByRole('button', { name: 'Create and copy' }).click();
    const row = owner.getByRole('listitem').filter({ hasText: 'Careful' });
    await row.getByText('Until 31 Dec 2099').waitFor();
    await row.getByText('0 of 3 people').waitFor();
    await row.getByText('Password').waitFor();

    await row.getByRole('button', { name: 'More for “Careful”' }).click();
    await owner.getByRole('menuitem', { name: 'Edit' }).click();
    const edit = owner.getByRole('dialog', { name: 'Edit link' });
    await edit.getByText('Leave it empty to keep the present one.').waitFor();
    await edit.getByRole('button', { name: /^Expires/ }).click();
    await owner.getByRole('menuitemradio', { name: 'Never' }).click();
    await edit.getByLabel('Ask for a password').uncheck();
    await edit.getByLabel('Limit how many people come in').uncheck();
    await edit.getByRole('button', { name: 'Save' }).click();
    await row.getByText('Never expires').waitFor();
    expect(await row.getByText('Password').count()).toBe(0);
    await owner.context().close();
  });

  it('[SHAREPAGE-32] on a phone the dialog is a sheet, and nothing scrolls sideways', async () => {
    const { url } = await stage.link({
      label: `A label that is ${'rather '.repeat(8)}long`,
      role: 'editor',
      peopleMax: 12,
    });
    const guest = await stage.stranger(PHONE);
    const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);
    await guest.goto(url);
    expect(await widthOf(guest)).toBe(PHONE.viewport.width);
    await guest.getByLabel('Your name').fill('Mei with a name as long as a name may');
    await guest.getByRole('button', { name: 'Open the document' }).tap();
    await guest.waitForSelector('.ProseMirror[contenteditable]');

    const owner = await ownerAs(PHONE);
    await owner.locator('[data-share]').tap();
    const dialog = owner.getByRole('dialog', { name: 'Share' });
    await dialog.getByText('Mei with a name').waitFor();
    const scrolls = () =>
      dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(await scrolls()).toBe(0);
    const box = await dialog.boundingBox();
    expect([box?.x, box?.width]).toEqual([0, PHONE.viewport.width]);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(PHONE.viewport.height);
    await dialog.getByRole('button', { name: /^QR code of “A label/ }).tap();
    await owner.getByRole('img', { name: /^QR code that opens/ }).waitFor();
    expect(await scrolls()).toBe(0);
    await dialog.getByRole('button', { name: 'New link' }).tap();
    const form = owner.getByRole('dialog', { name: 'New link' });
    await form.getByLabel('Ask for a password').tap();
    expect(await scrolls().catch(() => 0)).toBe(0);
    await owner.goto('/links');
    await owner.getByRole('link', { name: 'Minutes' }).first().waitFor();
    expect(await widthOf(owner)).toBe(PHONE.viewport.width);
    await Promise.all([guest.context().close(), owner.context().close()]);
  });
});
