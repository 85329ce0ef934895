/** A document with an owner, and visitors who come in by links. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { ApiBrowser } from './api-browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { EDITABLE, type Writer, writerOn } from './stage.ts';

export interface LinkDraft {
  readonly label?: string;
  readonly role: 'viewer' | 'editor';
  readonly password?: string;
  readonly peopleMax?: number;
}

export interface ShareStage {
  readonly server: RunningServer;
  readonly owner: Writer;
  readonly documentId: string;
  /** Opens the share dialog of the owner's page. */
  openDialog(): Promise<Locator>;
  /** As the owner, past the dialog. */
  ask(method: string, path: string, body?: unknown): Promise<unknown>;
  link(draft: LinkDraft): Promise<{ readonly id: string; readonly url: string }>;
  /** A browser of somebody new. */
  stranger(options?: BrowserContextOptions): Promise<Page>;
  /** Comes in by a link and says this name. */
  arrive(url: string, name: string, options?: BrowserContextOptions): Promise<Writer>;
  close(): Promise<void>;
}

const WAIT_MS = 15_000;
const OPERATOR = {
  workspace: 'Engines',
  name: 'Operator',
  email: 'operator@example.org',
  password: 'analytical engine',
};

export async function openShareStage(
  first: { readonly title?: string; readonly markdown?: string } = {},
  env: Readonly<Record<string, string>> = {},
): Promise<ShareStage> {
  // Guests may make documents, which let nobody else in at first.
  const server = await startServer({ env: { SHEAF_ACCESS: 'guests', ...env } });
  // By somebody else: until then the first visitors are led to the setup.
  await new ApiBrowser(server.url).ask('POST', '/setup', OPERATOR);
  let browser: Browser;
  try {
    browser = await launchBrowser();
  } catch (error) {
    await server.stop();
    throw error;
  }
  const stranger = async (options?: BrowserContextOptions) => {
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
  const page = await stranger();
  const owner = writerOn(page);
  await page.goto('/');
  await askAs(page, 'PUT', '/api/v1/me', { name: 'Ada', hue: 4 });
  const { id } = (await askAs(page, 'POST', '/api/v1/documents', first)) as { readonly id: string };
  await page.goto(`/d/${id}`);
  await page.waitForSelector(EDITABLE);
  return {
    server,
    owner,
    documentId: id,
    stranger,
    ask: (method, path, body) => askAs(page, method, path, body),
    link: async (draft) =>
      (await askAs(page, 'POST', `/api/v1/documents/${id}/links`, draft)) as {
        readonly id: string;
        readonly url: string;
      },
    async openDialog() {
      await page.locator('[data-share]').click();
      const dialog = page.getByRole('dialog', { name: 'Share' });
      await dialog.getByRole('heading', { name: 'General access' }).waitFor();
      return dialog;
    },
    async arrive(url, name, options) {
      const visitor = await stranger(options);
      const writer = writerOn(visitor);
      await visitor.goto(url);
      await visitor.getByLabel('Your name').fill(name);
      await visitor.getByRole('button', { name: 'Open the document' }).click();
      await visitor.waitForSelector('.ProseMirror[contenteditable]');
      return writer;
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/** Through the page itself, so that the server sees its cookie and the right origin. */
async function askAs(page: Page, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await page.evaluate(
    async ([how, where, what]) => {
      const headers = { 'content-type': 'application/json' };
      const sent = await fetch(where, {
        method: how,
        ...(what === null ? {} : { headers, body: what }),
      });
      return { isOk: sent.ok, status: sent.status, text: await sent.text() };
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  );
  if (!answer.isOk) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.text === '' ? null : JSON.parse(answer.text);
}
