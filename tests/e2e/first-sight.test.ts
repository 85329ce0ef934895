import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { watched, watchText } from '../support/page-watch.ts';
import { EDITABLE, makeDocument, openStage, type Stage, writerOn } from '../support/stage.ts';

const FIRST = '[data-first-sight]';
const SOCKET = /\/collab\//u;
const paragraphs = Array.from(
  { length: 30 },
  (_, at) =>
    `Paragraph ${at} has **words** that go on until the line is full, and then a few more.`,
);
const MARKDOWN = `# Herons\n\n- [x] seen\n- one\n\n> quoted\n\n${paragraphs.join('\n\n')}\n`;

let stage: Stage;
let url: string;
let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  // As long as a slow machine may take to start its first thread.
  const env = { SHEAF_FIRST_SIGHT_MS: '20000' };
  stage = await openStage({ title: 'Birds of the lake', markdown: MARKDOWN }, env);
  url = `${stage.server.url}/d/${stage.documentId}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

function aContext(options = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
}

/** Its socket is opened when one says so. */
async function holdSocket(page: Page): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.routeWebSocket(SOCKET, (socket) => {
    void released.then(() => socket.connectToServer());
  });
  return release;
}

const text = (page: Page) => page.locator(FIRST).innerText();

describe('the text before the editor', () => {
  it.each([
    ['en-GB', 1280, 'light', 'You are reading the text as it was last saved'],
    ['zh-CN', 390, 'dark', '这是最近一次保存的正文'],
  ] as const)(
    '[PAGE-85] [PAGE-89] is read without scripts (%s, %d, %s)',
    async (locale, width, colorScheme, sentence) => {
      const options = { locale, colorScheme, viewport: { width, height: 800 } };
      const context = await aContext({ ...options, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(url);
      expect(await page.locator('main h1').first().innerText()).toBe('Birds of the lake');
      expect(await text(page)).toContain('Paragraph 29 has words');
      expect(await page.locator('main').innerText()).toContain(sentence);
      const box = await page.locator(`${FIRST} li > label`).first().boundingBox();
      await page.mouse.click((box?.x ?? 0) + 8, (box?.y ?? 0) + 14);
      expect(await page.locator(`${FIRST} input`).first().isChecked()).toBe(true);
      await context.close();
    },
  );

  it('[PAGE-85] [PAGE-89] stays, by keyboard too, while no connection can be made', async () => {
    const context = await aContext();
    const page = await context.newPage();
    await page.routeWebSocket(SOCKET, (socket) => void socket.close());
    await page.goto(url);
    await page.getByRole('button', { name: 'Saving: Reconnecting' }).waitFor();
    expect(await text(page)).toContain('Paragraph 29 has words');
    expect(await page.locator('[aria-busy="true"]').count()).toBe(1);
    expect(await page.locator(EDITABLE).count()).toBe(0);
    await page.keyboard.press('Space');
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(300);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  it.each([1280, 390])(
    '[PAGE-86] gives way to the editor in one frame, and nothing moves (%d)',
    async (width) => {
      const context = await aContext({ viewport: { width, height: 800 } });
      // From another document the browser has the faces of the letters, and nothing of this one.
      const page = await context.newPage();
      await page.goto(`${stage.server.url}/d/${await makeDocument(stage.server, {})}`);
      await page.waitForSelector(EDITABLE);
      await watchText(page);
      const release = await holdSocket(page);
      const writer = writerOn(page);
      await page.goto(url);
      await page.locator('[aria-busy="true"] .ProseMirror').waitFor();
      await page.mouse.wheel(0, 400);
      await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(400);
      const place = () => page.getByText('Paragraph 9 has').boundingBox();
      const then = await place();
      release();
      await page.waitForSelector(EDITABLE);
      expect(await place()).toEqual(then);
      expect(await page.evaluate(() => window.scrollY)).toBe(400);
      const { texts, moves } = await watched(page);
      expect([texts.at(0), texts.at(-1)]).toEqual(['1 0', '0 1']);
      expect(texts).toHaveLength(2);
      expect(moves).toEqual([]);
      await page.getByText('Paragraph 9 has').click();
      await writer.press('End');
      await writer.type(' Here.');
      await writer.saved();
      expect((await writer.lines()).filter((line) => line.endsWith(' Here.'))).toHaveLength(1);
      expect(writer.complaints).toEqual([]);
      await context.close();
    },
  );

  it('[PAGE-86] what only this browser holds is there when the editor is', async () => {
    const ada = await stage.enter('Ada');
    await ada.saved();
    await ada.page.context().setOffline(true);
    await ada.toEnd();
    await ada.type(' Only here.');
    await ada.page.waitForSelector('[data-save="offline-kept"]', { state: 'attached' });
    ada.page.on('dialog', (dialog) => void dialog.accept());
    const release = await holdSocket(ada.page);
    await ada.page.context().setOffline(false);
    await ada.page.goto(url);
    await ada.page.waitForSelector(EDITABLE);
    expect((await ada.lines()).at(-1)).toMatch(/ Only here\.$/);
    expect(await ada.page.locator(FIRST).count()).toBe(0);
    release();
    await ada.saved();
  });
});
