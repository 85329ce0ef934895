/** Documents as pages of their own, on a phone and on paper. No server: the page is all there is. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromMarkdown } from '../../lib/editor/convert/from-markdown.ts';
import { publishedText } from '../../lib/editor/convert/published.ts';
import { publishedPage } from '../../lib/editor/convert/published-page.ts';
import { toHtmlPage } from '../../lib/editor/convert/to-html.ts';
import type { NodeJson } from '../../lib/editor/node-json.ts';
import { launchBrowser } from '../support/browser.ts';

const LONG = 'unbroken'.repeat(30);
const ADDRESS = `https://example.org/${LONG}`;
const TITLE = `A title with ${LONG}`;
const PHONE = { width: 390, height: 844 };
/** A4 between margins of 1 cm, in px. */
const PAPER = { width: 718, height: 1_000 };

const text = (words: string): NodeJson => ({ type: 'text', text: words });
const block = (type: string, ...content: NodeJson[]): NodeJson => ({ type, content });
const paragraph = (words: string) => block('paragraph', text(words));

function table(columnCount: number, widthPx: number | null, words: string): NodeJson {
  const row = (type: string) => {
    const cell = {
      type,
      attrs: { colwidth: widthPx === null ? null : [widthPx] },
      content: [paragraph(words)],
    };
    return block('tableRow', ...Array.from({ length: columnCount }, () => cell));
  };
  return block('table', row('tableHeader'), row('tableCell'));
}

const LIST = Array.from({ length: 12 }, (_, depth) => `${'  '.repeat(depth)}- item`).join('\n');
const MARKDOWN = [
  `# ${LONG}`,
  `## Second`,
  `${LONG} and [${ADDRESS}](${ADDRESS}) and <${ADDRESS}>`,
  `\`${LONG}\` and $${'x + '.repeat(60)}x$`,
  `\`\`\`\n${'code '.repeat(60)}\n\`\`\``,
  `$$\n${'\\frac{a}{b} + '.repeat(40)}c\n$$`,
  `\`\`\`mermaid\ngraph LR; ${'a --> '.repeat(40)}b\n\`\`\``,
  `- ${LONG}\n- [ ] ${LONG}`,
  `> ${LONG}`,
  LIST,
  '> '.repeat(12) + LONG,
].join('\n\n');

/** What is wide, in all the places it can be in. */
const BODY: NodeJson = block(
  'doc',
  ...(fromMarkdown(MARKDOWN).content ?? []),
  { type: 'image', attrs: { src: 'https://example.org/a.png', width: 4_000, caption: LONG } },
  { type: 'embed', attrs: { url: 'https://www.youtube.com/watch?v=aaaaaaaaaaa' } },
  { type: 'bookmark', attrs: { url: ADDRESS, title: LONG, description: LONG } },
  block('columns', ...[1, 2, 3].map(() => block('column', paragraph(LONG), table(6, 300, LONG)))),
  block('callout', paragraph(LONG), table(9, null, 'words')),
  { type: 'toggle', attrs: { open: true }, content: [paragraph(LONG), table(4, 400, 'words')] },
  { type: 'paragraph', attrs: { indent: 8 }, content: [text(LONG)] },
  table(20, null, 'words'),
  table(5, 400, 'words'),
  table(3, null, LONG),
  table(2, 120, `${'short words '.repeat(20)}`),
);

const PAGES = {
  exported: toHtmlPage({ title: TITLE, body: BODY }),
  published: publishedPage(publishedText({ title: TITLE, body: BODY }), {
    words: { contents: 'Contents', untitled: 'Untitled', footer: LONG },
    lang: 'en',
    url: ADDRESS,
    excerpt: LONG,
    isListed: true,
    showsContents: true,
    edited: { at: '2026-01-01T00:00:00Z', words: 'Last edited' },
  }),
};

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function opened(html: string, viewport: typeof PHONE): Promise<Page> {
  const page = await browser.newPage({ viewport });
  await page.route('**/*', (route) => route.abort());
  await page.setContent(html.replaceAll('<details>', '<details open>'));
  return page;
}

/** What reaches over the edge of the page, and lies in nothing that scrolls. */
function overEdge(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isCut = (element: Element): boolean => {
      const { parentElement } = element;
      if (parentElement === null || parentElement === document.body) return false;
      const { overflowX } = getComputedStyle(parentElement);
      return overflowX === 'auto' || overflowX === 'hidden' || isCut(parentElement);
    };
    const isOver = (element: Element | null): boolean => {
      if (element === null || element === document.body) return false;
      const { left, right } = element.getBoundingClientRect();
      return (right > width + 1 || left < -1) && !isCut(element);
    };
    const all = [...document.body.querySelectorAll('*')];
    const over = all.filter((element) => isOver(element) && !isOver(element.parentElement));
    const page = document.documentElement.scrollWidth - width;
    return [
      ...(page > 0 ? [`the page by ${page} px`] : []),
      ...over.map((element) => element.outerHTML.slice(0, 80)),
    ];
  });
}

describe.each(Object.entries(PAGES))('a document as a page, %s', (_, html) => {
  it('[PAGE-99] never scrolls sideways on a phone, whatever is in it', async () => {
    const page = await opened(html, PHONE);
    expect(await overEdge(page)).toEqual([]);
    await page.close();
  });

  it('[PAGE-99] is not cut on paper, wide tables included', async () => {
    const page = await opened(html, PAPER);
    await page.emulateMedia({ media: 'print' });
    expect(await overEdge(page)).toEqual([]);
    const hidden = await page.evaluate(() =>
      [...document.body.querySelectorAll('*')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .filter((element) => getComputedStyle(element).overflowX !== 'visible')
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(hidden).toEqual([]);
    await page.close();
  });
});
