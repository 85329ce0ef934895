import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const ADA = { name: 'Ada', email: 'ada@example.org', password: 'analytical engine' };

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ env: { SHEAF_ACCESS: 'members' } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function newPage(options: { readonly colorScheme?: 'light' | 'dark' } = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  return context.newPage();
}

/** Types into whatever has the focus, field after field. */
async function typeThrough(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const [at, text] of texts.entries()) {
    if (at > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
}

describe('accounts', () => {
  let ada: Page;

  it('[ACCOUNT-5] the first visitor sets up, by keyboard alone, and writes', async () => {
    ada = await newPage();
    await ada.goto('/');
    await ada.waitForURL('**/setup');
    expect(await violations(ada)).toEqual([]);
    await expect
      .poll(() => ada.evaluate(() => document.activeElement?.getAttribute('name')))
      .toBe('workspace');
    // What is missing is said below its field, and the first of them has the focus.
    await ada.keyboard.press('Enter');
    await ada.getByText('Enter a name for the workspace.').waitFor();
    expect(await violations(ada)).toEqual([]);
    // What is being mended is not complained of.
    await ada.keyboard.type('Eng');
    expect(await ada.getByText('Enter a name for the workspace.').count()).toBe(0);
    await ada.keyboard.press('Enter');
    await ada.getByText('Enter your name, so that others know who writes.').waitFor();
    await ada.getByLabel('Name of your workspace').fill('');
    await typeThrough(ada, 'Engines', ADA.name, ADA.email, ADA.password);
    await ada.waitForURL('**/d/*');
    await ada.waitForSelector('.ProseMirror[contenteditable="true"]');
    await expect.poll(() => ada.title()).toContain('Welcome to Sheaf');
  });

  it('[ACCOUNT-14] who signs out stands before the sign-in, and comes back where they wanted', async () => {
    await ada.goto('/');
    const chip = ada.getByRole('button', { name: /^You are Ada/ });
    await chip.focus();
    await ada.keyboard.press('Enter');
    await ada.getByRole('menuitem', { name: 'Sign out' }).click();
    await ada.waitForURL('**/sign-in');
    await ada.goto('/');
    await ada.waitForURL('**/sign-in');
    expect(await violations(ada)).toEqual([]);
    await ada.getByRole('heading', { name: 'Sign in to Engines' }).waitFor();
    await ada.goto('/sign-in?to=/?view=trash');
    await ada.getByLabel('E-mail address').fill(ADA.email);
    await ada.getByLabel('Password', { exact: true }).fill('a wrong password');
    await ada.keyboard.press('Enter');
    await ada.getByText('The e-mail address or the password is wrong.').waitFor();
    expect(await violations(ada)).toEqual([]);
    await ada.getByLabel('Password', { exact: true }).fill(ADA.password);
    await ada.keyboard.press('Enter');
    await ada.waitForURL(`${server.url}/?view=trash`);
  });

  it('[ACCOUNT-18] who was invited makes an account and lands in an empty list', async () => {
    const url = await ada.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      const made = await fetch('/api/v1/invitations', { method: 'POST', headers, body: '{}' });
      return String(Reflect.get(Object(await made.json()), 'url'));
    });
    const bob = await newPage({ colorScheme: 'dark' });
    await bob.goto(url);
    await bob.getByRole('heading', { name: 'Join Engines' }).waitFor();
    expect(await violations(bob)).toEqual([]);
    await expect
      .poll(() => bob.evaluate(() => document.activeElement?.getAttribute('name')))
      .toBe('name');
    await typeThrough(bob, 'Bob', 'bob@example.org', 'difference engine');
    await bob.waitForURL(`${server.url}/`);
    await bob.getByRole('button', { name: 'New document' }).waitFor();
    await bob.goto(url);
    await bob.getByText('This invitation does not work any more').waitFor();
    expect(await violations(bob)).toEqual([]);
  });
});
