/** A visitor of home in a browser context of their own: own cookies, own documents. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

export interface HomeVisit {
  readonly page: Page;
  /** Makes documents as this visitor, in this order, and shows them. */
  seed(...titles: readonly string[]): Promise<void>;
  row(title: string): Locator;
  titles(): Promise<string[]>;
  /** Opens a row's menu and chooses. */
  choose(title: string, action: string): Promise<void>;
  close(): Promise<void>;
}

export async function visitHome(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<HomeVisit> {
  // Motion off: what a test looks at is where it will stay.
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const whenAlive = async (load: () => Promise<unknown>) => {
    // A page that asks for news has come to life: it hears keys from now on.
    const news = page.waitForResponse((answer) => /\/api\/v1\/documents\?/.test(answer.url()));
    await load();
    await news;
  };
  await whenAlive(() => page.goto('/'));
  const row = (title: string) =>
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: title, exact: true }) });
  return {
    page,
    row,
    async seed(...titles) {
      for (const title of titles) await createDocument(page, title);
      await whenAlive(() => page.reload());
      await row(titles.at(-1) ?? '').waitFor();
    },
    titles: () => page.locator('[data-row]').allTextContents(),
    async choose(title, action) {
      await row(title).getByRole('button').click();
      await page.getByRole('menuitem', { name: action, exact: true }).click();
    },
    close: () => context.close(),
  };
}

/** Through the page itself, so that the server sees the visitor's cookie and the right origin. */
async function createDocument(page: Page, title: string): Promise<void> {
  const status = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/v1/documents', { method: 'POST', headers, body })).status;
  }, JSON.stringify({ title }));
  if (status !== 201) throw new Error(`no document was made: ${status}`);
}
