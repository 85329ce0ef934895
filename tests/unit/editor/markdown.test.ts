import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { toHtml } from '../../../lib/editor/convert/to-html.ts';
import { toMarkdown, toMarkdownFile } from '../../../lib/editor/convert/to-markdown.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { textOf } from '../../../lib/editor/text-of.ts';

const paragraph = (...content: NodeJson[]): NodeJson => ({ type: 'paragraph', content });
const text = (value: string, ...marks: string[]): NodeJson => ({
  type: 'text',
  text: value,
  marks: marks.map((type) => ({ type })),
});
const doc = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });

describe('Markdown written', () => {
  it.each([
    [
      'bold before a Chinese word',
      [text('注意：', 'bold'), text('请看')],
      '<strong>注意：</strong>请看',
    ],
    ['bold inside a word', [text('a'), text('b', 'bold'), text('c')], 'a**b**c'],
    ['italic inside a word', [text('a'), text('b', 'italic'), text('c')], 'a*b*c'],
    ['both at once', [text('a', 'bold', 'italic')], '**_a_**'],
    [
      'marks that cross',
      [text('a', 'bold'), text('b', 'bold', 'italic'), text('c', 'italic')],
      '**a<em>b</em>**_c_',
    ],
    ['blanks at the edges', [text('a'), text(' b ', 'bold'), text('c')], 'a **b** c'],
    ['code with a backtick', [text('a`b', 'code')], '``a`b``'],
    [
      'italic beside code with a backslash before an emoji',
      [text('a', 'italic'), text('\\😀', 'code')],
      '<em>a</em>`\\😀`',
    ],
    ['underline', [text('a', 'underline')], '<u>a</u>'],
    [
      'signs in the text',
      [text('*a* _b_ [c](d) <e> `f` ~g~ h_i')],
      '\\*a\\* \\_b\\_ \\[c\\](d) \\<e> \\`f\\` \\~g\\~ h_i',
    ],
    ['a sign at the start', [text('# a')], '\\# a'],
    ['a number at the start', [text('1. a')], '1\\. a'],
    ['a rule', [text('---')], '\\---'],
    ['a break', [text('a'), { type: 'hardBreak' }, text('+ b')], 'a\\\n\\+ b'],
    ['an address that is no link', [text('https://x.y')], 'https\\://x.y'],
  ])('[CONTENT-6] %s', (_name, content, markdown) => {
    expect(toMarkdown(doc(paragraph(...content)))).toBe(markdown);
  });

  it('[CONTENT-6] lists of one kind in a row stay apart', () => {
    const list = (word: string): NodeJson => ({
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph(text(word))] }],
    });
    expect(toMarkdown(doc(list('a'), { type: 'paragraph' }, list('b')))).toBe('- a\n\n+ b');
  });

  it('[CONTENT-7] a file begins with the title as its heading', () => {
    const body = doc(paragraph(text('a')));
    expect(toMarkdownFile({ title: 'A *plan* #', body })).toBe('# A \\*plan\\* \\#\n\na\n');
    expect(toMarkdownFile({ title: '', body: doc({ type: 'paragraph' }) })).toBe('');
  });

  it('[CONTENT-8] every node and mark of the schema is written, as Markdown and as HTML', () => {
    const { nodes, marks } = getSchema(documentExtensions());
    const plain = doc(paragraph(text('a')));
    for (const name of Object.keys(marks)) {
      const mark = { type: name, attrs: { href: '#a', color: 'red', at: 'sub' } };
      const body = doc(paragraph({ type: 'text', text: 'a', marks: [mark] }));
      expect([name, toMarkdown(body)]).not.toEqual([name, toMarkdown(plain)]);
      expect([name, toHtml(body)]).not.toEqual([name, toHtml(plain)]);
    }
    const markdown = [
      '# a',
      '- b',
      '1. c',
      '- [ ] d',
      '> e',
      '```\nf\n```',
      '***',
      'g\\\nh',
      '| i |\n|---|\n| j |',
      '> [!TIP]\n> k',
      '<!-- page break -->',
      '<details><summary>l</summary></details>',
      '$$\nl\n$$',
      '```mermaid\nm\n```',
      'n $o$',
      'k <time datetime="2026-03-01">2026-03-01</time>',
      '<span data-status="red">l</span> <span data-mention="m_AAAAAAAAAAAAAAAAAAAAAA">@m</span>',
      '[/d/AQEBAQEBAQEBAQEBAQEBAQ](/d/AQEBAQEBAQEBAQEBAQEBAQ)',
      'n[^1]\n\n[^1]: o',
      '[TOC]',
      '![p](https://x.y/q.png)',
      '<figure data-embed><a href="https://x.y/">https://x.y/</a></figure>',
      '<figure data-bookmark><a href="https://x.y/">r</a></figure>',
    ];
    const body = fromMarkdown(markdown.join('\n\n'));
    const seen = new Set<string>();
    const collect = (node: NodeJson): void => {
      seen.add(node.type);
      node.content?.forEach(collect);
    };
    collect(body);
    // Columns are written one after another: Markdown has nothing to read back as columns.
    const readable = Object.keys(nodes).filter((name) => !name.startsWith('column'));
    expect([...seen].toSorted()).toEqual(readable.toSorted());
    expect(
      toHtml(body).match(
        /<(h1|ul|ol|input|blockquote|pre|hr|br|table|th|td|details|div|time|span|figure)\b/g,
      ),
    ).toHaveLength(26);
  });
});

