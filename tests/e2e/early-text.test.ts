import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { openShareStage } from '../support/share-stage.ts';
import { FIELD, FIRST, pressBehind, SLOW_ENV, slowed } from '../support/slow-page.ts';
import { EDITABLE, makeDocument, openStage, type Stage, writerOn } from '../support/stage.ts';

const MARKDOWN =
  '# Herons\n\nThey stand **still** in water.\n\n- one\n- two\n\n```\ncode\n```\n\nThe end.';

let stage: Stage;
let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  stage = await openStage({ title: 'Birds' }, SLOW_ENV);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

interface Slow {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly release: () => void;
}

/** A page whose scripts are on their way until one says so; `sockets`: only its connection is. */
async function aSlowPage(what: 'scripts' | 'sockets', options = {}): Promise<Slow> {
  const context = await browser.newContext({
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const release = await slowed(page, what);
  const id = await makeDocument(stage.server, { title: 'Birds', markdown: MARKDOWN });
  await page.goto(`${stage.server.url}/d/${id}`, { waitUntil: 'domcontentloaded' });
  await page.locator(FIRST).waitFor();
  return { context, page, release };
}

/** Where the caret stands in the window. */
function caretOf(page: Page): Promise<{ readonly left: number; readonly top: number } | null> {
  return page.evaluate(() => {
    const range = getSelection()?.getRangeAt(0);
    if (range === undefined) return null;
    const { left, top } = range.getBoundingClientRect();
    return { left: Math.round(left), top: Math.round(top) };
  });
}

describe('writing in the text before the editor', () => {
  it.each([
    ['scripts', 'light', 1280],
    ['sockets', 'dark', 390],
  ] as const)(
    '[EDITOR-112] [PAGE-89] what is typed before the %s goes on where one pressed (%s, %d)',
    async (what, colorScheme, width) => {
      const { page, context, release } = await aSlowPage(what, {
        colorScheme,
        viewport: { width, height: 800 },
      });
      const writer = writerOn(page);
      await pressBehind(page, 'They stand');
      await writer.type(' very');
      expect(await page.locator(FIRST).innerText()).toContain('They stand very still in water.');
      expect(await violations(page)).toEqual([]);
      release();
      await page.waitForSelector(EDITABLE);
      await writer.type(' much');
      await writer.saved();
      expect(await writer.lines()).toContain('They stand very much still in water.');
      expect(writer.complaints).toEqual([]);
      await context.close();
    },
  );

  it('[EDITOR-112] no key is lost while the page comes to life, and lines, places and sources are kept', async () => {
    const { page, context, release } = await aSlowPage('scripts');
    const writer = writerOn(page);
    await pressBehind(page, 'cod');
    await writer.type('a\nb');
    await pressBehind(page, 'Herons');
    await writer.type(' of the lake\nA line.\n');
    await pressBehind(page, 'two');
    release();
    const typed = Array.from({ length: 150 }, (_, at) => String(at % 10)).join('');
    await page.keyboard.type(typed, { delay: 20 });
    await page.waitForSelector(EDITABLE);
    await writer.type('!');
    await writer.saved();
    expect(await writer.lines()).toEqual([
      'Herons of the lake',
      'A line.',
      '',
      'They stand still in water.',
      'one',
      `two${typed}!`,
      'coda\nbe',
      'The end.',
    ]);
    await context.close();
  });

  it('[EDITOR-112] who presses below the text writes at its end, and what an input method composes is kept', async () => {
    const { page, context, release } = await aSlowPage('sockets');
    const writer = writerOn(page);
    // The page has come to life, which ends a composition, and waits for its content.
    await page.locator('[data-save]').waitFor({ state: 'attached' });
    await page.mouse.click(400, 700);
    const method = await context.newCDPSession(page);
    for (const text of ['n', 'ni', 'ni hao']) {
      const at = { selectionStart: text.length, selectionEnd: text.length };
      await method.send('Input.imeSetComposition', { text, ...at });
    }
    await method.send('Input.insertText', { text: '你好' });
    release();
    await page.waitForSelector(EDITABLE);
    await writer.saved();
    expect((await writer.lines()).at(-1)).toBe('The end.你好');
    await context.close();
  });

  it('[EDITOR-112] leaving is questioned while something typed has no editor yet', async () => {
    const { page, context } = await aSlowPage('scripts');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await pressBehind(page, 'one');
    await page.keyboard.type('!');
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => asked).toEqual(['beforeunload']);
    await context.close();
  });

  it.each([
    ['scripts', 1280],
    ['sockets', 390],
  ] as const)(
    '[EDITOR-156] Tab leads to the text before the %s, keys go where the caret will be, nothing jumps (%d)',
    async (what, width) => {
      const { page, context, release } = await aSlowPage(what, {
        viewport: { width, height: 800 },
      });
      const writer = writerOn(page);
      const text = page.getByRole('textbox', { name: 'Document text', exact: true });
      expect(await text.getAttribute('data-first-sight')).not.toBeNull();
      expect(await violations(page)).toEqual([]);
      for (let stops = 0; (await page.locator(FIELD).count()) === 0; stops += 1) {
        expect(stops).toBeLessThan(20);
        await writer.press('Tab');
      }
      expect(await text.getAttribute('data-early')).toBe('now');
      await page.getByRole('group', { name: 'Document text' }).waitFor();
      // Backwards out of it, and in again.
      await writer.press('Shift+Tab');
      expect(await text.evaluate((field) => field === document.activeElement)).toBe(false);
      await writer.press('Tab');
      await writer.type('Grey ');
      expect(await violations(page)).toEqual([]);
      const before = await caretOf(page);
      release();
      await page.waitForSelector(EDITABLE);
      await expect.poll(() => caretOf(page)).toEqual(before);
      await writer.type('and white ');
      await writer.saved();
      expect((await writer.lines())[0]).toBe('Grey and white Herons');
      expect(writer.complaints).toEqual([]);
      await context.close();
    },
  );

  it('[EDITOR-156] who only comes by and types nothing has the caret where it would be', async () => {
    const { page, context, release } = await aSlowPage('sockets');
    const writer = writerOn(page);
    for (let stops = 0; (await page.locator(FIELD).count()) === 0; stops += 1) {
      expect(stops).toBeLessThan(20);
      await writer.press('Tab');
    }
    release();
    await page.waitForSelector(EDITABLE);
    await writer.type('Two ');
    await writer.saved();
    expect((await writer.lines())[0]).toBe('Two Herons');
    await context.close();
  });

  it('[EDITOR-112] who may only read gets no place to write', async () => {
    const shared = await openShareStage({ markdown: MARKDOWN }, SLOW_ENV);
    try {
      const { url } = await shared.link({ role: 'viewer' });
      const { page } = await shared.arrive(url, 'Vera');
      const release = await slowed(page, 'scripts');
      await page.reload({ waitUntil: 'domcontentloaded' });
      await page.getByText('They stand').click();
      expect(await page.locator('[data-early]').count()).toBe(0);
      const text = page.getByRole('group', { name: 'Document text' });
      expect(await text.getAttribute('data-first-sight')).not.toBeNull();
      release();
    } finally {
      await shared.close();
    }
  });
});
