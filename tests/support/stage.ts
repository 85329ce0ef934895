/** A server, a browser and one document, for stories that writers play in it. */
import type { Editor } from '@tiptap/core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

export interface Writer {
  readonly page: Page;
  /** What the page complained about: uncaught errors, and whatever it wrote as an error. */
  readonly complaints: readonly string[];
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
  /** Puts the caret at the end of the text. */
  toEnd(): Promise<void>;
  /** Selects the last word of the text. */
  selectLastWord(): Promise<void>;
  /** The body as one reads it, line by line, without the names on carets. */
  lines(): Promise<string[]>;
  title(): Promise<string>;
  /** Everything written here is on the server's disk. */
  saved(): Promise<void>;
}

export interface Stage {
  readonly server: RunningServer;
  readonly documentId: string;
  /** Opens the document as a person of their own; `as` null leaves the name prompt open. */
  enter(as: string | null, options?: BrowserContextOptions): Promise<Writer>;
  /** Another tab in the same browser profile. */
  again(writer: Writer): Promise<Writer>;
  close(): Promise<void>;
}

export const EDITABLE = '.ProseMirror[contenteditable="true"]';
const WAIT_MS = 15_000;

export async function openStage(
  first: { readonly title?: string; readonly markdown?: string } = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const server = await startServer({ env });
  let browser: Browser;
  try {
    browser = await launchBrowser();
  } catch (error) {
    await server.stop();
    throw error;
  }
  const documentId = await makeDocument(server, first);
  const url = `${server.url}/d/${documentId}`;
  return {
    server,
    documentId,
    async enter(as, options) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: 'en-GB',
        reducedMotion: 'reduce',
        ...options,
      });
      context.setDefaultTimeout(WAIT_MS);
      const writer = await open(await context.newPage(), url);
      if (as !== null) await introduce(writer.page, as);
      return writer;
    },
    again: async ({ page }) => open(await page.context().newPage(), url),
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/** A new document in front of each of them, with the focus in its text. */
export async function openTogether(
  { server }: Stage,
  writers: readonly Writer[],
  first: object,
): Promise<void> {
  const id = await makeDocument(server, first);
  for (const { page } of writers) {
    await page.goto(`${server.url}/d/${id}`);
    await page.waitForSelector(EDITABLE);
    await page.locator(EDITABLE).focus();
  }
}

/** Made without credentials, so that nobody owns it. @returns its id */
export async function makeDocument(server: RunningServer, first: object): Promise<string> {
  const answer = await fetch(`${server.url}/api/v1/documents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(first),
  });
  const { id } = (await answer.json()) as { readonly id: string };
  return id;
}

async function open(page: Page, url: string): Promise<Writer> {
  const writer = writerOn(page);
  await page.goto(url);
  await page.waitForSelector(EDITABLE).catch(async (error: unknown) => {
    const shown = await page.locator('body').innerText();
    throw new Error(`no text to write in: ${shown}\n${writer.complaints.join('\n')}`, {
      cause: error,
    });
  });
  return writer;
}

/** Hands and eyes on a page that is there already, or will be. */
export function writerOn(page: Page): Writer {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error.stack)));
  page.on('console', (message) => {
    // A server that is away is part of some stories.
    if (message.type() === 'error' && !/ERR_|WebSocket/u.test(message.text())) {
      complaints.push(message.text());
    }
  });
  return writerOf(page, complaints);
}

async function introduce(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save name' }).click();
}

function writerOf(page: Page, complaints: readonly string[]): Writer {
  const writer: Writer = {
    page,
    complaints,
    type: (text) => page.keyboard.type(text),
    async press(...keys) {
      for (const key of keys) {
        await page.keyboard.press(key);
        // A browser tells of a new selection with its next frame, and nobody's fingers are faster.
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      }
    },
    async toEnd() {
      await page.locator(EDITABLE).focus();
      // For 20 ms after it got the focus ProseMirror puts its own selection back.
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30))),
      );
      // What the others write may put an older selection back meanwhile.
      await expect
        .poll(async () => {
          await writer.press('Control+End');
          return page.evaluate(isCaretAtEnd);
        })
        .toBe(true);
    },
    async selectLastWord() {
      await expect
        .poll(async () => {
          await writer.toEnd();
          await writer.press('Control+Shift+ArrowLeft');
          return page.evaluate(hasSelection);
        })
        .toBe(true);
    },
    lines: () =>
      page.evaluate(() => {
        const body = document.querySelector('.ProseMirror')?.cloneNode(true);
        if (!(body instanceof HTMLElement)) return [];
        for (const caret of body.querySelectorAll('.caret')) caret.remove();
        const blocks = body.querySelectorAll('p, h1, h2, h3, pre');
        return [...blocks].map((block) => block.textContent ?? '');
      }),
    title: () => page.locator('textarea').first().inputValue(),
    saved: () => page.waitForSelector('[data-save="saved"]', { state: 'attached' }).then(() => {}),
  };
  return writer;
}

/** As the editor knows it, not as the screen shows it. Runs in the page. */
function isCaretAtEnd(): boolean {
  const body = document.querySelector('.ProseMirror');
  if (body === null || !('editor' in body)) return false;
  const { state } = body.editor as Editor;
  const { $head, empty } = state.selection;
  return empty && $head.pos === state.doc.content.size - $head.depth;
}

function hasSelection(): boolean {
  const body = document.querySelector('.ProseMirror');
  return body !== null && 'editor' in body && !(body.editor as Editor).state.selection.empty;
}

/** All show the same text, and it is `lines` when given. */
export async function expectEqualText(
  writers: readonly Writer[],
  lines?: readonly string[],
): Promise<void> {
  await expect
    .poll(
      async () => {
        const texts = await Promise.all(writers.map((writer) => writer.lines()));
        return texts.map((text) => text.join('\n'));
      },
      { timeout: WAIT_MS },
    )
    .toSatisfy((texts: string[]) => {
      const isEqual = texts.every((text) => text === texts[0]);
      return isEqual && (lines === undefined || texts[0] === lines.join('\n'));
    });
}
