/** What was typed before the editor was there, and may not go into the document. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { openShareStage, type ShareStage } from '../support/share-stage.ts';
import { FIELD, FIRST, pressBehind, SLOW_ENV, slowed } from '../support/slow-page.ts';

const MARKDOWN = 'Herons stand still in water.';
const TYPED = ', and so do I';
const DOCUMENT_BYTES_MAX = 20_000;

let stage: ShareStage;

beforeAll(async () => {
  const env = { ...SLOW_ENV, SHEAF_DOCUMENT_BYTES_MAX: String(DOCUMENT_BYTES_MAX) };
  stage = await openShareStage({ title: 'Birds', markdown: MARKDOWN }, env);
});
afterAll(() => stage.close());

const offered = (page: Page) =>
  page.getByRole('alert', { name: 'Some of your text was not accepted' });

interface Early {
  readonly page: Page;
  readonly link: string;
  readonly release: () => void;
}

/** Somebody who may write, as far as their page knows, and whose connection is on its way. */
async function anEarlyPage(options = {}): Promise<Early> {
  const { id, url } = await stage.link({ role: 'editor' });
  const page = await stage.stranger(options);
  page.on('dialog', (dialog) => void dialog.accept());
  const release = await slowed(page, 'sockets');
  await page.goto(url);
  await page.getByLabel('Your name').fill('Vera');
  await page.getByRole('button', { name: 'Open the document' }).click();
  await page.locator('[data-save]').waitFor({ state: 'attached' });
  await pressBehind(page, 'Herons stand still');
  return { page, link: `/api/v1/documents/${stage.documentId}/links/${id}`, release };
}

/** What was typed is nowhere in the text and whole in the offer, after a reload as well. */
async function expectOffer(page: Page, typed: string): Promise<void> {
  const offer = offered(page);
  await offer.waitFor();
  expect(await offer.getByRole('textbox').inputValue()).toBe(typed);
  expect(await page.locator('.ProseMirror').innerText()).toBe(MARKDOWN);
  expect(await page.locator('[data-early]').count()).toBe(0);
}

describe('words typed early that find no place', () => {
  it('[EDITOR-155] are offered where one turns out to be a reader, and put back when one may write', async () => {
    const { page, link, release } = await anEarlyPage();
    await page.keyboard.type(TYPED);
    await stage.ask('PATCH', link, { role: 'viewer' });
    release();
    await page.waitForSelector('.ProseMirror[contenteditable="false"]');
    await expectOffer(page, TYPED);
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await page.waitForSelector('.ProseMirror[contenteditable="false"]');
    await expectOffer(page, TYPED);
    await stage.ask('PATCH', link, { role: 'editor' });
    await offered(page).getByRole('button', { name: 'Put back at the end' }).click();
    await expect.poll(() => page.locator('.ProseMirror').innerText()).toContain(TYPED);
    await offered(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('.ProseMirror').innerText()).toBe(MARKDOWN);
    await page.context().close();
  });

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)(
    '[EDITOR-155] are offered where one is let in no longer, and no place takes more (%s, %d)',
    async (colorScheme, width) => {
      const { page, link, release } = await anEarlyPage({
        colorScheme,
        viewport: { width, height: 800 },
      });
      await page.keyboard.type(TYPED);
      await stage.ask('DELETE', link);
      release();
      await expectOffer(page, TYPED);
      expect(await page.locator('main').innerText()).toContain('in the trash or gone');
      await page.locator(FIRST).click();
      expect(await page.locator(FIELD).count()).toBe(0);
      expect(await violations(page)).toEqual([]);
      await offered(page).getByRole('button', { name: 'Dismiss' }).click();
      await offered(page).waitFor({ state: 'detached' });
      await page.context().close();
    },
  );

  it('[EDITOR-155] are offered where the document has no room for them', async () => {
    const { page, release } = await anEarlyPage();
    const long = 'more '.repeat(3_000).trimEnd();
    await page.keyboard.insertText(long);
    release();
    await page.waitForSelector('.ProseMirror[contenteditable="true"]');
    await expectOffer(page, long);
    await page.context().close();
  });

  it('[EDITOR-155] are offered where the document is in the trash meanwhile', async () => {
    const { page, release } = await anEarlyPage();
    await page.keyboard.type(TYPED);
    await stage.ask('DELETE', `/api/v1/documents/${stage.documentId}`);
    release();
    await expectOffer(page, TYPED);
    expect(await page.locator('main').innerText()).toContain('in the trash or gone');
    await page.context().close();
  });
});
