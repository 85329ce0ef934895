import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { atPath } from '../support/at-path.ts';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { EDITABLE, writerOn } from '../support/stage.ts';

const ADA = { name: 'Ada', email: 'ada@example.org', password: 'analytical engine' };
const BOB = { name: 'Bob', email: 'bob@example.org', password: 'difference engine' };

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ env: { SHEAF_ACCESS: 'guests' } });
  browser = await launchBrowser();
  const page = await (await aBrowser()).newPage();
  await page.goto('/setup');
  await page.getByLabel('Name of your workspace').fill('Engines');
  await enter(page, ADA);
  await page.waitForURL('**/d/*');
  const invitation = await askAs(page, 'POST', '/invitations', { label: 'Bob' });
  const bob = await (await aBrowser()).newPage();
  await bob.goto(textIn(invitation, 'url'));
  await enter(bob, BOB);
  // A browser in which nobody made anything is asked nothing.
  await bob.waitForURL(`${server.url}/`);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function aBrowser(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  return context;
}

async function enter(page: Page, who: typeof ADA): Promise<void> {
  await page.getByLabel('Your name').fill(who.name);
  await signIn(page, who);
}

async function signIn(page: Page, { email, password }: typeof ADA): Promise<void> {
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.keyboard.press('Enter');
}

/** Through the page itself, so that the server sees its cookie and the right origin. */
async function askAs(page: Page, method: string, path: string, body: unknown): Promise<unknown> {
  return page.evaluate(
    async ([how, where, what]) => {
      const headers = { 'content-type': 'application/json' };
      const sent = await fetch(`/api/v1${where}`, { method: how, headers, body: what });
      return (await sent.json()) as unknown;
    },
    [method, path, JSON.stringify(body)] as const,
  );
}

const textIn = (body: unknown, name: string): string => String(Reflect.get(Object(body), name));

/** A guest with two documents, of which the first is open. */
async function aGuest(options: BrowserContextOptions = {}) {
  const context = await aBrowser(options);
  const page = await context.newPage();
  await page.goto('/');
  await askAs(page, 'PUT', '/me', { name: 'Grace', hue: 5 });
  await askAs(page, 'POST', '/documents', { title: 'Second thoughts' });
  const made = await askAs(page, 'POST', '/documents', { title: 'First draft', markdown: 'Hello' });
  const path = `/d/${textIn(made, 'id')}`;
  const writer = writerOn(page);
  await page.goto(path);
  await page.waitForSelector(EDITABLE);
  await writer.saved();
  return { context, page, path, writer };
}

