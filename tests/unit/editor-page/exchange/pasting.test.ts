// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Exchange } from '../../../../app/d/[documentId]/_editor/exchange/exchange.ts';
import {
  type ExchangeTools,
  exchangeTools,
} from '../../../../app/d/[documentId]/_editor/exchange/exchange-tools.ts';
import { toMarkdown } from '../../../../lib/editor/convert/to-markdown.ts';
import type { NodeJson } from '../../../../lib/editor/node-json.ts';
import { corpus } from '../../../support/foreign-html.ts';
import { sharedEditor } from '../../../support/editor.ts';

const ITEM =
  "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>one</p>";
beforeEach(() => {
  vi.useFakeTimers();
  // jsdom has none, and nothing asks this one.
  vi.stubGlobal('ClipboardEvent', class extends Event {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function anEditor(load: () => Promise<ExchangeTools>): Editor {
  return sharedEditor(new Y.Doc(), [Exchange.configure({ load })]);
}

const here = (editor: () => Editor) => () => Promise.resolve(exchangeTools(editor().schema));

/** @returns whether the browser is kept from doing so itself. */
function paste(editor: Editor, types: Readonly<Record<string, string>>): boolean {
  // jsdom has no clipboard of its own.
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
    clipboardData: {
      types: Object.keys(types),
      getData: (type: string) => types[type] ?? '',
      files: [],
    },
  });
  editor.view.dom.dispatchEvent(event);
  return event.defaultPrevented;
}

const shown = (editor: Editor) => toMarkdown(editor.getJSON() as NodeJson);

describe('a paste', () => {
  it('[EDITOR-107] of HTML waits for what reads it, which is fetched once', async () => {
    const load = vi.fn(here(() => editor));
    const editor: Editor = anEditor(load);
    expect(paste(editor, { 'text/html': ITEM, 'text/plain': '· one' })).toBe(true);
    expect(editor.isEmpty).toBe(true);
    await vi.waitFor(() => expect(shown(editor)).toBe('- one'));
    paste(editor, { 'text/html': corpus('google-docs') });
    expect(shown(editor)).toContain('- [x] pack');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('[EDITOR-107] is there as the editor itself reads it where that cannot be had, and asks again', async () => {
    const load = vi.fn<() => Promise<ExchangeTools>>(() => Promise.reject(new Error('away')));
    const editor = anEditor(load);
    paste(editor, { 'text/html': '<p>a <b>b</b></p>' });
    await vi.waitFor(() => expect(shown(editor)).toBe('a **b**'));
    load.mockImplementation(here(() => editor));
    editor.commands.clearContent();
    paste(editor, { 'text/html': ITEM });
    await vi.waitFor(() => expect(shown(editor)).toBe('- one'));
  });

  it('[EDITOR-107] of letters, or into code or with Shift, waits for nothing', () => {
    const load = vi.fn(here(() => editor));
    const editor: Editor = anEditor(load);
    paste(editor, { 'text/plain': 'words' });
    expect(shown(editor)).toBe('words');
    editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'V', shiftKey: true }));
    paste(editor, { 'text/html': ITEM, 'text/plain': ' more' });
    editor.view.dom.dispatchEvent(new KeyboardEvent('keyup', { key: 'V', shiftKey: true }));
    editor.commands.setContent('<pre><code>x</code></pre>');
    editor.commands.focus('end');
    paste(editor, { 'text/html': '<b>y</b>', 'text/plain': 'y' });
    expect(shown(editor)).toBe('```\nxy\n```');
    expect(load).not.toHaveBeenCalled();
  });

  it('[EDITOR-107] is taken back by one step of undo, however soon one wrote before and behind', async () => {
    const editor: Editor = anEditor(here(() => editor));
    editor.commands.insertContent('before ');
    paste(editor, { 'text/html': corpus('word') });
    await vi.waitFor(() => expect(shown(editor)).toContain('Runner **beans**'));
    const pasted = shown(editor);
    editor.commands.insertContent(' behind');
    editor.commands.undo();
    expect(shown(editor)).toBe(pasted);
    editor.commands.undo();
    expect(shown(editor)).toBe('before');
    editor.commands.redo();
    expect(shown(editor)).toBe(pasted);
  });
});
