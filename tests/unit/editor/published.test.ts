import { describe, expect, it } from 'vitest';
import { publishedText } from '../../../lib/editor/convert/published.ts';
import {
  missingPage,
  publishedPage,
  type PublishedPageOptions,
} from '../../../lib/editor/convert/published-page.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';

const heading = (level: unknown, text: string): NodeJson => ({
  type: 'heading',
  attrs: { level },
  content: text === '' ? [] : [{ type: 'text', text }],
});
const body = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });

const OPTIONS: PublishedPageOptions = {
  words: { contents: 'Contents', untitled: 'Untitled', footer: 'Published with Sheaf' },
  lang: 'en',
  url: 'https://docs.example.org/p/plan',
  excerpt: 'First words',
  isListed: false,
  showsContents: true,
  edited: null,
};
const pageOf = (content: NodeJson, options: Partial<PublishedPageOptions> = {}) =>
  publishedPage(publishedText({ title: 'Plan', body: content }), { ...OPTIONS, ...options });

describe('published text', () => {
  it('[PUBLISH-8] headings that say something can be linked to, wherever they stand', () => {
    const quoted: NodeJson = { type: 'blockquote', content: [heading(2, 'In  a quote ')] };
    const { html, contents } = publishedText({
      title: 'Plan',
      body: body(heading(1, 'One'), heading(2, ''), quoted, heading('7', '<b>')),
    });
    expect(contents).toEqual([
      { level: 1, text: 'One', id: 'heading-1' },
      { level: 2, text: 'In a quote', id: 'heading-3' },
      { level: 1, text: '<b>', id: 'heading-4' },
    ]);
    expect(html).toContain('<h1 id="heading-1">One</h1>');
    expect(html).toContain('<h2 id="heading-2"></h2>');
    expect(html).toContain('<h2 id="heading-3">In  a quote </h2>');
    expect(html).toContain('<h1 id="heading-4">&lt;b&gt;</h1>');
  });

  it('[PUBLISH-8] the contents lead to the three upper levels, as deep as they lie', () => {
    const page = pageOf(body(heading(2, 'A'), heading(3, 'B'), heading(4, 'C'), heading(2, '"D"')));
    const rows = [...page.matchAll(/<li data-depth="(\d)"><a href="(#[^"]+)"[^>]*>(.*?)<\/a>/g)];
    expect(rows.map(([, depth, href, text]) => [depth, href, text])).toEqual([
      ['0', '#heading-1', 'A'],
      ['1', '#heading-2', 'B'],
      ['0', '#heading-4', '&quot;D&quot;'],
    ]);
    expect(pageOf(body(heading(1, 'Alone')))).not.toContain('<nav');
    expect(pageOf(body(heading(1, 'A'), heading(1, 'B')), { showsContents: false })).not.toContain(
      '<nav',
    );
  });

  it('[PUBLISH-7] only a listed page says what it is about to who lists it', () => {
    const hidden = pageOf(body());
    expect(hidden).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(hidden).not.toContain('First words');
    const listed = pageOf(body(), { isListed: true, excerpt: 'A "quoted" <word>' });
    expect(listed).not.toContain('noindex');
    expect(listed).toContain('<link rel="canonical" href="https://docs.example.org/p/plan">');
    expect(listed).toContain('content="A &quot;quoted&quot; &lt;word&gt;"');
  });

  it('[PUBLISH-6] whatever the title and the text say, nothing of it becomes a tag', () => {
    const evil = '</title><script>alert(1)</script>';
    const text = publishedText({
      title: evil,
      body: body(heading(1, evil), heading(1, evil), {
        type: 'paragraph',
        content: [{ type: 'text', text: evil }],
      }),
    });
    const page = publishedPage(text, { ...OPTIONS, isListed: true, excerpt: evil });
    expect(page).not.toContain('<script');
    expect(page.match(/<\/title>/g)).toHaveLength(1);
  });

  it('[PUBLISH-3] a page without a title is named in the reader’s language', () => {
    const text = publishedText({ title: '', body: body() });
    const words = { ...OPTIONS.words, untitled: '无标题' };
    expect(publishedPage(text, { ...OPTIONS, words, lang: 'zh-Hans' })).toContain(
      '<html lang="zh-Hans">',
    );
    expect(publishedPage(text, { ...OPTIONS, words })).toContain('<title>无标题</title>');
  });

  it('[PUBLISH-3] the day of the last change stands there when it is asked for', () => {
    const edited = { at: '2026-11-29', words: 'Last edited on 29 November 2026' };
    expect(pageOf(body(), { edited })).toContain(
      '<time datetime="2026-11-29">Last edited on 29 November 2026</time>',
    );
    expect(pageOf(body())).not.toContain('<time');
  });

  it('[PUBLISH-4] in place of a page that is not there stands a sentence', () => {
    const page = missingPage({ title: 'Nothing here', body: 'It may be gone.' }, 'en');
    expect(page).toContain('<h1>Nothing here</h1>');
    expect(page).toContain('noindex');
  });
});
