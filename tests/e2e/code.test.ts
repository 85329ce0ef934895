import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { EDITABLE, makeDocument, openStage, type Stage, type Writer } from '../support/stage.ts';

const CODE = 'const one = 1;\nreturn one;';
/** What a frame may take; a key that is felt takes longer. */
const BLOCKED_MS_MAX = 50;
/** What a line of code takes to be read, on a machine that is slow. */
const LINE_MS = 0.25;
let stage: Stage;
let ada: Writer;
let bob: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Code', markdown: `Before.\n\n\`\`\`js\n${CODE}\n\`\`\`` });
  ada = await stage.enter('Ada');
  bob = await stage.enter('Bob');
});
afterAll(() => stage.close());

/** The text of the block, without the names on carets. */
function textOf({ page }: Writer): Promise<string> {
  return page.evaluate(() => {
    const code = document.querySelector('.source code')?.cloneNode(true) as HTMLElement;
    for (const caret of code.querySelectorAll('.caret')) caret.remove();
    return code.textContent;
  });
}

/** How many words of the page have each colour. */
function coloured(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() =>
    Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, ranges.size])),
  );
}

/** A page that still follows a press, or what somebody else did, may take the caret back once. */
async function caretBehind({ page }: Writer, text: string): Promise<void> {
  await page.locator('.source code').first().click();
  await expect.poll(() => page.evaluate(putCaretBehind, text)).toBe(true);
}

/** Runs in the page. @returns whether the caret is there to stay. */
async function putCaretBehind(wanted: string): Promise<boolean> {
  const code = document.querySelector('.source code') as HTMLElement;
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) {
    const node = walker.currentNode as Text;
    const at = node.data.indexOf(wanted);
    if (at >= 0) getSelection()?.collapse(node, at + wanted.length);
  }
  const { anchorNode, anchorOffset } = getSelection() ?? {};
  for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
  const now = getSelection();
  return now?.anchorNode === anchorNode && now?.anchorOffset === anchorOffset;
}

