// @vitest-environment jsdom
import { type Editor, Extension } from '@tiptap/core';
import { describe, expect, it, vi } from 'vitest';
import {
  type LoadConvert,
  markdownPaste,
} from '../../../app/d/[documentId]/_editor/typing/markdown-paste.ts';
import { fromMarkdown } from '../../../lib/editor/convert/from-markdown.ts';
import { toMarkdown } from '../../../lib/editor/convert/to-markdown.ts';
import type { NodeJson } from '../../../lib/editor/node-json.ts';
import { paste } from '../../support/table-editor.ts';
import { anEditor as newEditor } from '../../support/editor.ts';

const here: LoadConvert = async () => fromMarkdown;

function anEditor(content: string, { isOn = true, load = here } = {}): Editor {
  const pasting = Extension.create({
    name: 'pasting',
    addProseMirrorPlugins: () => [markdownPaste(() => isOn, load)],
  });
  const editor = newEditor(content, [pasting]);
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  return editor;
}

const shown = (editor: Editor) => toMarkdown(editor.getJSON() as NodeJson).trim();

describe('Markdown that is pasted', () => {
  it.each([
    '# One\n\ntwo',
    '- a\n  - b\n- c',
    '1. a\n2. b',
    '- [ ] open\n- [x] done',
    '> said',
    '```js\nlet a = 1;\n```',
    '| A | B |\n| --- | --- |\n| 1 | 2 |',
    '---',
  ])('[EDITOR-95] becomes what it says: %j', async (markdown) => {
    const editor = anEditor('<p></p>');
    paste(editor, { 'text/plain': markdown });
    await vi.waitFor(() => expect(shown(editor)).toBe(toMarkdown(fromMarkdown(markdown)).trim()));
  });

  it('[EDITOR-95] goes on with the line it comes into where it begins and ends with plain words', async () => {
    const editor = anEditor('<p>before:</p>');
    paste(editor, { 'text/plain': 'one\n\n- two\n\nthree' });
    await vi.waitFor(() => expect(shown(editor)).toBe('before:one\n\n- two\n\nthree'));
  });

  it.each([
    ['only words', { 'text/plain': 'one\ntwo - three' }],
    ['formatted already', { 'text/plain': '# One', 'text/html': '<p># One</p>' }],
  ])('[EDITOR-95] is not seen in what is %s', async (_name, data) => {
    const load = vi.fn(here);
    const editor = anEditor('<p></p>', { load });
    paste(editor, data);
    await Promise.resolve();
    expect(load).not.toHaveBeenCalled();
  });

  it('[EDITOR-95] stays letters in code, in a cell, and where the setting says so', async () => {
    const load = vi.fn(here);
    const cell = '<table><tbody><tr><td><p></p></td></tr></tbody></table>';
    for (const [content, isOn] of [
      ['<pre><code></code></pre>', true],
      [cell, true],
      ['<p></p>', false],
    ] as const) {
      const editor = anEditor(content, { isOn, load });
      editor.commands.focus('start');
      paste(editor, { 'text/plain': '# One' });
      expect(editor.getText()).toContain('# One');
    }
    expect(load).not.toHaveBeenCalled();
  });

  it('[EDITOR-95] is there as letters where its reader cannot be had', async () => {
    const editor = anEditor('<p></p>', { load: () => Promise.reject(new Error('away')) });
    paste(editor, { 'text/plain': '# One' });
    await vi.waitFor(() => expect(editor.getText()).toBe('# One'));
  });
});
