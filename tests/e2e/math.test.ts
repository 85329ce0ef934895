import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { EDITABLE, makeDocument, openStage, type Stage, type Writer } from '../support/stage.ts';

const MARKDOWN =
  'Area $r^2$ ends.\n\n$$\n\\frac{a}{b}\n$$\n\nBetween.\n\n```mermaid\nflowchart LR\n  A[One] --> B[Two]\n```\n\nAfter.';
let stage: Stage;
let ada: Writer;
let bob: Writer;

beforeAll(async () => {
  stage = await openStage({ title: 'Math', markdown: MARKDOWN });
  ada = await stage.enter('Ada');
  bob = await stage.enter('Bob');
});
afterAll(() => stage.close());

/** The source of the first of its kind, without the names on carets. */
function sourceIn({ page }: Writer, kind: 'mathBlock' | 'diagram'): Promise<string> {
  return page.evaluate((name) => {
    const code = document.querySelector(`.source-${name} code`)?.cloneNode(true) as HTMLElement;
    for (const caret of code.querySelectorAll('.caret')) caret.remove();
    return code.textContent;
  }, kind);
}

function scripts({ page }: Writer): Promise<readonly string[]> {
  return page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
}

describe('formulas', () => {
  it('[EDITOR-45] are drawn, and their source is there only while one writes in it', async () => {
    const formula = ada.page.locator('.source-mathBlock');
    await formula.locator('.katex-display').waitFor();
    await ada.page.locator('.source-inline .katex').waitFor();
    expect(await formula.locator('pre').isVisible()).toBe(false);
    await formula.locator('.formula').click();
    await expect.poll(() => formula.locator('pre').isVisible()).toBe(true);
    expect(await violations(ada.page)).toEqual([]);
  });

  it('[EDITOR-45] are written by two at once, each taking back their own', async () => {
    await bob.page.locator('.source-mathBlock .formula').click();
    await Promise.all([ada.type('+1'), bob.press('Home')]);
    await expect.poll(() => sourceIn(bob, 'mathBlock')).toBe('\\frac{a}{b}+1');
    await bob.type('2');
    await expect.poll(() => sourceIn(ada, 'mathBlock')).toBe('2\\frac{a}{b}+1');
    await ada.press('Control+z');
    await expect.poll(() => sourceIn(bob, 'mathBlock')).toBe('2\\frac{a}{b}');
    await bob.press('Control+z');
    await expect.poll(() => sourceIn(ada, 'mathBlock')).toBe('\\frac{a}{b}');
  });

  it('[EDITOR-46] say in words what is not understood, and keep the last picture meanwhile', async () => {
    await ada.press('Control+End');
    await ada.page.locator('.source-mathBlock .formula').click();
    await ada.type('\\foo');
    await ada.page.getByText('Not understood from “\\foo” on.').waitFor();
    expect(await ada.page.locator('.source-mathBlock .katex-display').count()).toBe(1);
    await ada.press('Backspace', 'Backspace', 'Backspace', 'Backspace');
    await ada.page.getByText('Not understood').waitFor({ state: 'detached' });
  });

  it('[EDITOR-45] are walked into and out of by arrows', async () => {
    await ada.page.locator('.ProseMirror p', { hasText: 'Area' }).click();
    await ada.press('End', 'ArrowRight');
    await ada.type('x');
    await expect.poll(() => sourceIn(ada, 'mathBlock')).toBe('x\\frac{a}{b}');
    await ada.press('Backspace', 'Escape');
    await ada.type('!');
    await expect.poll(() => bob.lines()).toContain('!Between.');
    await ada.press('Backspace');
  });

  it('[EDITOR-47] among words are written in a field, for everybody at once', async () => {
    await ada.page.locator('.source-inline .formula-inline').click();
    const field = ada.page.getByRole('textbox', { name: 'Source of the formula' });
    await field.waitFor();
    expect(await field.inputValue()).toBe('r^2');
    expect(await violations(ada.page)).toEqual([]);
    await ada.press('End');
    await ada.type('+s');
    const annotation = bob.page.locator('.source-inline annotation');
    await expect.poll(() => annotation.textContent()).toBe('r^2+s');
    await ada.press('Control+z');
    await expect.poll(() => annotation.textContent()).toBe('r^2');
    await ada.press('Enter');
    await ada.type('?');
    await expect.poll(async () => (await bob.lines())[0]).toContain('? ends.');
    await ada.press('Backspace');
  });

  it('[EDITOR-47] come by the slash menu, and an empty one goes as it came', async () => {
    await ada.toEnd();
    await ada.type(' /inline');
    await ada.page.getByRole('option', { name: 'Inline formula' }).click();
    await ada.page.getByRole('textbox', { name: 'Source of the formula' }).waitFor();
    await ada.press('Escape');
    await expect.poll(() => ada.page.locator('.source-inline').count()).toBe(1);
  });
});

