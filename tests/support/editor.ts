/** Editors as unit and property tests make them: of the whole schema, with what each wants of the page. Needs jsdom. */
import { Editor, type Extensions, type JSONContent } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { afterEach, beforeEach, vi } from 'vitest';
import type * as Y from 'yjs';
import { fromMarkdown } from '../../lib/editor/convert/from-markdown.ts';
import { documentExtensions } from '../../lib/editor/extensions.ts';
import { BODY_FIELD } from '../../lib/editor/fields.ts';
import type { NodeJson } from '../../lib/editor/node-json.ts';

const open = new Set<Editor>();

afterEach(destroyAll);

function destroyAll(): void {
  for (const editor of open) editor.destroy();
}

/** In each test of the file: what an editor puts off is done when the test says so. */
export function timersStandStill(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
  });
  afterEach(() => {
    destroyAll();
    vi.useRealTimers();
  });
}

/** On a document of its own, until the test is over. */
export function anEditor(
  content: string | JSONContent = '',
  extensions: Extensions = [],
  schema: Extensions = documentExtensions(),
): Editor {
  const editor = new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    extensions: [...schema, ...extensions],
    content,
  });
  open.add(editor);
  editor.on('destroy', () => void open.delete(editor));
  return editor;
}

/** Of Markdown, or of a body as it is. */
export function contentOf(body: string | NodeJson): JSONContent {
  return (typeof body === 'string' ? fromMarkdown(body) : body) as JSONContent;
}

/** On a shared document, which it shows when this returns. Timers stand still. */
export function sharedEditor(doc: Y.Doc, extensions: Extensions = []): Editor {
  const fragment = doc.getXmlFragment(BODY_FIELD);
  const editor = anEditor('', [Collaboration.configure({ fragment }), ...extensions]);
  // The binding shows the document in a turn of its own.
  vi.advanceTimersByTime(1);
  return editor;
}

/** Steps of undo would depend on how fast the machine is. */
export function undoEachChange({ state }: Editor): Y.UndoManager {
  const { undoManager } = yUndoPluginKey.getState(state) as { readonly undoManager: Y.UndoManager };
  undoManager.captureTimeout = 0;
  return undoManager;
}

/** As a keyboard does: each character first passes the input rules. */
export function type({ view }: Editor, text: string): void {
  for (const character of text) {
    const { from, to } = view.state.selection;
    const insert = () => view.state.tr.insertText(character, from, to);
    const isTaken = view.someProp('handleTextInput', (take) =>
      take(view, from, to, character, insert) ? true : undefined,
    );
    if (isTaken !== true) view.dispatch(insert());
  }
}

/** As `Control+Shift+x`. @returns whether a plugin took it. */
export function press({ view }: Editor, keys: string): boolean {
  const parts = keys.split('+');
  const event = new KeyboardEvent('keydown', {
    key: parts.at(-1) ?? '',
    ctrlKey: parts.includes('Control'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
  });
  return view.someProp('handleKeyDown', (take) => take(view, event) || undefined) === true;
}

export function pasteHtml({ view }: Editor, html: string): void {
  // jsdom has no ClipboardEvent, and nothing asks this one.
  view.pasteHTML(html, new Event('paste') as ClipboardEvent);
}
