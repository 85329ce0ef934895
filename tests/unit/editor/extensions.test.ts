// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import type { JSONContent } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import { documentExtensions } from '../../../lib/editor/extensions.ts';

const editors: Editor[] = [];

function anEditor(content: string | JSONContent = ''): Editor {
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: documentExtensions(),
    content,
  });
  editors.push(editor);
  return editor;
}

/** Types as a keyboard does: each character first passes the input rules. */
function typed(text: string): JSONContent {
  const editor = anEditor();
  for (const character of text) {
    const { view } = editor;
    const { from, to } = view.state.selection;
    const insert = () => view.state.tr.insertText(character, from, to);
    const isTaken = view.someProp('handleTextInput', (take) =>
      take(view, from, to, character, insert) ? true : undefined,
    );
    if (isTaken !== true) view.dispatch(insert());
  }
  return editor.getJSON();
}

function firstOf(json: JSONContent): JSONContent {
  return json.content?.[0] ?? {};
}

afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

describe('document schema', () => {
  it.each([
    ['# a', 'heading', { level: 1 }],
    ['### a', 'heading', { level: 3 }],
    ['- a', 'bulletList', undefined],
    ['* a', 'bulletList', undefined],
    ['1. a', 'orderedList', { start: 1 }],
    ['4. a', 'orderedList', { start: 4 }],
    ['[ ] a', 'taskList', undefined],
    ['> a', 'blockquote', undefined],
    ['``` a', 'codeBlock', { language: null }],
    ['```ts a', 'codeBlock', { language: 'ts' }],
    ['---', 'horizontalRule', undefined],
  ])('[EDITOR-3] typing %j makes a %s', (text, type, attrs) => {
    const block = firstOf(typed(text));
    expect([block.type, block.attrs]).toEqual([type, attrs]);
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
      '<p>a</p><ol><li><p>b</p></li></ol><pre><code class="language-ts">c</code></pre>',
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
        attrs: { start: 'x' },
        content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
      },
    ];
    const editor = anEditor({ type: 'doc', content });
    expect(editor.getHTML()).toBe('<pre><code>c</code></pre><ol><li><p></p></li></ol>');
    expect(editor.getJSON().content).toEqual(content);
  });

  it('[EDITOR-9] opening a document changes nothing in it, whatever it ends with', () => {
    const content = [{ type: 'horizontalRule' }];
    expect(anEditor({ type: 'doc', content }).getJSON().content).toEqual(content);
  });
});
