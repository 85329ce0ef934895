// @vitest-environment jsdom
import { getSchema } from '@tiptap/core';
import { DOMParser, DOMSerializer, Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { toHtml } from '../../../lib/editor/convert/to-html.ts';
import { toMarkdown } from '../../../lib/editor/convert/to-markdown.ts';
import { toText } from '../../../lib/editor/convert/to-text.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { withoutUnsaid } from '../../support/without-unsaid.ts';

const schema = getSchema(documentExtensions());

function source(type: string, text: string): NodeJson {
  return { type, ...(text === '' ? {} : { content: [{ type: 'text', text }] }) };
}

const doc = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });
const words = (text: string) => source('paragraph', text);

/** As a page of somebody else's is pasted. */
function pasted(html: string): unknown {
  const element = document.createElement('div');
  element.innerHTML = html;
  return withoutUnsaid(DOMParser.fromSchema(schema).parse(element).toJSON() as NodeJson);
}

const KATEX =
  '<span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics>' +
  '<mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">\\frac{a}{b}</annotation>' +
  '</semantics></math></span><span class="katex-html" aria-hidden="true">ab</span>';

describe('formulas on lines of their own', () => {
  it.each([
    ['$$\nx^2\n$$', 'x^2'],
    ['$$x^2$$', 'x^2'],
    ['$$\na\n\nb\n$$', 'a\n\nb'],
    ['```math\nx\n```', 'x'],
    ['$$\n$$', ''],
    ['$$\n\\text{costs \\$5}\n$$', '\\text{costs \\$5}'],
  ])('[EDITOR-48] Markdown %j is one', (markdown, text) => {
    expect(fromMarkdown(markdown)).toEqual(doc(source('mathBlock', text)));
  });

  it('[EDITOR-48] one stands between lines, in lists and in quotes', () => {
    expect(fromMarkdown('a\n$$\nx\n$$\nb')).toEqual(
      doc(words('a'), source('mathBlock', 'x'), words('b')),
    );
    for (const markdown of ['- a\n\n  $$\n  x\n  $$', '> $$\n> x\n> $$']) {
      expect(JSON.stringify(fromMarkdown(markdown))).toContain('"mathBlock"');
      expect(toMarkdown(fromMarkdown(markdown))).toBe(markdown);
    }
  });

  it.each(['$$ is money', '$$\nnever closed', 'a $$', '$ $', '$5 and $6', 'US$5–US$6', '5$ or 6$'])(
    '[EDITOR-48] %j is none',
    (markdown) => {
      const read = fromMarkdown(markdown);
      expect(JSON.stringify(read)).not.toContain('math');
      expect(fromMarkdown(toMarkdown(read))).toEqual(read);
    },
  );

  it('[EDITOR-48] prices are written as they are', () => {
    const text = 'It costs $5 and $6, or US$1,000.';
    expect(toMarkdown(doc(words(text)))).toBe(text);
  });

  it.each(['x', '$$', 'a\n$$\nb', '\n', 'a\n', '  a', '```', '```\n$$\n````', '$$ $$', '\\'])(
    '[EDITOR-48] the source %j comes back from Markdown as it was',
    (text) => {
      const body = doc(words('a'), source('mathBlock', text), words('b'));
      expect(fromMarkdown(toMarkdown(body))).toEqual(body);
    },
  );

  it('[EDITOR-48] words that look like one stay words', () => {
    for (const text of ['$$', '$$x$$', '$x$', 'a$', '$']) {
      const body = doc(words(text));
      expect(fromMarkdown(toMarkdown(body))).toEqual(body);
    }
  });

  it('[EDITOR-48] in HTML and in text the source is the text, and only that', () => {
    const hostile = '</div><script>alert(1)</script>&';
    const html = toHtml(doc(source('mathBlock', hostile)));
    expect(html).toBe(
      '<div data-math>&lt;/div&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;</div>',
    );
    expect(pasted(html)).toEqual(doc(source('mathBlock', hostile)));
    expect(toText(doc(source('mathBlock', 'x^2')))).toBe('x^2');
  });

  it('[EDITOR-48] a formula copied from another page comes with its source', () => {
    const display = `<p>a</p><span class="katex-display"><span class="katex">${KATEX}</span></span>`;
    expect(pasted(display)).toEqual(doc(words('a'), source('mathBlock', '\\frac{a}{b}')));
    const wikipedia =
      '<math display="block"><semantics><mi>x</mi><annotation encoding="application/x-tex">' +
      '{\\displaystyle x}</annotation></semantics></math>';
    expect(pasted(wikipedia)).toEqual(doc(source('mathBlock', 'x')));
  });

  it('[EDITOR-45] the source is all a copy of it takes along', () => {
    const node = Node.fromJSON(schema, doc(source('mathBlock', 'a < b')));
    const element = document.createElement('div');
    element.append(DOMSerializer.fromSchema(schema).serializeFragment(node.content));
    expect(element.innerHTML).toBe('<div data-math="">a &lt; b</div>');
  });
});