describe('diagrams', () => {
  it('[EDITOR-49] are images, in which nothing of the page is and which are of nothing of it', async () => {
    const image = ada.page.locator('.diagram img');
    await image.waitFor();
    expect(await image.getAttribute('src')).toMatch(/^blob:/);
    await expect
      .poll(() => image.evaluate((shown) => (shown as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(50);
    expect(await ada.page.locator('.ProseMirror svg, .diagram-host, style[id]').count()).toBe(0);
    expect([...ada.complaints, ...bob.complaints]).toEqual([]);
  });

  it('[EDITOR-50] say which line is not understood, and are drawn again when it is', async () => {
    const before = await ada.page.locator('.diagram img').getAttribute('src');
    await ada.page.locator('.diagram').click();
    await ada.type('\n  B --> --> C');
    await ada.page.getByText(/^Line \d+ of this diagram is not understood\.$/).waitFor();
    expect(await violations(ada.page)).toEqual([]);
    await ada.press('Control+z');
    await ada.page.getByText(/is not understood/).waitFor({ state: 'detached' });
    await expect.poll(() => sourceIn(bob, 'diagram')).toBe('flowchart LR\n  A[One] --> B[Two]');
    expect(before).toMatch(/^blob:/);
  });

  it('[EDITOR-49] that are hostile run nothing, ask nobody and touch nothing', async () => {
    const hostile =
      '%%{init: {"securityLevel": "loose", "themeCSS": "* { position: fixed }", "flowchart": {"htmlLabels": true}}}%%\n' +
      'flowchart LR\n  A["<img src=https://evil.example/a.png onerror=window.ran=1>"] --> B\n' +
      '  click A "javascript:window.ran=1"\n  classDef x fill:url(https://evil.example/b)\n  class A x';
    const documentId = await makeDocument(stage.server, {
      title: 'Hostile',
      markdown: `\`\`\`mermaid\n${hostile}\n\`\`\`\n\n$$\n\\href{javascript:window.ran=1}{x}\\rule{900em}{900em}\n$$`,
    });
    const asked: string[] = [];
    bob.page.on('request', (request) => asked.push(request.url()));
    await bob.page.goto(`${stage.server.url}/d/${documentId}`);
    await bob.page.waitForSelector(EDITABLE);
    await bob.page.locator('.diagram :is(img, .source-wrong)').waitFor();
    await bob.page.locator('.source-mathBlock .katex-display').waitFor();
    expect(await bob.page.evaluate(() => 'ran' in window)).toBe(false);
    expect(await bob.page.locator('.ProseMirror a[href]').count()).toBe(0);
    expect(asked.filter((url) => url.includes('evil'))).toEqual([]);
    const box = await bob.page.locator('.source-mathBlock').boundingBox();
    expect(box?.height ?? 0).toBeLessThan(800);
  });

  it('[EDITOR-49] follow the look of the page, and fit a phone', async () => {
    const eve = await stage.enter('Eve', {
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    await eve.page.locator('.diagram img').waitFor();
    expect(await violations(eve.page)).toEqual([]);
    const width = await eve.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
    expect(eve.complaints).toEqual([]);
    await eve.page.context().close();
  });

  it('[EDITOR-51] and formulas bring what they need with them, other documents nothing', async () => {
    const documentId = await makeDocument(stage.server, { title: 'Code', markdown: '```\na\n```' });
    await ada.page.goto(`${stage.server.url}/d/${documentId}`);
    await ada.page.getByRole('button', { name: 'Language: Plain text' }).waitFor();
    await ada.page.waitForLoadState('networkidle');
    const before = await scripts(ada);
    expect(before.filter((name) => name.includes('KaTeX'))).toEqual([]);
    await ada.toEnd();
    await ada.press('Escape');
    await ada.type('$$$x');
    await ada.page.locator('.katex-display').waitFor();
    const came = (await scripts(ada)).filter((name) => !before.includes(name));
    expect(came.some((name) => name.endsWith('.js'))).toBe(true);
    const hosts = new Set(came.map((name) => new URL(name).origin));
    expect([...hosts]).toEqual([stage.server.url]);
    expect(ada.complaints).toEqual([]);
  });
});