describe('a guest that signs in', () => {
  it('[ACCOUNT-65] [ACCOUNT-67] is asked, takes it along, and its unsent words are the member’s', async () => {
    const { context, page, path, writer } = await aGuest();
    await context.setOffline(true);
    await writer.toEnd();
    await writer.type(' world');
    await page.waitForSelector('[data-save="offline-kept"]', { state: 'attached' });
    await page.close();
    await context.setOffline(false);

    const bob = await context.newPage();
    await bob.goto(`/sign-in?to=${path}`);
    await signIn(bob, BOB);
    await bob.getByRole('heading', { name: 'Is this yours?' }).waitFor();
    await bob.getByText('A guest used this browser before Bob signed in.').waitFor();
    await bob.getByText('Grace').waitFor();
    await bob.getByText('Made 2 documents').waitFor();
    expect(await bob.getByText('Opened').count()).toBe(0);
    expect(await violations(bob)).toEqual([]);
    await bob.getByRole('button', { name: 'Take it along' }).focus();
    await bob.keyboard.press('Enter');
    await bob.waitForURL(`**${path}`);
    const his = writerOn(bob);
    await bob.waitForSelector(EDITABLE);
    await expect.poll(() => his.lines()).toEqual(['Hello world']);
    await his.saved();
    await bob.goto('/');
    await bob.getByText('First draft').first().waitFor();
    await bob.getByText('Second thoughts').first().waitFor();
    await bob.goto('/account');
    await bob.getByRole('heading', { name: 'Your account' }).waitFor();
    expect(await bob.getByText('Guest in this browser').count()).toBe(0);
    await context.close();
  });

  it('[ACCOUNT-67] a tab that is open as the guest goes on writing', async () => {
    const { context, page, path, writer } = await aGuest();
    await writer.toEnd();
    await writer.type(' one');
    const bob = await context.newPage();
    await bob.goto(`/sign-in?to=${path}`);
    await signIn(bob, BOB);
    await bob.getByRole('button', { name: 'Take it along' }).click();
    await bob.waitForURL(`**${path}`);
    const his = writerOn(bob);
    await bob.waitForSelector(EDITABLE);
    await page.bringToFront();
    await writer.toEnd();
    await writer.type(' two');
    await expect.poll(() => his.lines()).toEqual(['Hello one two']);
    await writer.saved();
    await page.reload();
    await page.waitForSelector(EDITABLE);
    await expect.poll(() => writer.lines()).toEqual(['Hello one two']);
    await context.close();
  });

  it('[ACCOUNT-65] [ACCOUNT-66] left where it is, it is not asked again, and the account takes it later', async () => {
    const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
    const { context, page } = await aGuest({ ...phone, locale: 'zh-CN' });
    await page.goto('/sign-in?to=/account');
    await signIn(page, BOB);
    await page.getByRole('heading', { name: '这些是你的吗？' }).waitFor();
    await page.getByText('创建了 2 份文档').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '留在这里' }).click();
    await atPath(page, '/account');
    // An open page would leave for the sign-in by itself, in the middle of the next visit.
    await page.goto('about:blank');
    const headers = { origin: server.url };
    const out = await page.request.post(`${server.url}/api/v1/sign-out`, { headers });
    expect(out.ok()).toBe(true);
    // The guest is still the guest.
    await page.goto('/');
    await page.getByText('First draft').first().waitFor();
    await page.goto('/sign-in?to=/account');
    await signIn(page, BOB);
    await atPath(page, '/account');

    const section = page.getByRole('region', { name: '此浏览器的访客' });
    await section.getByText('Grace').waitFor();
    expect(await violations(page)).toEqual([]);
    await section.getByRole('button', { name: '归入我的账号' }).click();
    await section.getByText('这些内容现已全部归入你的账号。').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('guest');
    expect(await violations(page)).toEqual([]);
    await page.goto('/');
    await page.getByText('First draft').first().waitFor();
    await context.close();
  });

  it('[ACCOUNT-65] who sets up the instance is asked, too, before the first document', async () => {
    const fresh = await startServer({ env: { SHEAF_ACCESS: 'guests' } });
    try {
      const context = await aBrowser({ baseURL: fresh.url });
      const page = await context.newPage();
      await page.goto('/setup');
      await askAs(page, 'POST', '/documents', { title: 'From before' });
      await page.getByLabel('Name of your workspace').fill('Looms');
      await enter(page, ADA);
      await page.getByText('Made 1 document', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Take it along' }).click();
      await page.waitForURL('**/d/*');
      expect(await page.title()).toContain('Welcome to Sheaf');
      await page.goto('/');
      await page.getByText('From before').waitFor();
      await context.close();
    } finally {
      await fresh.stop();
    }
  });

  it('[ACCOUNT-65] where it cannot be taken along now it says why, and stays', async () => {
    const { context, page } = await aGuest();
    await page.goto('/sign-in?to=/links');
    await signIn(page, BOB);
    const take = page.getByRole('button', { name: 'Take it along' });
    await take.waitFor();
    await context.setOffline(true);
    await take.click();
    await expect.poll(() => page.getByRole('alert').first().textContent()).not.toBe('');
    expect(await violations(page)).toEqual([]);
    await context.setOffline(false);
    await take.click();
    await atPath(page, '/links');
    await context.close();
  });
});
