// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { ShownChanges } from '../../../app/d/[documentId]/_editor/shown-changes.ts';
import { documentExtensions } from '../../../lib/editor/extensions.ts';

const editors: Editor[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
  vi.useRealTimers();
});

function editorOn(doc: Y.Doc): Editor {
  const editor = new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    extensions: [
      ...documentExtensions(),
      Collaboration.configure({ fragment: doc.getXmlFragment('default') }),
      ShownChanges,
    ],
  });
  editors.push(editor);
  // The binding shows the shared text in a turn of its own.
  vi.advanceTimersByTime(1);
  return editor;
}

/** An editor on a replica of its own, with a hand on the shared text that is somebody else's. */
function anEditor(content: string) {
  const doc = new Y.Doc();
  const editor = editorOn(doc);
  editor.commands.setContent(content);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== other) Y.applyUpdate(other, update, doc);
  });
  const body = other.getXmlFragment('default');
  /** Somebody else's change, all at once. */
  const elsewhere = (change: () => void) => {
    const before = Y.encodeStateVector(other);
    other.transact(change);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, before), other);
  };
  return { editor, body, elsewhere };
}

function block(name: string, text: string): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}

function stopCapturing(editor: Editor): void {
  const { undoManager } = yUndoPluginKey.getState(editor.state) as {
    readonly undoManager: Y.UndoManager;
  };
  undoManager.stopCapturing();
}

/** The text of the `at`th block. */
function textOf(body: Y.XmlFragment, at: number): Y.XmlText {
  const text = (body.get(at) as Y.XmlElement).get(0);
  expect(text).toBeInstanceOf(Y.XmlText);
  return text as Y.XmlText;
}

const LONG = 'a first paragraph of some length';

