/** An instance of members, each with browsers that are signed in, and documents that they make. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ApiBrowser } from './api-browser.ts';
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
  close(): Promise<void>;
}

/** @param names  the first sets the instance up. */
export async function openMemberStage(names: readonly string[]): Promise<MemberStage> {
  const server = await startServer({ env: { SHEAF_ACCESS: 'members' } });
  await makeAccounts(server, names);
  let browser: Browser;
  try {
    browser = await launchBrowser();
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    server,
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

/** As whoever is signed in there, past every page. */
export async function ask(page: Page, method: string, path: string, data?: object) {
  const { request } = page.context();
  const origin = new URL((await request.get('/healthz')).url()).origin;
  const answer = await request.fetch(`/api/v1${path}`, {
    method,
    headers: { origin },
    ...(data === undefined ? {} : { data }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  const text = await answer.text();
  return (text === '' ? null : JSON.parse(text)) as unknown;
}

/** @returns its id. */
export async function newDocument(page: Page, title: string): Promise<string> {
  const made = (await ask(page, 'POST', '/documents', { title, markdown: 'Some text.' })) as {
    readonly id: string;
  };
  return made.id;
}

export async function open(page: Page, id: string): Promise<void> {
  await page.goto(`/d/${id}`);
  await page.waitForSelector(EDITABLE);
}

/** Opens the share dialog of the page. */
export async function openShare(page: Page): Promise<Locator> {
  await page.locator('[data-share]').click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('button', { name: 'Done' }).waitFor();
  return dialog;
}

export async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    // Base UI holds the focus with these; nobody ever rests on one.
    .exclude('[data-base-ui-focus-guard]')
    // What floats belongs to no landmark.
    .disableRules(['region'])
    .analyze();
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
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
