/** An instance of members, and a browser for each of them that is signed in already. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { ApiBrowser } from './api-browser.ts';
import { launchBrowser } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

export interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface AccountStage {
  readonly server: RunningServer;
  /** Who has set the instance up. */
  readonly operator: Account;
  /** Makes the account. */
  join(account: Account): Promise<void>;
  /** A browser that nobody has signed in. */
  stranger(options?: BrowserContextOptions): Promise<Page>;
  /** One more browser of somebody, on the page of the own account. */
  enter(account: Account, options?: BrowserContextOptions): Promise<Page>;
  /** As a program with this person's cookie; past every page. */
  api(account: Account): Promise<ApiBrowser>;
  close(): Promise<void>;
}

const WAIT_MS = 15_000;
const OPERATOR = { name: 'Ada', email: 'ada@example.org', password: 'analytical engine' };

export async function openAccountStage(): Promise<AccountStage> {
  const server = await startServer({ env: { SHEAF_ACCESS: 'members' } });
  const operator = new ApiBrowser(server.url);
  await operator.ask('POST', '/setup', { ...OPERATOR, workspace: 'Engines' });
  let browser: Browser;
  try {
    browser = await launchBrowser();
  } catch (error) {
    await server.stop();
    throw error;
  }
  const stranger = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({
      baseURL: server.url,
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(WAIT_MS);
    return context.newPage();
  };
  return {
    server,
    operator: OPERATOR,
    stranger,
    async join(account) {
      const { body } = await operator.ask('POST', '/invitations', {});
      const token =
        String(Reflect.get(Object(body), 'url'))
          .split('/')
          .at(-1) ?? '';
      const { status } = await new ApiBrowser(server.url).ask('POST', `/invite/${token}`, account);
      if (status !== 201) throw new Error(`${account.name} did not join: ${status}`);
    },
    async enter({ email, password }, options) {
      const page = await stranger(options);
      await page.goto('/sign-in?to=/account');
      await page.locator('input[name="email"]').fill(email);
      await page.locator('input[name="password"]').fill(password);
      // A page that asks for news has come to life: it hears keys from now on.
      const news = page.waitForResponse((answer) => answer.url().endsWith('/me/devices'));
      await page.keyboard.press('Enter');
      await news;
      return page;
    },
    async api({ email, password }) {
      const mine = new ApiBrowser(server.url);
      const { status } = await mine.ask('POST', '/sign-in', { email, password });
      if (status !== 200) throw new Error(`${email} did not sign in: ${status}`);
      return mine;
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
