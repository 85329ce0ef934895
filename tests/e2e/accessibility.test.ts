import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { openAccountStage } from '../support/account-stage.ts';
import { makeDocument, openStage, type Stage } from '../support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({
    title: 'For everybody',
    markdown:
      '# Part\n\nwords and [a link](https://example.org)\n\n- [ ] to do\n\n> said\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| c | d |\n\nend',
  });
});
afterAll(() => stage.close());

describe('the editor page', () => {
  it.each(['light', 'dark'] as const)(
    '[PAGE-31] has no violation that axe can find, with its menus open too: %s',
    async (colorScheme) => {
      const ada = await stage.enter(null, { colorScheme });
      expect(await violations(ada.page, { isOfSizes: false })).toEqual([]);
      await ada.page.getByRole('button', { name: 'Not now' }).click();
      await ada.press('Control+s');
      expect(await violations(ada.page, { isOfSizes: false })).toEqual([]);
      await ada.press('Escape', 'Control+/');
      await ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      expect(await violations(ada.page, { isOfSizes: false })).toEqual([]);
      await ada.press('Escape');
      await ada.page.getByRole('button', { name: 'More actions' }).click();
      await ada.page.getByRole('menu').waitFor();
      expect(await violations(ada.page, { isOfSizes: false })).toEqual([]);
      await ada.press('Escape', 'Control+Shift+c');
      await ada.toEnd();
      await ada.press('Control+Enter');
      await ada.type('/');
      await ada.page.getByRole('listbox').waitFor();
      expect(await violations(ada.page, { isOfSizes: false })).toEqual([]);
      await ada.page.context().close();
    },
  );

  it('[PAGE-32] gives focus back where it was after every panel', async () => {
    const ada = await stage.enter('Ada');
    await ada.toEnd();
    const focused = () => ada.page.evaluate(() => document.activeElement?.className ?? '');
    for (const key of ['Control+s', 'Control+/']) {
      await ada.press(key);
      await ada.page.getByRole('dialog').waitFor();
      await ada.press('Escape');
      await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
      await expect.poll(focused).toContain('ProseMirror');
    }
    const more = ada.page.getByRole('button', { name: 'More actions' });
    await more.focus();
    await ada.press('Enter');
    await ada.page.getByRole('menu').waitFor();
    await ada.press('Escape');
    await expect
      .poll(() => more.evaluate((button) => button === document.activeElement))
      .toBe(true);
  });

  it('[PAGE-32] the shortcut sheet is searchable', async () => {
    const ada = await stage.enter('Eve');
    await ada.press('Control+/');
    const sheet = ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByLabel('Search shortcuts').fill('numbered');
    await expect.poll(() => sheet.locator('dt').allTextContents()).toEqual(['Numbered list']);
  });

  it('[PAGE-33] a new document begins at its title, Enter leads into the text and ArrowUp back', async () => {
    const ada = await stage.enter('Zoe');
    await ada.page.goto(`${stage.server.url}/d/${await makeDocument(stage.server, {})}`);
    await ada.page.waitForSelector('.ProseMirror[contenteditable="true"]');
    await ada.type('Fresh');
    await ada.press('Enter');
    await ada.type('words');
    await ada.press('ArrowUp');
    await ada.type('ly made');
    await expect.poll(() => ada.title()).toBe('Freshly made');
    expect(await ada.lines()).toEqual(['words']);
  });
});

describe('the page behind a reset link', () => {
  it.each(['light', 'dark'] as const)(
    '[ACCOUNT-23] has no violation that axe can find, be it good or gone: %s',
    async (colorScheme) => {
      const accounts = await openAccountStage();
      try {
        const operator = await accounts.api(accounts.operator);
        const memberId = String(Reflect.get(Object((await operator.ask('GET', '/me')).body), 'id'));
        const { body } = await operator.ask('POST', `/members/${memberId}/reset`);
        const page = await accounts.stranger({ colorScheme });
        await page.goto(String(Reflect.get(Object(body), 'url')));
        await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
        expect(await violations(page)).toEqual([]);
        // What is wrong with the password is said without a violation, too.
        await page.getByLabel('Password', { exact: true }).fill('short');
        await page.keyboard.press('Enter');
        await page.getByText('Use at least 10 characters.').waitFor();
        expect(await violations(page)).toEqual([]);
        await page.goto('/reset/invented');
        await page.getByRole('link', { name: 'To sign-in' }).waitFor();
        expect(await violations(page)).toEqual([]);
      } finally {
        await accounts.close();
      }
    },
  );
});
