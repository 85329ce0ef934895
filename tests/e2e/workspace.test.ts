import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const ADA = { name: 'Ada', email: 'ada@example.org', password: 'analytical engine' };
const BOB = { name: 'Bob', email: 'bob@example.org', password: 'difference engine' };
const PHONE = { viewport: { width: 390, height: 844 } };
const PAGES = ['/members', '/workspace/links', '/workspace/storage'];
const MORE_PAGES = ['/workspace/settings', '/workspace/activity'];
const ALL_PAGES = [...PAGES, ...MORE_PAGES];

let server: RunningServer;
let browser: Browser;
let ada: Page;
let bob: Page;
let documentId: string;
let linkUrl: string;

beforeAll(async () => {
  server = await startServer({ env: { SHEAF_ACCESS: 'members', SHEAF_TRASH_DAYS: '7' } });
  browser = await launchBrowser();
  ada = await newPage();
  await ada.goto('/setup');
  await ask(ada, 'POST', '/setup', { ...ADA, workspace: 'Engines' });
  const { url } = (await ask(ada, 'POST', '/invitations', { label: 'Bob' })) as { url: string };
  bob = await newPage();
  await bob.goto(url);
  await ask(bob, 'POST', url.replace(/^.*(?=\/invite)/, ''), BOB);
  const made = (await ask(bob, 'POST', '/documents', {
    title: 'Secret plan',
    markdown: 'Words that nobody else may read.',
  })) as { id: string };
  documentId = made.id;
  const links = `/documents/${documentId}/links`;
  await ask(bob, 'POST', links, { role: 'editor', label: 'Reviewers', password: 'open sesame' });
  const club = (await ask(bob, 'POST', links, { role: 'viewer', label: 'Book club' })) as {
    url: string;
  };
  linkUrl = club.url;
  const letter = (await ask(bob, 'POST', '/documents', { title: 'Open letter' })) as { id: string };
  await ask(bob, 'PUT', `/documents/${letter.id}/publication`, { slug: 'open-letter' });
  await ask(bob, 'GET', `/documents/${documentId}/content?format=json`);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

/** Through the page itself, so that the server sees its cookie and the right origin. */
async function ask(page: Page, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await page.evaluate(
    async ([how, where, what]) => {
      const headers = { 'content-type': 'application/json' };
      const sent = await fetch(where, {
        method: how,
        ...(what === null ? {} : { headers, body: what }),
      });
      return { isOk: sent.ok, status: sent.status, text: await sent.text() };
    },
    [method, `/api/v1${path}`, body === undefined ? null : JSON.stringify(body)] as const,
  );
  if (!answer.isOk) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.text === '' ? null : JSON.parse(answer.text);
}

/** What was loaded has come. */
async function whenThere(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (path === '/workspace/storage') await page.locator('dl').first().waitFor();
}

/** Nothing but what scrolls by itself is wider than the page. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const entry = (page: Page, text: string | RegExp): Locator =>
  page.getByRole('listitem').filter({ hasText: text });

/** In another browser, with the same sign-in. */
async function alsoAda(options: BrowserContextOptions): Promise<Page> {
  const page = await newPage(options);
  await page.context().addCookies(await ada.context().cookies());
  return page;
}

describe('workspace', () => {
  it('[OPERATE-12] is there for operators only, in its titles too', async () => {
    const stranger = await newPage();
    for (const path of ALL_PAGES) {
      for (const page of [bob, stranger]) {
        const answer = await page.goto(path);
        expect([path, answer?.status()]).toEqual([path, 404]);
        await page.getByRole('heading', { name: 'There is no document here' }).waitFor();
        expect(await page.title()).toContain('There is no document here');
      }
      expect((await ada.goto(path))?.status()).toBe(200);
    }
    await stranger.context().close();
  });

  it('[OPERATE-15] leads from page to page by keyboard', async () => {
    await ada.goto('/members');
    const tabs = ada.getByRole('navigation', { name: 'Workspace' });
    await tabs.getByRole('link', { name: 'Members' }).focus();
    for (const [name, path] of [
      ['Links', '/workspace/links'],
      ['Storage', '/workspace/storage'],
      ['Settings', '/workspace/settings'],
      ['Activity', '/workspace/activity'],
    ] as const) {
      await ada.keyboard.press('Tab');
      await ada.keyboard.press('Enter');
      await ada.waitForURL(`**${path}`);
      const tab = tabs.getByRole('link', { name });
      await expect.poll(() => tab.getAttribute('aria-current')).toBe('page');
      await tab.focus();
    }
  });

  it.each(['light', 'dark'] as const)(
    '[OPERATE-15] has no violation that axe can find, and is not cut off on a phone: %s',
    async (colorScheme) => {
      const page = await alsoAda({ colorScheme, ...PHONE });
      for (const path of ALL_PAGES) {
        await whenThere(page, path);
        expect([path, await violations(page)]).toEqual([path, []]);
        expect([path, await overflow(page)]).toEqual([path, 0]);
      }
      await page.context().close();
    },
  );

  it('[OPERATE-13] is Chinese for who reads Chinese', async () => {
    const page = await alsoAda({ locale: 'zh-CN' });
    await page.goto('/workspace/activity');
    await page.getByRole('heading', { name: '活动', level: 1 }).waitFor();
    await entry(page, 'Bob创建了分享链接“Book club”：可查看').waitFor();
    expect(await overflow(page)).toBe(0);
    await page.context().close();
  });
});

describe('links of the workspace', () => {
  it('[PUBLISH-10] shows what is published, and takes it back by keyboard, after a question', async () => {
    await ada.goto('/workspace/links');
    const row = ada.getByRole('list', { name: 'Published pages' }).getByRole('listitem');
    expect(await row.innerText()).toMatch(
      /Open letter[\s\S]*\/p\/open-letter[\s\S]*Owned by Bob[\s\S]*Not for search engines/,
    );
    await row.getByRole('button', { name: 'Unpublish “Open letter”' }).press('Enter');
    const question = ada.getByRole('alertdialog', { name: 'Unpublish “Open letter”?' });
    expect(await violations(ada)).toEqual([]);
    await question.getByRole('button', { name: 'Unpublish' }).press('Enter');
    await ada.getByText('No document is published.').waitFor();
    expect((await ada.request.get('/p/open-letter')).status()).toBe(404);
    await ada.goto('/workspace/activity');
    await entry(ada, 'Ada took a published page back').waitFor();
  });

  it('[OPERATE-8] says whose they are and how far they go, and neither where they lead nor a title', async () => {
    await ada.goto('/workspace/links');
    const list = ada.getByRole('list', { name: 'Share links of the workspace' });
    await expect.poll(() => list.getByRole('listitem').count()).toBe(2);
    const reviewers = await entry(ada, 'Reviewers').innerText();
    expect(reviewers).toMatch(/Owned by Bob[\s\S]*Can edit[\s\S]*Password/);
    const html = await ada.content();
    expect(html).not.toContain('Secret plan');
    expect(html).not.toContain(linkUrl.replace(/^.*\/s\//, ''));
    await ada.getByRole('button', { name: 'Order: Newest first' }).click();
    await ada.getByRole('menuitemradio', { name: 'Most opened' }).click();
    expect(await list.getByRole('listitem').count()).toBe(2);
  });

  it('[OPERATE-9] revokes one by keyboard, after a question, and then all of a person', async () => {
    const visitor = await newPage();
    await visitor.goto(linkUrl);
    await visitor.getByLabel('Your name').fill('Eve');
    await visitor.getByRole('button', { name: 'Open the document' }).click();
    await visitor.waitForSelector('.ProseMirror');
    const revoke = ada.getByRole('button', { name: 'Revoke “Book club” of Bob' });
    await revoke.focus();
    await ada.keyboard.press('Enter');
    const question = ada.getByRole('alertdialog', { name: 'Revoke “Book club”?' });
    await question.waitFor();
    expect(await violations(ada)).toEqual([]);
    await ada.keyboard.press('Escape');
    await expect.poll(() => revoke.evaluate((node) => node === document.activeElement)).toBe(true);
    await ada.keyboard.press('Enter');
    await question.getByRole('button', { name: 'Revoke' }).click();
    await ada.getByText('“Book club” no longer works').waitFor();
    await visitor.getByText('Your access to this document has ended.').first().waitFor();

    await ada.getByRole('button', { name: 'Owner: Anyone' }).click();
    await ada.getByRole('menuitemradio', { name: 'Bob' }).click();
    await ada.getByRole('button', { name: 'Revoke all links of Bob' }).click();
    const all = ada.getByRole('alertdialog', { name: 'Revoke every link of Bob?' });
    await all.getByText('1 link stops working at once').waitFor();
    await all.getByRole('button', { name: 'Revoke' }).click();
    await ada.getByText('No link of Bob works any more').waitFor();
    await visitor.context().close();
  });
});

describe('storage and settings', () => {
  it('[OPERATE-10] tells the parts, the largest documents and the room left', async () => {
    await whenThere(ada, '/workspace/storage');
    await ada.getByText(/^[\d,.]+ [kMGT]B, ?|^[\d,.]+ [kMGT]B of [\d,.]+ [kMGT]B$/).waitFor();
    const largest = ada.getByRole('list', { name: /^Largest documents/ });
    await largest.getByText(`Document ${documentId.slice(0, 8)}`).waitFor();
    expect(await ada.content()).not.toContain('Secret plan');
  });

  it('[OPERATE-11] shows what was set first, and finds a limit by a part of its name', async () => {
    await ada.goto('/workspace/settings');
    await ada.getByText(server.dataFolder).waitFor();
    const limits = ada.getByRole('list', { name: 'Limits' }).getByRole('listitem');
    expect(await limits.first().innerText()).toMatch(
      /SHEAF_TRASH_DAYS\s+Days a document stays in the trash .*\s+Changed\s+Default 30\s+7/,
    );
    await ada.getByLabel('Search limits').fill('audit days');
    await expect.poll(() => limits.allInnerTexts()).toEqual([expect.stringMatching(/400/)]);
    await ada.getByLabel('Search limits').fill('somebody may ask for the same document again');
    await expect.poll(() => limits.allInnerTexts()).toEqual([expect.stringMatching(/AGAIN_HOURS/)]);
    await ada.getByLabel('Search limits').fill('nothing like it');
    await ada.getByText('No limit fits.').waitFor();
  });
});

describe('activity', () => {
  it('[OPERATE-13] says in sentences who did what', async () => {
    await ada.goto('/workspace/activity');
    for (const sentence of [
      'Ada set up this workspace',
      'Ada invited Bob',
      'Bob joined by an invitation',
      'Bob made the share link “Reviewers”: Can edit',
      'Bob exported a document as JSON',
      'Eve (guest) came in by the share link “Book club”',
      'Ada revoked all share links of Bob',
    ]) {
      await entry(ada, sentence).first().waitFor();
    }
    expect(await violations(ada)).toEqual([]);
    expect(await ada.content()).not.toContain('Secret plan');
  });

  it('[OPERATE-14] is narrowed by kind, person, document and day, and keeps that in its address', async () => {
    await ada.getByRole('button', { name: 'Kind: Everything' }).click();
    await ada.getByRole('menuitemradio', { name: 'Sharing' }).click();
    await entry(ada, 'Bob exported').waitFor({ state: 'detached' });
    await ada.getByRole('button', { name: 'Person: Anyone' }).click();
    await ada.getByRole('menuitemradio', { name: 'Bob' }).click();
    await entry(ada, 'Ada revoked').first().waitFor({ state: 'detached' });
    await entry(ada, 'Bob made the share link “Reviewers”').waitFor();
    expect(new URL(ada.url()).search).toMatch(/^\?kind=sharing&person=m_[\w-]+$/);
    await ada.reload();
    await entry(ada, 'Bob made the share link “Reviewers”').waitFor();
    expect(await entry(ada, 'Ada revoked').count()).toBe(0);

    await ada.getByLabel('Until').fill('2020-01-01');
    await ada.getByText('Nothing fits').waitFor();
    await ada.reload();
    await ada.getByText('Nothing fits').waitFor();
    expect(await violations(ada)).toEqual([]);
    await ada.getByRole('button', { name: 'Show everything' }).click();
    await entry(ada, 'Ada set up this workspace').waitFor();
    expect(new URL(ada.url()).search).toBe('');

    const chip = ada.getByRole('button', { name: /^Show only Document/ }).first();
    await chip.click();
    await ada.getByText(`Only Document ${documentId.slice(0, 8)}`).waitFor();
    await entry(ada, 'Ada set up this workspace').waitFor({ state: 'detached' });
    await entry(ada, 'Bob exported a document as JSON').waitFor();
  });

  it('[OPERATE-7] is a file of what is shown', async () => {
    const waiting = ada.waitForEvent('download');
    await ada.getByRole('link', { name: 'Export as CSV' }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toBe('activity.csv');
    const stream = await file.createReadStream();
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    expect(text).toContain(`,exported,Bob,`);
    expect(text).not.toContain('setup');
    await ada.goto('/workspace/activity');
    await entry(ada, 'Ada exported this activity').waitFor();
  });

  it('[OPERATE-14] loads what is older on demand', async () => {
    // Of one document it is noted once an hour.
    for (let times = 0; times < 30; times += 1) {
      const { id } = (await ask(bob, 'POST', '/documents', {})) as { readonly id: string };
      await ask(bob, 'DELETE', `/documents/${id}`);
      await ask(bob, 'POST', `/documents/${id}/restore`);
    }
    await ada.goto('/workspace/activity');
    await expect.poll(() => entry(ada, 'Bob restored a document').count()).toBe(25);
    expect(await entry(ada, 'Ada set up this workspace').count()).toBe(0);
    await ada.getByRole('button', { name: 'Load older' }).click();
    await entry(ada, 'Ada set up this workspace').waitFor();
    expect(await entry(ada, 'Bob restored a document').count()).toBe(30);
    expect(await ada.getByRole('button', { name: 'Load older' }).count()).toBe(0);
  });
});