describe('a block of code', () => {
  it('[EDITOR-42] is coloured without a change to it', async () => {
    await expect.poll(async () => (await coloured(ada.page))['code-keyword']).toBe(2);
    expect(await ada.page.locator('.source code *').count()).toBe(0);
  });

  it('[EDITOR-41] gets another language by key and by typing, for everybody', async () => {
    await caretBehind(ada, 'one;');
    await ada.press('Alt+F10', 'Enter');
    await ada.page.getByRole('combobox', { name: 'Find a language' }).waitFor();
    expect(await violations(ada.page)).toEqual([]);
    await ada.type('pyth');
    await ada.press('Enter');
    await ada.page.getByRole('dialog', { name: 'Language' }).waitFor({ state: 'detached' });
    const button = bob.page.getByRole('button', { name: 'Language: Python' });
    await button.waitFor();
    await expect
      .poll(() => ada.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Language: Python');
    await ada.press('Escape');
    await ada.press('Control+z');
    await bob.page.getByRole('button', { name: 'Language: JavaScript' }).waitFor();
  });

  it('[EDITOR-43] two people write in it at once, and each takes back their own', async () => {
    await caretBehind(ada, 'const one');
    await caretBehind(bob, 'return one');
    await Promise.all([ada.type('A'), bob.type('B')]);
    const both = 'const oneA = 1;\nreturn oneB;';
    await expect.poll(() => textOf(ada)).toBe(both);
    await expect.poll(() => textOf(bob)).toBe(both);
    await ada.press('Control+z');
    await expect.poll(() => textOf(bob)).toBe('const one = 1;\nreturn oneB;');
    await bob.press('Control+z');
    await expect.poll(() => textOf(ada)).toBe(CODE);
  });

  it('[EDITOR-43] Tab indents in it, Escape leaves it, and the line goes on below', async () => {
    await caretBehind(ada, '1;');
    await ada.press('Enter', 'Tab');
    await ada.type('x');
    await expect.poll(() => textOf(bob)).toBe('const one = 1;\n  x\nreturn one;');
    await ada.press('Escape');
    await ada.type('After.');
    await expect.poll(() => bob.lines()).toContain('After.');
    await ada.press('Control+z', 'Control+z');
  });

  it('[EDITOR-44] is copied, wraps and has numbers, for this reader and on the next visit', async () => {
    const before = await textOf(ada);
    await ada.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await ada.page.locator('.source').hover();
    await ada.page.getByRole('button', { name: 'Copy', exact: true }).click();
    await ada.page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await ada.page.evaluate(() => navigator.clipboard.readText())).toBe(before);
    await ada.page.getByRole('button', { name: 'Line numbers' }).click();
    await ada.page.getByRole('button', { name: 'Wrap lines' }).click();
    await ada.page.reload();
    const numbers = ada.page.locator('.source-numbers');
    await expect
      .poll(async () => (await numbers.textContent())?.trim().split('\n').length)
      .toBe(before.split('\n').length);
    expect(await bob.page.locator('.source-numbers').count()).toBe(0);
    expect(await textOf(bob)).toBe(before);
    expect(await violations(ada.page)).toEqual([]);
  });

  it('[EDITOR-41] passes the checks of accessibility in the dark, and on a phone', async () => {
    const eve = await stage.enter('Eve', {
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    await eve.page.getByRole('button', { name: 'Language: JavaScript' }).tap();
    const list = eve.page.getByRole('dialog', { name: 'Language' });
    await list.waitFor();
    expect(await violations(eve.page)).toEqual([]);
    const box = await list.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
    await eve.page.context().close();
    expect(eve.complaints).toEqual([]);
  });

  it('[EDITOR-42] of 10,000 lines is written in without a wait', async () => {
    const markdown = `\`\`\`js\n${'const a = call("b", 12); // c\n'.repeat(10_000)}\`\`\``;
    const documentId = await makeDocument(stage.server, { title: 'Long', markdown });
    const { page } = bob;
    await page.goto(`${stage.server.url}/d/${documentId}`);
    await page.waitForSelector(EDITABLE);
    await expect.poll(async () => (await coloured(page))['code-keyword'] ?? 0).toBeGreaterThan(20);
    // By this clock, and by no other, each line takes a while: a busy machine changes nothing.
    const longestMs = await page.evaluate(
      async ([lineMs, enoughMs]) => {
        let now = 0;
        performance.now = () => (now += lineMs);
        // What lies between two of these is done in one go.
        const looks = [0];
        const { setTimeout: later } = window;
        const isRead = new Promise<void>((resolve) => {
          window.setTimeout = ((run: () => void, ms?: number) =>
            later(() => {
              looks.push(now);
              run();
              looks.push(now);
              if (now > enoughMs) resolve();
            }, ms)) as typeof window.setTimeout;
        });
        const code = document.querySelector('.source code') as HTMLElement;
        getSelection()?.collapse(code.firstChild, 3);
        (document.querySelector('.ProseMirror') as HTMLElement).focus();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        document.execCommand('insertText', false, 'x');
        await isRead;
        return Math.max(...looks.map((at, n) => at - (looks[n - 1] ?? 0)));
      },
      [LINE_MS, 10_000 * LINE_MS] as const,
    );
    expect(longestMs).toBeLessThan(BLOCKED_MS_MAX);
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });

  it('[EDITOR-51] brings what it needs with it, and a document without one none of it', async () => {
    const documentId = await makeDocument(stage.server, { title: 'Words', markdown: 'Words.' });
    const { page } = ada;
    await page.goto(`${stage.server.url}/d/${documentId}`);
    await page.waitForSelector(EDITABLE);
    await page.waitForLoadState('networkidle');
    const scripts = () =>
      page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    const before = await scripts();
    await page.locator(EDITABLE).click();
    await ada.press('Control+Alt+c');
    await page.getByRole('button', { name: 'Language: Plain text' }).waitFor();
    const came = (await scripts()).filter((name) => !before.includes(name));
    expect(came.filter((name) => name.endsWith('.js')).length).toBeGreaterThan(0);
  });
});
