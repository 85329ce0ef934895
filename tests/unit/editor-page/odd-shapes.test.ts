// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { getSchema } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { documentExtensions } from '../../../lib/editor/extensions.ts';
import { BODY_FIELD } from '../../../lib/editor/fields.ts';
import { blocksWithValues, treesOf } from '../../support/hostile-content.ts';
import { wholeEditor } from '../../support/whole-editor.ts';

type Tree = Y.XmlElement | Y.XmlText;

const SCHEMA = getSchema(documentExtensions());
const NAMES = Object.keys(SCHEMA.nodes);
const editors: Editor[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
  vi.useRealTimers();
});

function element(name: string, ...content: Tree[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, content);
  return made;
}

function text(words: string, marks: Readonly<Record<string, unknown>> = {}): Y.XmlText {
  const made = new Y.XmlText();
  made.insert(0, words, marks);
  return made;
}

const line = (words: string) => element('paragraph', text(words));

interface Opened {
  readonly editor: Editor;
  readonly doc: Y.Doc;
}

/** @param before  whether it is there when the page opens the document, or comes afterwards. */
function openedWith(odd: readonly Tree[], isBefore: boolean): Opened {
  const doc = new Y.Doc();
  const body = doc.getXmlFragment(BODY_FIELD);
  body.insert(0, [line('first'), line('last')]);
  if (isBefore) body.insert(1, [...odd]);
  const editor = wholeEditor(doc);
  editors.push(editor);
  if (!isBefore) body.insert(1, [...odd]);
  vi.advanceTimersByTime(1);
  return { editor, doc };
}

/** What it shows has its place in the schema, and what is written in it is in the document. */
function expectAlive({ editor, doc }: Opened): void {
  editor.state.doc.check();
  editor.view.dispatch(editor.state.tr.insertText('w', editor.state.doc.content.size - 1));
  editor.view.dispatch(editor.state.tr.insertText('w', 1));
  vi.advanceTimersByTime(1);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const seen = wholeEditor(other);
  editors.push(seen);
  expect(seen.getJSON()).toEqual(editor.getJSON());
  const words = seen.state.doc.textContent;
  expect([words.slice(0, 6), words.slice(-5)]).toEqual(['wfirst', 'lastw']);
  editor.chain().selectAll().deleteSelection().run();
  editor.state.doc.check();
}

const ODD: Readonly<Record<string, () => Tree[]>> = {
  'a text outside of every block': () => [text('loose')],
  'texts and blocks in turn': () => [text('a'), line('b'), text('c'), text('d')],
  'an empty text outside of every block': () => [new Y.XmlText()],
  'an element with the name of text': () => [element('text')],
  'an element with the name of text in a line': () => [element('paragraph', element('text'))],
  'a whole document in the document': () => [element('doc', line('in it'))],
  'a whole document in a quote': () => [element('blockquote', element('doc', line('in it')))],
  'names there are not': () => [element('script', text('a')), element('constructor', text('b'))],
  'marks there are not': () => [element('paragraph', text('a', { evil: {}, constructor: {} }))],
  'marks that say odd things': () => [
    element('paragraph', text('a', { bold: 7, link: 'javascript:x', italic: [1] })),
  ],
};

describe('what only a program could have written', () => {
  it.each(Object.entries(ODD))(
    '[EDITOR-135] %s, there before: opens and is written in',
    (_, odd) => {
      expectAlive(openedWith(odd(), true));
    },
  );

  it.each(Object.entries(ODD))('[EDITOR-135] %s, while one writes: is written in', (_, odd) => {
    expectAlive(openedWith(odd(), false));
  });

  it.each(NAMES)('[EDITOR-135] %s where it does not belong: opens and is written in', (name) => {
    const held = ['paragraph', 'blockquote', 'codeBlock', 'tableRow', 'columns', 'footnote'].map(
      (holder) => element(holder, element(name, line('in it'))),
    );
    expectAlive(openedWith([...held, element(name, text('in it')), element(name)], true));
  });

  it.each([...NAMES, ...Object.keys(SCHEMA.marks)].filter((name) => name !== 'doc'))(
    '[EDITOR-135] odd values in all attributes of %s: stay, and it opens and is written in',
    (name) => {
      const blocks = blocksWithValues(name);
      const opened = openedWith(treesOf(blocks), true);
      expect(opened.doc.getXmlFragment(BODY_FIELD).length).toBe(blocks.length + 2);
      expectAlive(opened);
    },
  );
});

describe('what several people may leave of an item of a list', () => {
  const items = [
    ['orderedList', 'listItem'],
    ['bulletList', 'listItem'],
    ['taskList', 'taskItem'],
  ] as const;

  it.each(items.flatMap((names) => [true, false].map((isBefore) => [...names, isBefore] as const)))(
    '[EDITOR-169] keeps its words where the line it begins with is gone: %s, %s, %s',
    (list, item, isBefore) => {
      const odd = () => [element(list, element(item, element('blockquote', line('kept'))))];
      const { editor, doc } = openedWith(odd(), isBefore);
      expect(doc.getXmlFragment(BODY_FIELD).toString()).toContain('kept');
      editor.state.doc.check();
      let at = 0;
      editor.state.doc.descendants((node, position) => {
        if (node.text === 'kept') at = position + node.nodeSize;
      });
      editor.view.dispatch(editor.state.tr.insertText('!', at));
      vi.advanceTimersByTime(1);
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      let written = 0;
      other.on('update', () => (written += 1));
      const seen = wholeEditor(other);
      editors.push(seen);
      expect(seen.getJSON()).toEqual(editor.getJSON());
      expect(seen.state.doc.textContent).toBe('firstkept!last');
      expect(written).toBe(0);
    },
  );

  it('[EDITOR-169] an item that is left with nothing goes', () => {
    const { editor } = openedWith([element('bulletList', element('listItem'))], false);
    expect(editor.state.doc.childCount).toBe(2);
  });
});
