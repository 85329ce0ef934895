import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, type Writer } from '../support/stage.ts';

let stage: Stage;
let ada: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Take me', markdown: '# Part\n\nwith **words**' });
  ada = await stage.enter('Ada');
});
afterAll(() => stage.close());

async function choose(entry: string): Promise<void> {
  await ada.page.getByRole('button', { name: 'More actions' }).click();
  await ada.page.getByRole('menuitem', { name: entry, exact: true }).click();
}

describe('taking a document away', () => {
  it.each([
    ['Download Markdown', 'Take me.md', '**words**'],
    ['Download HTML', 'Take me.html', '<strong>words</strong>'],
  ])('[PAGE-27] %s gives a file with the title for its name', async (entry, name, content) => {
    const [download] = await Promise.all([ada.page.waitForEvent('download'), choose(entry)]);
    expect(download.suggestedFilename()).toBe(name);
    expect(await readFile(await download.path(), 'utf8')).toContain(content);
  });

  it('[PAGE-27] the link is copied without the async clipboard too', async () => {
    await ada.page.evaluate(() => {
      Object.defineProperty(window, 'isSecureContext', { value: false });
      document.addEventListener('copy', () => {
        document.body.dataset['copied'] = String(document.getSelection());
      });
    });
    await choose('Copy link');
    await ada.page.getByText('Link copied').waitFor();
    expect(await ada.page.evaluate(() => document.body.dataset['copied'])).toBe(ada.page.url());
  });

  it('[PAGE-27] on paper there is the document and nothing else', async () => {
    await ada.page.emulateMedia({ media: 'print' });
    expect(await ada.page.getByRole('heading', { name: 'Take me' }).isVisible()).toBe(true);
    for (const part of ['header', '[role=toolbar]', 'textarea']) {
      expect(await ada.page.locator(part).first().isVisible()).toBe(false);
    }
    await ada.page.emulateMedia({ media: null });
  });

  it('[PAGE-27] duplicating opens the copy under a name of its own', async () => {
    await choose('Duplicate');
    await ada.page.waitForURL((url) => !url.pathname.endsWith(stage.documentId));
    await ada.page.waitForSelector('.ProseMirror[contenteditable="true"]');
    await expect.poll(() => ada.title()).toBe('Copy of Take me');
    expect(await ada.lines()).toEqual(['Part', 'with words']);
  });
});