describe('shown changes', () => {
  it('[PAGE-64] what others write after an undo is shown, and the next key takes nothing back', () => {
    const { editor, body, elsewhere } = anEditor(`<p>${LONG}</p><p>two</p>`);
    stopCapturing(editor);
    editor.commands.focus('end');
    editor.commands.insertContent('!');
    elsewhere(() => textOf(body, 0).delete(1, LONG.length - 1));
    editor.commands.undo();
    elsewhere(() => body.insert(2, [block('paragraph', 'theirs')]));
    expect(editor.getText()).toBe('a\n\ntwo\n\ntheirs');
    editor.commands.insertContent('?');
    expect(body.toString()).toBe(
      '<paragraph>a</paragraph><paragraph>two?</paragraph><paragraph>theirs</paragraph>',
    );
  });

  it('[PAGE-64] what others write after an undo leaves the caret where the undo left it', () => {
    const { editor, body, elsewhere } = anEditor('<p>one</p><p>two</p>');
    stopCapturing(editor);
    editor.commands.setTextSelection(2);
    const { tr } = editor.state;
    const moved = tr.insertText('!', 9).setSelection(TextSelection.atEnd(tr.doc));
    editor.view.dispatch(moved);
    editor.commands.undo();
    const { anchor } = editor.state.selection;
    elsewhere(() => body.insert(2, [block('paragraph', 'theirs')]));
    expect(anchor).toBe(9);
    expect(editor.state.selection.anchor).toBe(anchor);
  });

  it('[PAGE-64] a change that tears down what the schema cannot hold is shown, and nothing is thrown', () => {
    const { editor, body, elsewhere } = anEditor(`<p>${LONG}</p><p>two</p>`);
    editor.commands.focus('end');
    elsewhere(() => {
      textOf(body, 0).delete(1, LONG.length - 1);
      // Emptied by several people at once, such a list remains: the binding takes it out.
      body.insert(2, [new Y.XmlElement('bulletList'), block('paragraph', 'theirs')]);
    });
    expect(editor.getText()).toBe('a\n\ntwo\n\ntheirs');
    expect(editor.state.selection.$anchor.parentOffset).toBe(3);
    editor.commands.insertContent('?');
    expect(body.toString()).toBe(
      '<paragraph>a</paragraph><paragraph>two?</paragraph><paragraph>theirs</paragraph>',
    );
  });

  it('[PAGE-64] two changes on the heels of each other leave the caret in its word', () => {
    const { editor, body, elsewhere } = anEditor(`<p>${LONG}</p><p>two</p>`);
    editor.commands.focus('end');
    const { doc } = ySyncPluginKey.getState(editor.state) as { readonly doc: Y.Doc };
    doc.once('afterTransaction', () => {
      doc.transact(() => doc.getXmlFragment('default').insert(0, [block('heading', 'Theirs')]));
    });
    elsewhere(() => textOf(body, 0).delete(1, LONG.length - 1));
    expect(editor.getText()).toBe('Theirs\n\na\n\ntwo');
    expect(editor.state.selection.$anchor.parent.textContent).toBe('two');
    expect(editor.state.selection.$anchor.parentOffset).toBe(3);
  });

  it('[PAGE-64] the caret comes to stand in no character, which the next key would tear', () => {
    const { editor, body, elsewhere } = anEditor('<p><br>😀</p>');
    editor.commands.setTextSelection(2);
    elsewhere(() => (body.get(0) as Y.XmlElement).delete(0, 1));
    editor.commands.splitBlock();
    expect(body.toString()).toBe('<paragraph></paragraph><paragraph>😀</paragraph>');
  });

  it('[PAGE-64] an address that others write is no link unless they make it one', () => {
    const { editor, body, elsewhere } = anEditor('<p>see</p><p>two</p>');
    elsewhere(() => textOf(body, 0).insert(3, ' example.org '));
    expect(editor.getHTML()).toBe('<p>see example.org </p><p>two</p>');
    editor.commands.setTextSelection(20);
    editor.commands.insertContent('x');
    expect(body.get(0).toString()).toBe('<paragraph>see example.org </paragraph>');
  });

  it('[PAGE-64] blocks stay what others made them where everything was selected', () => {
    const { editor, body, elsewhere } = anEditor('<h2></h2><p></p>');
    editor.commands.setTextSelection({ from: 1, to: 3 });
    elsewhere(() => body.insert(2, [new Y.XmlElement('codeBlock')]));
    const shown = editor.state.doc.content.content.map((node) => node.type.name);
    expect(shown).toEqual(['heading', 'paragraph', 'codeBlock']);
  });

  it('[PAGE-64] what is written here right after a change of others is written', () => {
    const { editor, body, elsewhere } = anEditor('<p>one</p><p>two</p>');
    elsewhere(() => textOf(body, 0).insert(0, 'the '));
    const end = editor.state.doc.content.size - 1;
    editor.view.dispatch(editor.state.tr.insertText(' at example.org', end));
    editor.view.dispatch(editor.state.tr.insertText(' ', end + 15));
    expect(body.get(1).toString()).toContain('href');
  });

  it('[PAGE-64] a first change that leaves but an empty line is written, and opening writes nothing', () => {
    const doc = new Y.Doc();
    const body = doc.getXmlFragment('default');
    body.insert(0, [new Y.XmlElement('codeBlock')]);
    const state = Y.encodeStateVector(doc);
    const editor = editorOn(doc);
    expect(Y.encodeStateVector(doc)).toEqual(state);
    editor.commands.setParagraph();
    expect(body.toString()).toBe('<paragraph></paragraph>');
  });

  it('[PAGE-64] what goes wrong for another reason is not hidden', () => {
    const { editor, body, elsewhere } = anEditor('<p>one</p>');
    let isBroken = false;
    const filterTransaction = () => {
      if (isBroken) throw new RangeError('another bug');
      return true;
    };
    editor.registerPlugin(new Plugin({ filterTransaction }));
    isBroken = true;
    expect(() => elsewhere(() => body.insert(1, [block('paragraph', 'theirs')]))).toThrow(
      'another bug',
    );
  });
});
