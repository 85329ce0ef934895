/** Home in a real browser: the documents of one person, from the first to the trash. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type HomeVisit, visitHome } from '../support/home-visit.ts';
import { type RunningServer, startServer } from '../support/server.ts';

/** The list asks the server every five seconds; a busy machine takes its time. */
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

/** Runs `story` as a new visitor, who leaves afterwards. */
async function asVisitor(story: (visit: HomeVisit) => Promise<void>): Promise<void> {
  const visit = await visitHome(browser, server.url);
  try {
    await story(visit);
  } finally {
    await visit.close();
  }
}

/** What the browser tells the page while a file is carried over it. */
async function carryFile(page: Page, kinds: readonly string[]): Promise<void> {
  await page.evaluate((names) => {
    const dataTransfer = new DataTransfer();
    const file = new File(['# Carried\n\nOver the edge.'], 'carried.md', { type: 'text/markdown' });
    dataTransfer.items.add(file);
    for (const name of names) {
      document.body.dispatchEvent(
        new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }),
      );
    }
  }, kinds);
}

describe('home', () => {
  it('[SHELL-17] a first visit invites to write, and one press opens a document', () =>
    asVisitor(async ({ page }) => {
      await page.getByRole('heading', { name: 'Start writing' }).waitFor();
      await page.getByRole('button', { name: 'New document' }).click();
      await page.waitForURL(/\/d\//);
      expect(new URL(page.url()).pathname).toMatch(/^\/d\/[\w-]{22}$/);
    }));

  it('[SHELL-14] a new document is in the list when its maker comes back', () =>
    asVisitor(async ({ page, titles }) => {
      await page.getByRole('button', { name: 'New document' }).click();
      await page.waitForURL(/\/d\//);
      await page.goto('/');
      await expect.poll(titles, SOON).toEqual(['Untitled']);
    }));

  it('[SHELL-14] Alt+N makes a document from anywhere in the page', () =>
    asVisitor(async ({ page, seed, titles }) => {
      await seed('Minutes');
      await page.getByRole('searchbox').focus();
      await page.keyboard.press('Alt+KeyN');
      await page.waitForURL(/\/d\//);
      await page.goto('/');
      await expect.poll(titles, SOON).toEqual(['Untitled', 'Minutes']);
    }));

  it('[SHELL-14] rename changes the title for good', () =>
    asVisitor(async ({ page, seed, choose, titles }) => {
      await seed('Minutes');
      await choose('Minutes', 'Rename');
      await page.getByLabel('Title', { exact: true }).fill('Minutes of May');
      await page.keyboard.press('Enter');
      await expect.poll(titles, SOON).toEqual(['Minutes of May']);
      // The list is asked again at once, while the server's own list still follows.
      await page.waitForResponse((answer) => answer.url().includes('/documents?'));
      expect(await titles()).toEqual(['Minutes of May']);
      const shownAnew = async () => {
        await page.reload();
        return titles();
      };
      await expect.poll(shownAnew, SOON).toEqual(['Minutes of May']);
    }));

  it('[SHELL-14] duplicate puts a copy into the list', () =>
    asVisitor(async ({ seed, choose, titles }) => {
      await seed('Minutes');
      await choose('Minutes', 'Duplicate');
      await expect
        .poll(async () => (await titles()).toSorted(), SOON)
        .toEqual(['Copy of Minutes', 'Minutes']);
    }));

  it('[SHELL-12] what went to the trash comes back with Undo', () =>
    asVisitor(async ({ page, seed, choose, titles }) => {
      await seed('Letters', 'Minutes');
      await choose('Minutes', 'Move to trash');
      await expect.poll(titles, SOON).toEqual(['Letters']);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect
        .poll(async () => (await titles()).toSorted(), SOON)
        .toEqual(['Letters', 'Minutes']);
    }));

  it('[SHELL-12] the trash tells the days left, and gives back', () =>
    asVisitor(async ({ page, seed, choose, titles }) => {
      await seed('Minutes');
      await choose('Minutes', 'Move to trash');
      await page.getByText('“Minutes” is in the trash').waitFor();
      await page.getByRole('link', { name: 'Trash' }).click();
      await page.getByText('Gone for good in 30 days').waitFor();
      await page.getByRole('button', { name: 'Restore Minutes' }).click();
      await page.getByRole('heading', { name: 'The trash is empty' }).waitFor();
      await page.getByRole('link', { name: 'All', exact: true }).click();
      await expect.poll(titles, SOON).toEqual(['Minutes']);
    }));

  it('[SHELL-14] a refused change is told in a sentence and taken back', () =>
    asVisitor(async ({ page, seed, choose, titles }) => {
      await seed('Minutes');
      const body = JSON.stringify({ error: { code: 'storage_unavailable', message: '' } });
      await page.route('**/api/v1/documents/*', (route) => route.fulfill({ status: 503, body }));
      await choose('Minutes', 'Move to trash');
      await page.getByText('The server cannot write to its disk right now').waitFor();
      await expect.poll(titles, SOON).toEqual(['Minutes']);
    }));

  it('[SHELL-11] search leaves what matches, and says when nothing does', () =>
    asVisitor(async ({ page, seed, titles }) => {
      await seed('Letters', 'Minutes of May', '会议纪要');
      await page.keyboard.press('Control+KeyK');
      await page.keyboard.type('may');
      await expect.poll(titles, SOON).toEqual(['Minutes of May']);
      await page.getByText('1 document found').waitFor({ state: 'attached' });
      await page.getByRole('searchbox').fill('zebra');
      await page.getByRole('heading', { name: 'No title contains “zebra”' }).waitFor();
      await page.getByRole('searchbox').press('Escape');
      await expect.poll(titles, SOON).toEqual(['会议纪要', 'Minutes of May', 'Letters']);
    }));

  it('[SHELL-10] a title changed elsewhere appears without a reload', () =>
    asVisitor(async ({ page, seed, titles }) => {
      await seed('Minutes');
      const other = await page.context().newPage();
      await other.goto('/');
      await page.bringToFront();
      await other.evaluate(async () => {
        const { documents } = (await (await fetch('/api/v1/documents')).json()) as {
          readonly documents: readonly { readonly id: string }[];
        };
        await fetch(`/api/v1/documents/${documents[0]?.id}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ title: 'Changed elsewhere' }),
        });
      });
      await expect.poll(titles, SOON).toEqual(['Changed elsewhere']);
    }));

  it('[SHELL-13] a Markdown file becomes a document', () =>
    asVisitor(async ({ page, titles }) => {
      const buffer = Buffer.from('# Spring plan\n\nFirst, *dig*.\n');
      const file = { name: 'notes.md', mimeType: 'text/markdown', buffer };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.waitForURL(/\/d\//);
      await page.goto('/');
      await expect.poll(titles, SOON).toEqual(['Spring plan']);
    }));

  it('[SHELL-13] a file that is no Markdown is refused with the reason', () =>
    asVisitor(async ({ page }) => {
      const file = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('x') };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByText('“photo.png” is not a Markdown file').waitFor();
      expect(new URL(page.url()).pathname).toBe('/');
    }));

  it('[SHELL-14] the link of a document can be copied without a secure context', () =>
    asVisitor(async ({ page, seed, choose, row }) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
      await seed('Minutes');
      const path = await row('Minutes').getByRole('link').getAttribute('href');
      await choose('Minutes', 'Copy link');
      await page.getByText('Link copied').waitFor();
      await page.getByRole('searchbox').focus();
      await page.keyboard.press('Control+KeyV');
      expect(await page.getByRole('searchbox').inputValue()).toBe(`${server.url}${path}`);
    }));

  it('[SHELL-13] a file carried over the window may be dropped anywhere, or carried away', () =>
    asVisitor(async ({ page, seed }) => {
      await seed('Minutes');
      const invitation = page.getByText('Drop to import as a new document');
      await carryFile(page, ['dragenter', 'dragover']);
      await invitation.waitFor();
      await carryFile(page, ['dragleave']);
      await invitation.waitFor({ state: 'detached' });
      await carryFile(page, ['dragenter', 'dragover', 'drop']);
      await page.waitForURL(/\/d\//);
      await page.getByText('Over the edge.').waitFor();
      expect(await page.title()).toContain('Carried');
    }));
});
