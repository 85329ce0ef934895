/** Takes the pictures of the README: `npm run screenshots`. Needs `npm run build` before. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { EDITABLE, makeDocument } from '../support/stage.ts';

const FOLDER = fileURLToPath(new URL('../../docs/images', import.meta.url));

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const NOTES = `## What we carry

Two tents, one stove, and *no* laptops. Bo brings the [map](https://example.org/map); everybody brings **a book** they are willing to give away.

- [x] Book the hut for Friday
- [ ] Ask Mei about the bus
- [ ] Buy gas for the stove

## Friday

1. Train at 16:10, platform 7
2. Supper in the village
   - soup, if it rains
   - bread and cheese, if it does not

> Walk slowly: the light is best after six.
`;

async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const server = await startServer();
  const browser = await launchBrowser();
  try {
    await takeAll(server, browser);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function takeAll(server: RunningServer, browser: Browser): Promise<void> {
  const id = await makeDocument(server, { title: 'A weekend in the hills', markdown: NOTES });
  const others = ['Minutes of the garden club', 'Reading list for the winter', '读书会笔记'];
  const url = `${server.url}/d/${id}`;
  const enter = async (
    name: string,
    hue: number,
    options: BrowserContextOptions,
    more: readonly string[] = [],
  ) => {
    const context = await browser.newContext({ locale: 'en-GB', viewport: DESK, ...options });
    const page = await context.newPage();
    for (const title of more) {
      await page.goto(`${server.url}/d/${await makeDocument(server, { title, markdown: NOTES })}`);
      await page.waitForSelector(EDITABLE);
    }
    await page.goto(url);
    await page.waitForSelector(EDITABLE);
    await page.locator('form input[type=radio]').nth(hue).dispatchEvent('click');
    const field = page.locator('form input:not([type=radio])').last();
    await field.fill(name);
    await field.press('Enter');
    return page;
  };
  const ada = await enter('Ada', 4, {}, others);
  const bo = await enter('Bo', 7, { colorScheme: 'dark' });
  const mei = await enter('小美', 11, { colorScheme: 'dark', viewport: PHONE, locale: 'zh-CN' });
  const tom = await enter('Tom', 1, { viewport: PHONE });
  await caretAfter(ada, 'Ask Mei about the bus');
  await caretAfter(mei, 'everybody brings');
  await caretAfter(tom, 'Supper in the village');
  await caretAfter(bo, 'platform 7');
  await take(ada, 'document-light');
  await caretAfter(ada, 'Ask Mei about the bus');
  await take(bo, 'document-dark');
  await take(tom, 'phone-light');
  await take(mei, 'phone-dark-zh');
  await ada.goto(server.url);
  await ada.getByText('Reading list for the winter').waitFor();
  await take(ada, 'home-light');
}

/** The caret moves, so that its flag shows the name for a while. */
async function caretAfter(page: Page, words: string): Promise<void> {
  await page.getByText(words).last().click();
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
}

async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

await main();
