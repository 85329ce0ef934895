// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { describe, expect, it, vi } from 'vitest';
import { latePlugin } from '../../../app/d/[documentId]/_editor/late-plugin.ts';
import { Keymap } from '../../../app/d/[documentId]/_editor/keymap.ts';
import type { PageDeeds } from '../../../app/d/[documentId]/_editor/commands/command.ts';
import { Tables } from '../../../app/d/[documentId]/_editor/tables/tables.ts';
import { tableTools } from '../../../app/d/[documentId]/_editor/tables/table-tools.ts';
import { withSwitch } from '../../../app/d/[documentId]/_editor/typing/markdown-switch.ts';
import {
  smartPlugin,
  type SmartState,
} from '../../../app/d/[documentId]/_editor/typing/smart-plugin.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';
import { paste } from '../../support/table-editor.ts';
import { anEditor as newEditor, press, type } from '../../support/editor.ts';

function anEditor(content: string, isOn: () => boolean = () => true): Editor {
  const switched = (extension: Parameters<typeof withSwitch>[0]) => withSwitch(extension, isOn);
  const schema = documentExtensions({ adapt: switched });
  const parts = [
    switched(Tables.configure({ tools: tableTools })),
    Keymap.configure({ page: {} as PageDeeds, leaveUpwards: () => {}, onTurned: () => {} }),
  ];
  const editor = newEditor(content, parts, schema);
  editor.commands.setTextSelection(editor.state.doc.content.size);
  return editor;
}

describe('signs of Markdown', () => {
  it.each(['# a', '- a', '1. a', '> a', '**a** ', '==a==', '`a` ', '[ ] a', '|-- a', '---'])(
    '[EDITOR-74] %j is what was typed while their conversion is off, and converts when it is on again',
    (typed) => {
      let isOn = false;
      const editor = anEditor('<p></p>', () => isOn);
      type(editor, typed);
      expect(editor.state.doc.textContent).toBe(typed);
      expect(editor.state.doc.firstChild?.type.name).toBe('paragraph');
      isOn = true;
      editor.commands.setContent('<p></p>');
      type(editor, typed);
      expect(editor.state.doc.textContent).not.toBe(typed);
    },
  );
});

describe('printed signs in the editor', () => {
  /** As the page has it: its place first, then the plugin itself. */
  async function smartEditor(content: string): Promise<Editor> {
    const editor = anEditor(content);
    const key = new PluginKey<SmartState | null>('smart');
    const made = Promise.resolve(smartPlugin({ key, isOn: () => true, isFullWidth: false }));
    editor.registerPlugin(latePlugin(key, () => made));
    await vi.waitFor(() => expect(key.getState(editor.state)).toEqual({ last: null }));
    return editor;
  }

  it('[EDITOR-73] Backspace right after gives back what was typed', async () => {
    const editor = await smartEditor('<p>Say</p>');
    type(editor, ' "');
    expect(editor.getText()).toBe('Say “');
    press(editor, 'Backspace');
    expect(editor.getText()).toBe('Say "');
    type(editor, 'a -- ');
    expect(editor.getText()).toBe('Say "a – ');
    press(editor, 'Backspace');
    expect(editor.getText()).toBe('Say "a -- ');
  });

  it('[EDITOR-73] not in code, in a line or in a block', async () => {
    const editor = await smartEditor('<pre><code>a</code></pre>');
    type(editor, ' "b" -- c');
    expect(editor.getText()).toBe('a "b" -- c');
    editor.commands.setContent('<p><code>a</code></p>');
    editor.commands.setTextSelection(2);
    type(editor, '"');
    expect(editor.getText()).toBe('a"');
  });
});

describe('pasting with Shift', () => {
  const hold = (editor: Editor, shiftKey: boolean) =>
    editor.view.dom.dispatchEvent(
      new KeyboardEvent('keydown', { key: shiftKey ? 'V' : 'v', ctrlKey: true, shiftKey }),
    );

  it('[EDITOR-75] brings the letters and makes nothing of them', () => {
    for (const [text, shown] of [
      ['a\tb\nc\td', 'a\tb\n\nc\td'],
      ['**a** https://x.y ', '**a** https://x.y '],
    ] as const) {
      const plain = anEditor('<p></p>');
      hold(plain, true);
      paste(plain, { 'text/plain': text });
      expect(plain.getText()).toBe(shown);
      expect(plain.getHTML()).not.toMatch(/<(?:table|strong|a)\b/);
      const usual = anEditor('<p></p>');
      hold(usual, false);
      paste(usual, { 'text/plain': text });
      expect(usual.getHTML()).toMatch(/<(?:table|strong|a)\b/);
    }
  });
});
