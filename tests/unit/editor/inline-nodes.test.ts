import { describe, expect, it } from 'vitest';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { inlineNodes } from '../../../lib/editor/convert/from-markdown-inline.ts';
import { lexMarkdown } from '../../../lib/editor/convert/markdown-lexer.ts';
import { toHtml } from '../../../lib/editor/convert/to-html.ts';
import { toMarkdown } from '../../../lib/editor/convert/to-markdown.ts';
import { toText } from '../../../lib/editor/convert/to-text.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { countWords, excerptOf } from '../../../lib/editor/words.ts';
import { countedLooks } from '../../support/counted-looks.ts';

const text = (value: string, ...marks: string[]): NodeJson => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const date = (day: unknown): NodeJson => ({ type: 'date', attrs: { day } });
const body = (...content: NodeJson[]): NodeJson => ({
  type: 'doc',
  content: [{ type: 'paragraph', content }],
});

const ADA = 'm_AAAAAAAAAAAAAAAAAAAAAA';
const PLAN = 'AQEBAQEBAQEBAQEBAQEBAQ';
const mention = (attrs: Record<string, unknown>): NodeJson => ({ type: 'mention', attrs });
const linked = (document: unknown): NodeJson => ({ type: 'documentLink', attrs: { document } });
const status = (attrs: Record<string, unknown>): NodeJson => ({ type: 'status', attrs });

describe('inline nodes', () => {
  const dated = body(text('Due '), date('2026-03-01'), text(', or later'));

  it('[EDITOR-53] are a part of their line in text, HTML, excerpts and counts', () => {
    expect(toText(dated)).toBe('Due 2026-03-01, or later');
    expect(toHtml(dated)).toBe(
      '<p>Due <time datetime="2026-03-01">2026-03-01</time>, or later</p>',
    );
    expect(excerptOf(dated, 80)).toBe('Due 2026-03-01, or later');
    expect(countWords(dated)).toBe(4);
  });

  it('[EDITOR-53] come back from Markdown as they were, beside marks and words alike', () => {
    const bodies = [
      dated,
      body(date('2026-03-01')),
      body(text('a', 'bold'), date('2026-03-01'), text('b', 'italic')),
      body(date('2026-03-01'), date('2026-03-02'), text('。')),
      body(text('for '), mention({ person: ADA, name: 'A*d*a <b> & [x](y) @@' }), text('!')),
      body(linked(PLAN), linked('_-_-_-_-_-_-_-_-_-_-_w'), text('x', 'bold')),
      body(status({ label: 'In `progress` | 中文 \\', color: 'blue' }), text(' a')),
      body(status({ label: '', color: 'grey' })),
    ];
    for (const whole of bodies) expect(fromMarkdown(toMarkdown(whole))).toEqual(whole);
  });

  it('[EDITOR-53] a tag that is no such node is text, as all tags are', () => {
    for (const markdown of [
      '<time datetime="2026-02-30">x</time>',
      '<time datetime="2026-02-28">x',
      '<time onclick="x()">x</time>',
      '</time><time datetime="">',
    ]) {
      expect(toText(fromMarkdown(markdown))).toBe(markdown);
    }
  });

  it('[EDITOR-53] thousands of opening tags are text, and not even lexed', () => {
    const markdown = `${'<time datetime="2026-02-30">'.repeat(5_000)}x</time>`;
    expect(toText(fromMarkdown(markdown))).toBe(markdown);
    expect(lexMarkdown(markdown).tokens[0]?.tokens).toHaveLength(1);
  });

  it('[EDITOR-53] twice as many opening tags are twice the work', () => {
    const opening = { type: 'html', raw: '<time datetime="2026-02-30">' };
    const closing = { type: 'html', raw: '</time>' };
    const looksAt = (count: number) => {
      const tokens = countedLooks([...Array.from({ length: count }, () => opening), closing]);
      inlineNodes(tokens.items);
      return tokens.looks();
    };
    const more = looksAt(2_000) - looksAt(1_000);
    expect(more).toBeGreaterThan(0);
    expect(looksAt(3_000) - looksAt(2_000)).toBe(more);
  });

  it.each([null, 7, '2026-13-01', '2026-02-30', '"><img src=x>', {}, '١٩٩٩-٠١-٠١'])(
    '[EDITOR-8] the day %j, which no editor writes, says nothing',
    (day) => {
      expect(toText(body(text('a'), date(day)))).toBe('a');
      expect(toHtml(body(text('a'), date(day)))).toBe('<p>a</p>');
      expect(toMarkdown(body(text('a'), date(day)))).toBe('a');
    },
  );

  it.each([
    [{ person: '"><script>', name: 'a\u202eb\nc' }, '@a b c', '<p>@a b c</p>'],
    [{ person: 7, name: ['x'] }, '@', '<p>@</p>'],
    [
      { person: ADA, name: '<img src=x onerror=y>' },
      '@<img src=x onerror=y>',
      `<p><span data-mention="${ADA}">@&lt;img src=x onerror=y&gt;</span></p>`,
    ],
  ])('[EDITOR-8] a mention of %j stays words', (attrs, words, html) => {
    expect(toText(body(mention(attrs)))).toBe(words);
    expect(toHtml(body(mention(attrs)))).toBe(html);
  });

  it('[EDITOR-8] a link to what could be no document, and a status of no colour, are inert', () => {
    for (const id of [null, 7, '../x', 'https://evil.example', `${PLAN}"`]) {
      expect(toHtml(body(linked(id)))).toBe('<p></p>');
      expect(toMarkdown(body(linked(id), text('a')))).toBe('a');
    }
    expect(toHtml(body(status({ label: '<b>'.repeat(99), color: 'x" style="' })))).toMatch(
      /^<p><span data-status="grey">(?:&lt;b&gt;)+&lt;<\/span><\/p>$/,
    );
  });

  it('[EDITOR-55] a link to a document says no id where few words are shown', () => {
    const whole = body(text('See '), linked(PLAN), text(' first'));
    expect(excerptOf(whole, 80)).toBe('See … first');
    expect(toText(whole)).toBe(`See /d/${PLAN} first`);
    expect(toMarkdown(whole)).toBe(`See [/d/${PLAN}](/d/${PLAN}) first`);
  });

  it('[EDITOR-55] a link with words of its own stays one', () => {
    const markdown = `[the plan](/d/${PLAN})`;
    expect(fromMarkdown(markdown).content?.[0]?.content?.[0]?.type).toBe('text');
    expect(toMarkdown(fromMarkdown(markdown))).toBe(markdown);
  });
});

