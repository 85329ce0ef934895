// @vitest-environment jsdom
import type { JSONContent } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { headingLevelOf } from '../../../lib/editor/attributes.ts';
import { anEditor, type } from '../../support/editor.ts';

function typed(text: string): JSONContent {
  const editor = anEditor();
  type(editor, text);
  return editor.getJSON();
}

function firstOf(json: JSONContent): JSONContent {
  return json.content?.[0] ?? {};
}

describe('document schema', () => {
  it.each([
    ['# a', 'heading', { level: 1 }],
    ['### a', 'heading', { level: 3 }],
    ['###### a', 'heading', { level: 6 }],
    ['- a', 'bulletList', undefined],
    ['* a', 'bulletList', undefined],
    ['1. a', 'orderedList', { start: 1, type: null }],
    ['4. a', 'orderedList', { start: 4, type: null }],
    ['[ ] a', 'taskList', undefined],
    ['> a', 'blockquote', undefined],
    ['``` a', 'codeBlock', { language: null }],
    ['```ts a', 'codeBlock', { language: 'ts' }],
    ['---', 'horizontalRule', undefined],
  ])('[EDITOR-3] typing %j makes a %s', (text, type, attrs) => {
    const block = firstOf(typed(text));
    expect(block).toMatchObject({ type, ...(attrs === undefined ? {} : { attrs }) });
  });

  it.each([
    ['**a** ', 'bold'],
    ['__a__ ', 'bold'],
    ['*a* ', 'italic'],
    ['_a_ ', 'italic'],
    ['~~a~~ ', 'strike'],
    ['`a` ', 'code'],
    ['[a](https://x.y) ', 'link'],
  ])('[EDITOR-4] typing %j marks it %s', (text, mark) => {
    const run = firstOf(firstOf(typed(text)));
    expect([run.text, run.marks?.map(({ type }) => type)]).toEqual(['a', [mark]]);
  });

  it('[EDITOR-5] an unsafe link is text: typed, pasted, set or written into the document', () => {
    const bad = 'javascript:alert(1)';
    expect(JSON.stringify(typed(`[a](${bad}) `))).not.toContain('"link"');
    expect(JSON.stringify(anEditor(`<p><a href="${bad}">a</a></p>`).getJSON())).not.toContain(bad);
    const editor = anEditor('<p>a</p>');
    expect(editor.chain().selectAll().setLink({ href: bad }).run()).toBe(false);
    const marks = [{ type: 'link', attrs: { href: 'jaVa\tscript:alert(1)' } }];
    const written = anEditor({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks }] }],
    });
    expect(written.getHTML()).toBe('<p><span>a</span></p>');
  });

  it('[EDITOR-6] a link opens apart from the page and tells it nothing', () => {
    const html = anEditor(
      '<p><a href="https://x.y" class="c" target="_top" rel="opener">a</a></p>',
    );
    expect(html.getHTML()).toBe(
      '<p><a href="https://x.y" target="_blank" rel="noopener noreferrer nofollow">a</a></p>',
    );
  });

  it('[EDITOR-7] no style, class, id, handler, frame or script survives a paste', () => {
    const editor = anEditor(
      '<p style="position:fixed" class="c" id="i" onclick="x()">a<img src=x onerror=x()>' +
        '<svg onload=x()></svg><iframe srcdoc="<script>1</script>"></iframe></p>' +
        '<ol type="a" style="color:red"><li>b</li></ol><form><input></form><style>p{}</style>' +
        '<pre><code class="language-ts overlay">c</code></pre>',
    );
    expect(editor.getHTML()).toBe(
      '<p>a</p><ol type="a" data-signs="lower-alpha"><li><p>b</p></li></ol><pre><code class="language-ts">c</code></pre>',
    );
  });

  it('[EDITOR-8] values no editor writes are shown as defaults, and stay in the document', () => {
    const content = [
      {
        type: 'codeBlock',
        attrs: { language: 'a overlay' },
        content: [{ type: 'text', text: 'c' }],
      },
      {
        type: 'orderedList',
        attrs: { start: 'x', type: null },
        content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
      },
    ];
    const editor = anEditor({ type: 'doc', content });
    expect(editor.getHTML()).toBe('<pre><code>c</code></pre><ol><li><p></p></li></ol>');
    expect(editor.getJSON().content).toMatchObject(content);
  });

  it('[EDITOR-28] a heading has six levels, and one that says another is shown as the next there is', () => {
    const levels = [1, 2, 3, 4, 5, 6];
    const html = levels.map((level) => `<h${level}>a</h${level}>`).join('');
    expect(anEditor(html).getHTML()).toBe(html);
    const odd = [7, 2.5, '4'].map((level) => ({ type: 'heading', attrs: { level } }));
    expect(anEditor({ type: 'doc', content: odd }).getHTML()).toBe('<h6></h6><h2></h2><h1></h1>');
    expect([0, 7, 2.5, Number.NaN, '4', null].map(headingLevelOf)).toEqual([1, 6, 2, 1, 1, 1]);
  });

  it('[EDITOR-9] opening a document changes nothing in it, whatever it ends with', () => {
    const content = [{ type: 'horizontalRule' }];
    expect(anEditor({ type: 'doc', content }).getJSON().content).toEqual(content);
  });
});
