// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { toHtml } from '../../../lib/editor/convert/to-html.ts';
import { toMarkdown } from '../../../lib/editor/convert/to-markdown.ts';
import { endsOf } from '../../../lib/editor/convert/tag-ends.ts';
import { toText } from '../../../lib/editor/convert/to-text.ts';
import type { MarkJson, NodeJson } from '../../../lib/editor/node-json.ts';
import { blockEditor, jsonOf } from '../../support/block-editor.ts';
import { countedLooks } from '../../support/counted-looks.ts';

const run = (text: string, ...marks: MarkJson[]): NodeJson => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks } : {}),
});
const line = (...content: (NodeJson | string)[]): NodeJson => ({
  type: 'paragraph',
  content: content.map((each) => (typeof each === 'string' ? run(each) : each)),
});
const toggle = (...content: NodeJson[]): NodeJson => ({ type: 'toggle', content });
const doc = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });
const empty: NodeJson = { type: 'paragraph' };
const link = { type: 'link', attrs: { href: 'https://x.y/?a=1&b="2"', title: null } };

/** Each with its words, in order. */
const shapeOf = ({ type, content = [] }: NodeJson): string =>
  content.some((child) => child.type === 'text')
    ? `${type}:${content.map(({ text = '\n' }) => text).join('')}`
    : `${type}(${content.map(shapeOf).join(' ')})`;
const shape = (markdown: string) => (fromMarkdown(markdown).content ?? []).map(shapeOf).join(' ');

describe('toggles', () => {
  it.each([
    ['plain', toggle(line('a'), line('b'))],
    ['only a line', toggle(line('a'))],
    ['without words', toggle(empty, line('b'))],
    ['a heading', toggle({ type: 'heading', attrs: { level: 2 }, content: [run('a')] }, line('b'))],
    ['one in another', toggle(line('a'), toggle(line('b'), line('c')), line('d'))],
    ['signs', toggle(line('**a** <b> & &lt; [x](y) `z` </summary> </details>'), line('b'))],
    [
      'marks',
      toggle(
        line(run('a', { type: 'bold' }), ' ', run('b<', { type: 'code' }), ' ', run('c', link)),
        line('d'),
      ),
    ],
    ['a break', toggle(line('a', { type: 'hardBreak' }, 'b'), line('c'))],
  ])('[EDITOR-31] %s reads back from Markdown and HTML', (_name, node) => {
    const body = doc(node);
    expect(fromMarkdown(toMarkdown(body))).toEqual(body);
    const editor = blockEditor('');
    editor.commands.setContent(toHtml(body));
    expect(jsonOf(editor)).toEqual(body);
    editor.destroy();
  });

  it.each([
    ['<details><summary>a</summary>b</details>', 'toggle(paragraph:a paragraph:b)'],
    ['<details open>\n\nb\n\n</details>', 'toggle(paragraph() paragraph:b)'],
    [
      '<DETAILS>\n<SUMMARY>\n\n## a\n\n</SUMMARY>\n\n- b\n\n</DETAILS>\n\nc',
      'toggle(heading:a bulletList(listItem(paragraph:b))) paragraph:c',
    ],
    [
      '- <details>\n  <summary>a</summary>\n\n  b\n\n  </details>',
      'bulletList(listItem(paragraph() toggle(paragraph:a paragraph:b)))',
    ],
    ['<details>\n\na', 'paragraph:<details> paragraph:a'],
    ['a\n\n</details>', 'paragraph:a paragraph:</details>'],
    ['<summary>a</summary>', 'paragraph:<summary> paragraph:a paragraph:</summary>'],
    [
      '<details>\n<summary onclick="x()">a<img src=x onerror=y()></summary>\n\n</details>',
      'toggle(paragraph:a<img>)',
    ],
  ])('[EDITOR-31] %j is read as %s', (markdown, read) => {
    expect(shape(markdown)).toBe(read);
    const body = fromMarkdown(markdown);
    expect(fromMarkdown(toMarkdown(body))).toEqual(body);
  });

  it('[EDITOR-31] a summary with an unsafe link keeps its words', () => {
    const read = fromMarkdown(
      '<details><summary><a href="javascript:x()">a</a></summary>\n\n</details>',
    );
    expect(JSON.stringify(read)).not.toContain('javascript');
    expect(shapeOf(read)).toBe('doc(toggle(paragraph:a))');
  });

  it('[EDITOR-31] thousands of tags that nothing closes are text, and too many that nest are refused', () => {
    for (const tag of ['<details>', '<summary>']) {
      expect(toText(fromMarkdown(`${tag}\n`.repeat(9_000)))).toHaveLength(9_000 * 11 - 2);
    }
    expect(() => fromMarkdown('<details>'.repeat(500) + '</details>'.repeat(500))).toThrow('nest');
  });

  it.each([
    ['nothing closes', ['details'], []],
    ['that others would close', ['details'], ['summary']],
    ['that close in odd order', ['details', 'summary'], ['details', 'summary']],
  ])('[EDITOR-31] twice as many tags that %s are twice the work', (_, opened, closed) => {
    const tags = (names: readonly string[], isEnd: boolean, count: number) =>
      Array.from({ length: count }, () => names.map((name) => ({ name, isEnd }))).flat();
    const looksAt = (count: number) => {
      const mixed = countedLooks([...tags(opened, false, count), ...tags(closed, true, count)]);
      endsOf(mixed.items);
      return mixed.looks();
    };
    expect(looksAt(1_000)).toBeGreaterThan(0);
    expect(looksAt(2_000)).toBe(2 * looksAt(1_000));
  });

  it('[EDITOR-31] an exported one is open, and its text is all of it', () => {
    const body = doc(toggle(line('a'), line('b')));
    expect(toHtml(body)).toBe('<details open>\n<summary>a</summary>\n<p>b</p>\n</details>');
    expect(toText(body)).toBe('a\n\nb');
  });

  it('[EDITOR-8] one that begins with another block than a line loses nothing', () => {
    const body = doc(
      toggle({ type: 'bulletList', content: [{ type: 'listItem', content: [line('a')] }] }),
    );
    expect(toText(fromMarkdown(toMarkdown(body)))).toBe('- a');
    expect(toHtml(body)).toContain('<li><p>a</p></li>');
  });
});