describe('Markdown read', () => {
  it.each([
    ['- a\n- [x] b', '- a\n\n+ [x] b'],
    ['- [ ]\n- [X]', '- [ ]\n- [x]'],
    ['1. [ ] a', '- [ ] a'],
    ['###### a', '###### a'],
    ['a  \nb\nc', 'a\\\nb c'],
    ['中文\n断行', '中文断行'],
    ['![alt](https://x.y/a.png)', '![alt](https://x.y/a.png)'],
    ['a ![alt](https://x.y/a.png)', 'a [alt](https://x.y/a.png)'],
    ['![alt](http://x.y/a.png)', '[alt](http://x.y/a.png)'],
    ['[a](javascript:alert(1))', 'a'],
    ['<javascript:alert(1)>', 'javascript:alert(1)'],
    ['[a](java&#115;cript:alert(1))', 'a'],
    ['[a](jav&#x09;ascript:alert(1))', 'a'],
    ['[a][b]\n\n[b]: //evil.example', 'a'],
    ['|a|b\n|-|:-:\n|c|**d**', '| a | b |\n| --- | :-: |\n| c | **d** |'],
    ['<strong>a</strong><ins>b</ins><br>c', '**a**<u>b</u>\\\nc'],
    ['a<!-- b -->c', 'ac'],
    ['```ts title="x"\na\n```', '```ts\na\n```'],
    ['\tcode', '```\ncode\n```'],
    ['```\n\ta\n```', '```\n\ta\n```'],
    ['&copy; &amp;lt; &unknown;', '© \\&lt; \\&unknown;'],
    ['- - a', '- - a'],
    ['\u0000a\u0007', 'a'],
    ['', ''],
  ])('[CONTENT-9] %j means %j', (markdown, meaning) => {
    expect(toMarkdown(fromMarkdown(markdown))).toBe(meaning);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><math><mtext></mtext></math></svg>',
    '<iframe srcdoc="<script>1</script>"></iframe>',
    '<style>p{position:fixed}</style>',
    '<div style="position:fixed"><u onclick="x()">a</u></div>',
    'a <base href="//x"> <meta http-equiv=refresh> b',
  ])('[CONTENT-10] raw HTML is text, to the letter: %s', (markdown) => {
    const body = fromMarkdown(markdown);
    expect(textOf(body)).toContain('<');
    expect(JSON.stringify(body)).not.toContain('"marks"');
    expect(toHtml(body).replace(/<\/?p>/g, '')).not.toMatch(/<(?!\/?(u|p|br)>)/);
  });

  it.each([
    ['quotes', '> '.repeat(5_000), 'too_deep'],
    [
      'lists',
      Array.from({ length: 400 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n'),
      'too_deep',
    ],
    ['blocks', 'a\n\n'.repeat(300_000), 'too_large'],
  ])('[CONTENT-11] too many %s are refused with a code', (_name, markdown, code) => {
    expect(() => fromMarkdown(markdown)).toThrow(code);
  });

  it.each(['[', '*a ', '_a ', '~a ', '`a', '\\', '[a](', '<a ', '![', 'a**b', 'www.a.', '*_'])(
    '[CONTENT-12] 300 KB of %j are read in the time of a test, and stay text',
    (piece) => {
      const markdown = piece.repeat(300_000 / piece.length);
      const body = fromMarkdown(markdown);
      expect(textOf(body).length).toBeGreaterThan(0.3 * markdown.length);
    },
  );
});