describe('formulas among words', () => {
  const math = (tex: string) => source('mathInline', tex);
  const line = (...content: NodeJson[]) => doc({ type: 'paragraph', content });
  const text = (words_: string): NodeJson => ({ type: 'text', text: words_ });

  it.each([
    ['$x$', 'x'],
    ['$$x$$', 'x'],
    ['$\\$5$', '\\$5'],
    ['$a_b*c*$', 'a_b*c*'],
    ['<span data-math="tex">&#36;</span>', '$'],
  ])('[EDITOR-48] Markdown %j is one', (markdown, tex) => {
    expect(fromMarkdown(`a ${markdown} b`)).toEqual(line(text('a '), math(tex), text(' b')));
  });

  it.each([
    '$5 and $6',
    '$HOME and $PATH',
    '$ x $',
    '$x $',
    '`$x$`',
    '\\$x$',
    'a$',
    '$',
    '$$',
    '$$ $$',
  ])('[EDITOR-48] %j is none', (markdown) => {
    expect(JSON.stringify(fromMarkdown(markdown))).not.toContain('math');
  });

  it.each([
    'x',
    '\\frac{a}{b}',
    '$',
    'a$b',
    '\\',
    'a\\\\',
    '`',
    '<b>',
    '*a*',
    '&lt;',
    'a|b',
    '[a](b)',
    '😀',
    '1',
  ])('[EDITOR-48] the source %j comes back from Markdown as it was, wherever it stands', (tex) => {
    for (const [before, after] of [
      ['a ', ' b'],
      ['a', 'b'],
      ['', ''],
      ['你', '好'],
      ['5', '5'],
      ['$', '$'],
    ]) {
      const body = line(
        ...[text(before ?? ''), math(tex), text(after ?? '')].filter((node) => node.text !== ''),
      );
      expect(fromMarkdown(toMarkdown(body))).toEqual(body);
    }
    const bold = line({ ...math(tex), marks: [{ type: 'bold' }] });
    expect(JSON.stringify(fromMarkdown(toMarkdown(bold)))).toContain('mathInline');
  });

  it('[EDITOR-48] in a table they are still ones', () => {
    const markdown = '| $a$ |\n| --- |\n| $b\\|c$ |';
    expect(toMarkdown(fromMarkdown(markdown))).toBe(markdown);
    expect(JSON.stringify(fromMarkdown(markdown))).toContain('b|c');
  });

  it('[EDITOR-48] in HTML and in text the source is the text; copied ones come with it', () => {
    const html = toHtml(line(text('a '), math('x<y')));
    expect(html).toBe('<p>a <span data-math>x&lt;y</span></p>');
    expect(pasted(html)).toEqual(line(text('a '), math('x<y')));
    expect(pasted(`<p>a <span class="katex">${KATEX}</span></p>`)).toEqual(
      line(text('a '), math('\\frac{a}{b}')),
    );
    expect(toText(line(text('a '), math('x')))).toBe('a x');
  });

  it('[EDITOR-46] what no editor writes in one is read as nothing, and nothing fails on it', () => {
    const odd = line({ type: 'mathInline', content: [{ type: 'image' }] }, { type: 'mathInline' });
    expect(toMarkdown(odd)).toBe('');
    expect(toHtml(odd)).toBe('<p><span data-math></span><span data-math></span></p>');
  });
});

describe('diagrams', () => {
  it('[EDITOR-52] one is a fence in Markdown and a `pre` in HTML, and its source comes back from both', () => {
    for (const text of ['flowchart LR\n  A --> B', '', 'a < b & "c"', '```\nx\n```']) {
      const body = doc(words('a'), source('diagram', text), words('b'));
      expect(toMarkdown(body)).toContain('mermaid\n');
      expect(fromMarkdown(toMarkdown(body))).toEqual(body);
      expect(toHtml(body)).toContain('<pre data-diagram="mermaid">');
      expect(pasted(toHtml(body))).toEqual(body);
    }
    const hostile = toHtml(doc(source('diagram', '</pre><script>alert(1)</script>')));
    expect(hostile).not.toContain('<script');
  });
});
