// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { toHtml, toHtmlPage } from '../../../lib/editor/convert/to-html.ts';
import { toPlainText, toText } from '../../../lib/editor/convert/to-text.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';

const EVIL = `"'><script>alert(1)</script>&lt;`;
const evilLink = (href: unknown): NodeJson => ({
  type: 'text',
  text: EVIL,
  marks: [{ type: 'link', attrs: { href, title: EVIL, onclick: 'x()' } }],
});

function parsed(page: string): Document {
  return new DOMParser().parseFromString(page, 'text/html');
}

/** Everything a hostile program can write past the editor. */
const HOSTILE: NodeJson = {
  type: 'doc',
  content: [
    { type: 'text', text: EVIL },
    { type: 'script', content: [{ type: 'text', text: EVIL }] },
    {
      type: 'paragraph',
      attrs: { style: EVIL, onclick: EVIL },
      content: [evilLink('data:text/html,x')],
    },
    { type: 'heading', attrs: { level: `1 onclick=${EVIL}` }, content: [evilLink('javascript:x')] },
    { type: 'codeBlock', attrs: { language: EVIL }, content: [evilLink(`https://x.y/${EVIL}`)] },
    {
      type: 'orderedList',
      attrs: { start: EVIL },
      content: [{ type: 'taskItem', attrs: { checked: EVIL } }],
    },
    { type: 'listItem', content: [{ type: 'hardBreak', attrs: { class: EVIL } }] },
  ],
};

describe('exported pages', () => {
  it('[CONTENT-13] the page is whole, titled, printable and may load nothing', () => {
    const page = toHtmlPage({ title: 'A < B', body: fromMarkdown('a') }, { lang: 'en' });
    const document = parsed(page);
    expect(document.compatMode).toBe('CSS1Compat');
    expect(document.documentElement.lang).toBe('en');
    expect([document.title, document.querySelector('h1')?.textContent]).toEqual(['A < B', 'A < B']);
    expect(document.querySelector('style')?.textContent).toContain('@media print');
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content');
    expect(policy).toContain("default-src 'none'");
  });

  it('[CONTENT-14] nothing written past the editor becomes markup, script or an unsafe link', () => {
    const document = parsed(toHtmlPage({ title: EVIL, body: HOSTILE }));
    const names = [...document.body.querySelectorAll('*')].map((each) => each.localName);
    expect(names).not.toContain('script');
    const attributes = [...document.body.querySelectorAll('*')]
      .flatMap((element) => [...element.attributes])
      .map(({ name, value }) => `${name}=${value}`);
    expect(new Set(attributes)).toEqual(
      new Set([
        'aria-label=\u2610',
        `href=https://x.y/${EVIL}`,
        `title=${EVIL}`,
        'rel=noopener noreferrer nofollow',
        'type=checkbox',
        'disabled=',
      ]),
    );
    expect(document.title).toBe(EVIL);
    expect(document.body.textContent).toContain(EVIL);
  });

  it('[CONTENT-15] each block and mark has its element', () => {
    const html = toHtml(
      fromMarkdown(
        '## a **b *c*** ~~d~~ `e`\n\n1. x\n   - [x] y\n\n> q\n\n```js\n<z>\n```\n\n***\n\n[l **m**](/n)\\\no',
      ),
    );
    expect(html.replace(/\n/g, '')).toBe(
      '<h2>a <strong>b <em>c</em></strong> <s>d</s> <code>e</code></h2>' +
        '<ol><li><p>x</p><ul class="tasks"><li><input type="checkbox" disabled checked aria-label="y"> <p>y</p></li></ul></li></ol>' +
        '<blockquote><p>q</p></blockquote><pre><code class="language-js">&lt;z&gt;</code></pre><hr>' +
        '<p><a href="/n" rel="noopener noreferrer nofollow">l <strong>m</strong></a><br>o</p>',
    );
  });
});

describe('plain text', () => {
  it('[CONTENT-16] is the title and the words, paragraphs apart, list items one a line', () => {
    const body = fromMarkdown('# a\n\nb **c**\\\nd\n\n3. x\n   - [x] y\n4. z\n\n> q');
    expect(toPlainText({ title: 'T', body })).toBe(
      'T\n\na\n\nb c\nd\n\n3. x\n  - [x] y\n4. z\n\nq\n',
    );
    expect(toText(HOSTILE)).toContain(EVIL);
    expect(toPlainText({ title: '', body: fromMarkdown('') })).toBe('');
  });
});
