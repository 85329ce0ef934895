// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { ClientId } from '../../../lib/core/ids.ts';
import { firstUpdate } from '../../../lib/editor/content.ts';
import { attributesOf, placedIn } from '../../support/row-hand.ts';
import { SCHEMA_ROWS } from '../../support/schema-rows/all-rows.ts';
import { bodyOf, type SchemaRow } from '../../support/schema-rows/row.ts';
import { wholeEditor } from '../../support/whole-editor.ts';

interface Person {
  readonly editor: Editor;
  readonly doc: Y.Doc;
  /** What they wrote themselves. */
  readonly updates: Uint8Array[];
}

const EACH = SCHEMA_ROWS.map((row) => [row.name, row.says, row] as const);
const people: Person[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] });
});
afterEach(() => {
  for (const { editor } of people.splice(0)) editor.destroy();
  vi.useRealTimers();
});

function opened(row: SchemaRow): Person {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, firstUpdate(99 as ClientId, { title: '', body: bodyOf(row) }));
  const updates: Uint8Array[] = [];
  const editor = wholeEditor(doc);
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== people) updates.push(update);
  });
  const person = { editor, doc, updates };
  people.push(person);
  return person;
}

function hear({ doc }: Person, { updates }: Person): void {
  for (const update of updates) Y.applyUpdate(doc, update, people);
  vi.advanceTimersByTime(1);
}

/** Words at the start or the end of every line there is, those of footnotes and formulas too. */
function write({ editor }: Person, words: string, isAtStart: boolean): void {
  const lines = placedIn(editor.state.doc).filter(({ node }) => node.inlineContent);
  for (const { node, at } of lines.toReversed()) {
    const { tr, schema } = editor.state;
    editor.view.dispatch(
      tr.insert(at + 1 + (isAtStart ? 0 : node.content.size), schema.text(words)),
    );
    vi.advanceTimersByTime(1);
  }
}

/** The `nth` attribute of every node to what another row says of it. */
function setAttributes({ editor }: Person, nth: (names: readonly string[]) => string | undefined) {
  for (const { node, at } of placedIn(editor.state.doc)) {
    const name = nth(Object.keys(node.attrs));
    if (name === undefined) continue;
    const others = attributesOf(node.type.name).map((attrs): unknown => attrs?.[name] ?? null);
    const value: unknown = others.find((other) => other !== node.attrs[name]);
    if (value === undefined) continue;
    editor.view.dispatch(editor.state.tr.setNodeAttribute(at, name, value));
    vi.advanceTimersByTime(1);
  }
}

describe('undo in every block', () => {
  it.each(EACH)(
    '[EDITOR-134] %s, %s: takes back one’s own words, marks, attributes and blocks, and nothing of others',
    (_, _says, row) => {
      const [ada, bob, alone] = [opened(row), opened(row), opened(row)];
      write(ada, 'ada', true);
      ada.editor.chain().selectAll().toggleItalic().run();
      setAttributes(ada, (names) => names[0]);
      const { tr, schema } = ada.editor.state;
      const blocks = row.blocks.map((block) => schema.nodeFromJSON(block));
      ada.editor.view.dispatch(tr.insert(0, blocks));
      write(bob, 'bob', false);
      setAttributes(bob, (names) => (names.length > 1 ? names.at(-1) : undefined));
      const before = JSON.stringify(ada.editor.getJSON());
      hear(ada, bob);
      hear(bob, ada);
      hear(alone, bob);
      expect(JSON.stringify(ada.editor.getJSON())).not.toBe(before);
      expect(ada.editor.getJSON()).toEqual(bob.editor.getJSON());
      const together = JSON.stringify(ada.editor.getJSON());
      const told = ada.updates.length;
      while (ada.editor.commands.undo()) vi.advanceTimersByTime(1);
      expect(ada.editor.getJSON()).toEqual(alone.editor.getJSON());
      ada.updates.splice(0, told);
      hear(bob, ada);
      expect(bob.editor.getJSON()).toEqual(alone.editor.getJSON());
      while (ada.editor.commands.redo()) vi.advanceTimersByTime(1);
      expect(JSON.stringify(ada.editor.getJSON())).toBe(together);
      ada.editor.state.doc.check();
    },
  );
});