const note = (...content: NodeJson[]): NodeJson => ({ type: 'footnote', content });

describe('footnotes', () => {
  const noted = body(
    text('One'),
    note(text('First, '), text('bold', 'bold')),
    text(' and two'),
    note(text('Second')),
  );

  it('[EDITOR-58] are numbered in order, with their texts at the end', () => {
    expect(toMarkdown(noted)).toBe('One[^1] and two[^2]\n\n[^1]: First, **bold**\n[^2]: Second');
    expect(toText(noted)).toBe('One[1] and two[2]\n\n[1] First, bold\n[2] Second');
    const html = toHtml(noted);
    expect(html).toContain('<sup data-note="2" id="ref-2"><a href="#note-2">2</a></sup>');
    expect(html).toContain(
      '<li data-note="1" id="note-1">First, <strong>bold</strong> <a data-back href="#ref-1">↩</a></li>',
    );
    expect(excerptOf(noted, 80)).toBe('One and two First, bold Second');
    expect(countWords(noted)).toBe(6);
  });

  it('[EDITOR-58] come back from Markdown as they were', () => {
    for (const whole of [noted, body(note()), body(text('a'), note(text('x: [y] *z*')))]) {
      const empty = JSON.parse(JSON.stringify(whole).replaceAll(',"content":[]', '')) as NodeJson;
      expect(fromMarkdown(toMarkdown(whole))).toEqual(empty);
    }
    expect(fromMarkdown('A[^n].\n\n[^n]: one\ntwo\n[^m]: unused\n\nEnd.')).toEqual({
      type: 'doc',
      content: [
        { type: 'paragraph', content: [text('A'), note(text('one two')), text('.')] },
        { type: 'paragraph', content: [text('[^m]: '), text('unused')] },
        { type: 'paragraph', content: [text('End.')] },
      ],
    });
  });

  it('[EDITOR-58] in Markdown keep every word that belongs to no footnote', () => {
    expect(toText(fromMarkdown('a[^1] b[^1]\n\n[^1]: c\n\n[^1]: d'))).toBe(
      'a[1] b[^1]\n\n[^1]: d\n\n[1] c',
    );
    expect(toText(fromMarkdown('a[^x]'))).toBe('a[^x]');
    expect(toText(fromMarkdown('> [^x]: y'))).toBe('[^x]: y');
    expect(toText(fromMarkdown('- [^1]: y\n\na[^1]'))).toBe('- \n\na[1]\n\n[1] y');
  });

  it('[EDITOR-8] hold whatever was written into them as text', () => {
    const odd: NodeJson = {
      type: 'footnote',
      attrs: { number: '1"><script>', reference: 'x' },
      content: [{ type: 'table', content: [text('a <b>')] }, note(text('c'))],
    };
    expect(toHtml(body(odd))).not.toContain('<script>');
    expect(toHtml(body(odd))).toContain('a &lt;b&gt;');
    expect(toText(body(odd))).toBe('[1]\n\n[1] a <b>c');
  });
});

describe('a table of contents', () => {
  const heading = (level: number, words: string): NodeJson => ({
    type: 'heading',
    attrs: { level },
    content: [text(words)],
  });
  const listed: NodeJson = {
    type: 'doc',
    content: [{ type: 'tableOfContents' }, heading(1, 'One <b>'), heading(2, 'Two')],
  };

  it('[EDITOR-60] is [TOC] in Markdown, and a list that leads to the headings in HTML', () => {
    expect(toMarkdown(listed)).toBe('[TOC]\n\n# One \\<b>\n\n## Two');
    expect(fromMarkdown(toMarkdown(listed))).toEqual(listed);
    const html = toHtml(listed);
    expect(html).toContain('<li data-level="1"><a href="#heading-1">One &lt;b&gt;</a></li>');
    expect(html).toContain('<h2 id="heading-2">Two</h2>');
    expect(toText(listed)).toBe('One <b>\n\nTwo');
    expect(toText(fromMarkdown('\\[TOC] and [TOC]'))).toBe('[TOC] and [TOC]');
  });

  it('[EDITOR-60] lists everything once, however many of them were written', () => {
    const many = { ...listed, content: [...(listed.content ?? []), { type: 'tableOfContents' }] };
    expect(toHtml(many).match(/href="#heading-1"/g)).toHaveLength(1);
    expect(toHtml({ type: 'doc', content: [heading(1, 'a')] })).toBe('<h1>a</h1>');
  });
});
