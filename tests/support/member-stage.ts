/** An instance of members, each with browsers that are signed in, and documents that they make. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ApiBrowser } from './api-browser.ts';
import { messagesFor } from '../../lib/i18n/messages.ts';
import { launchBrowser } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { EDITABLE } from './stage.ts';

const WAIT_MS = 15_000;
const PASSWORD = 'analytical engine';
const emailOf = (name: string) => `${name.toLowerCase()}@example.org`;

export interface MemberStage {
  readonly server: RunningServer;
  /** A browser in which this member is signed in; null: nobody. */
  browserOf(name: string | null, options?: BrowserContextOptions): Promise<Page>;
  /** As whoever is signed in there, past every page. */
  ask(page: Page, method: string, path: string, body?: object): Promise<unknown>;
  /** @returns its id. */
  newDocument(page: Page, title: string): Promise<string>;
  close(): Promise<void>;
}

/** @param names  the first sets the instance up. */
export async function openMemberStage(
  names: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<MemberStage> {
  const server = await startServer({ env: { SHEAF_ACCESS: 'members', ...env } });
  await makeAccounts(server, names);
  let browser: Browser;
  try {
    browser = await launchBrowser();
  } catch (error) {
    await server.stop();
    throw error;
  }
  const ask = async (page: Page, method: string, path: string, body?: object) => {
    const answer = await page.context().request.fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { origin: server.url },
      ...(body === undefined ? {} : { data: body }),
    });
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`);
    return (text === '' ? null : JSON.parse(text)) as unknown;
  };
  return {
    server,
    ask,
    async newDocument(page, title) {
      const made = await ask(page, 'POST', '/documents', { title, markdown: 'Some text.' });
      return (made as { readonly id: string }).id;
    },
    async browserOf(name, options) {
      const context = await browser.newContext({
        baseURL: server.url,
        viewport: { width: 1280, height: 800 },
        locale: 'en-GB',
        reducedMotion: 'reduce',
        ...options,
      });
      context.setDefaultTimeout(WAIT_MS);
      const page = await context.newPage();
      if (name !== null) {
        await ask(page, 'POST', '/sign-in', { email: emailOf(name), password: PASSWORD });
      }
      return page;
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

async function makeAccounts(server: RunningServer, [first = 'Ada', ...others]: readonly string[]) {
  const operator = new ApiBrowser(server.url);
  const account = (name: string) => ({ name, email: emailOf(name), password: PASSWORD });
  await operator.ask('POST', '/setup', { workspace: 'Engines', ...account(first) });
  for (const name of others) {
    const { body } = await operator.ask('POST', '/invitations', { label: name });
    const token = String((body as { readonly url: string }).url).split('/invite/')[1] ?? '';
    await new ApiBrowser(server.url).ask('POST', `/invite/${token}`, account(name));
  }
}

export async function open(page: Page, id: string): Promise<void> {
  await page.goto(`/d/${id}`);
  await page.waitForSelector(EDITABLE);
}

/** Opens the share dialog of the page. */
export async function openShare(page: Page, words = messagesFor('en').share): Promise<Locator> {
  await page.locator('[data-share]').click();
  const dialog = page.getByRole('dialog', { name: words.title });
  await dialog.getByRole('button', { name: words.done }).waitFor();
  return dialog;
}

/** The words of what has the focus. */
export async function expectFocus(page: Page, words: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const focused = document.activeElement;
        return focused?.getAttribute('aria-label') ?? focused?.textContent ?? '';
      }),
    )
    .toContain(words);
}
