/**
 * Somebody who does at random to the blocks of a row, and around them, what can be done to any
 * block: writes, marks, parts, deletes, doubles, sets attributes. Needs jsdom, and timers that stand still.
 */
import type { Editor } from '@tiptap/core';
import type { Attrs, Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { vi } from 'vitest';
import * as Y from 'yjs';
import type { Draw, LateHand } from './late-people.ts';
import { SCHEMA_ROWS } from './schema-rows/all-rows.ts';
import { bodyOf, type SchemaRow } from './schema-rows/row.ts';
import { wholeEditor } from './whole-editor.ts';
import { press, undoEachChange } from './editor.ts';

/** Beyond this much nothing is doubled. */
const SIZE_MAX = 300;
const KEYS = ['Enter', 'Enter', 'Backspace', 'Delete'];

interface Placed {
  readonly node: Node;
  readonly at: number;
}

export class RowHand implements LateHand {
  readonly doc = new Y.Doc();
  readonly editor: Editor;
  readonly #draw: Draw;
  readonly #row: SchemaRow;
  readonly #deeds: Readonly<Record<string, () => void>> = {
    write: () => this.#write(),
    'write more': () => this.#write(),
    erase: () => this.#erase(),
    press: () => this.#press(),
    mark: () => this.#mark(),
    attribute: () => this.#setAttribute(),
    double: () => this.#double(),
    delete: () => this.#deleteBlock(),
    undo: () => void this.editor.commands.undo(),
    redo: () => void this.editor.commands.redo(),
  };

  constructor(draw: Draw, clientId: number, row: SchemaRow) {
    this.#draw = draw;
    this.#row = row;
    this.doc.clientID = clientId;
    this.editor = wholeEditor(this.doc);
    undoEachChange(this.editor);
  }

  act(): string {
    const [name, deed] = this.#one(Object.entries(this.#deeds));
    // A lone picture leaves no line to write in.
    if (this.#lines().length > 0 || name === 'double') deed();
    vi.advanceTimersByTime(1);
    return name;
  }

  leave(): void {
    this.editor.destroy();
    vi.advanceTimersByTime(1);
  }

  #one<T>(list: readonly T[]): T {
    return list[this.#draw(list.length)] as T;
  }

  /** All that hold text, the insides of footnotes and formulas too. */
  #lines(): Placed[] {
    return placedIn(this.editor.state.doc).filter(({ node }) => node.inlineContent);
  }

  /** Of a line, from and to a place between two characters; at most so long if said. */
  #stretch(sizeMax = Number.POSITIVE_INFINITY): readonly [from: number, to: number] {
    const { doc } = this.editor.state;
    const { node, at } = this.#one(this.#lines());
    const from = this.#draw(node.content.size + 1);
    const size = this.#draw(Math.min(sizeMax, node.content.size - from) + 1);
    return [besideCharacter(doc, at + 1 + from), besideCharacter(doc, at + 1 + from + size)];
  }

  #write(): void {
    // Not from the selection: it does not reach into a footnote.
    const [from] = this.#stretch();
    const { tr, schema } = this.editor.state;
    this.editor.view.dispatch(tr.insert(from, schema.text('w')));
  }

  #erase(): void {
    const [from, to] = this.#stretch(3);
    if (to > from) this.editor.view.dispatch(this.editor.state.tr.delete(from, to));
  }

  #press(): void {
    const { state, view } = this.editor;
    const $place = state.doc.resolve(this.#draw(state.doc.content.size + 1));
    view.dispatch(state.tr.setSelection(TextSelection.near($place)));
    press(this.editor, this.#one(KEYS));
  }

  #mark(): void {
    const [from, to] = this.#stretch();
    const { tr, schema } = this.editor.state;
    // Not code, which shuts out all others: one makes bold what another makes code, and it is both.
    const type = this.#one(Object.values(schema.marks).filter(({ name }) => name !== 'code'));
    const values = attributesOf(type.name);
    if (this.#draw(3) === 0) tr.removeMark(from, to);
    else tr.addMark(from, to, type.create(this.#one(values)));
    this.editor.view.dispatch(tr);
  }

  /** To what another row says of such a node. */
  #setAttribute(): void {
    const { doc, tr } = this.editor.state;
    const { node, at } = this.#one(placedIn(doc));
    const [name, value] = this.#one([
      ...Object.entries(this.#one(attributesOf(node.type.name)) ?? {}),
      [undefined, null],
    ]);
    if (name !== undefined) this.editor.view.dispatch(tr.setNodeAttribute(at, name, value));
  }

  #double(): void {
    const { doc, tr, schema } = this.editor.state;
    if (doc.content.size > SIZE_MAX) return;
    const { at, node } = this.#one(topBlocks(doc));
    const blocks = this.#row.blocks.map((block) => schema.nodeFromJSON(block));
    this.editor.view.dispatch(tr.insert(at + (this.#draw(2) === 0 ? 0 : node.nodeSize), blocks));
  }

  #deleteBlock(): void {
    const { doc, tr } = this.editor.state;
    const { at, node } = this.#one(topBlocks(doc));
    if (doc.childCount > 1) this.editor.view.dispatch(tr.delete(at, at + node.nodeSize));
  }
}

/** Not between the halves of an emoji. */
function besideCharacter(doc: Node, pos: number): number {
  const half = doc.resolve(pos).nodeAfter?.text?.charCodeAt(0) ?? 0;
  return half >= 0xdc00 && half <= 0xdfff ? pos - 1 : pos;
}

export function placedIn(doc: Node): Placed[] {
  const placed: Placed[] = [];
  doc.descendants((node, at) => {
    if (!node.isText) placed.push({ node, at });
  });
  return placed;
}

function topBlocks(doc: Node): Placed[] {
  return placedIn(doc).filter(({ at }) => doc.resolve(at).depth === 0);
}

/** What the rows say of such nodes and marks, one for each time. */
export function attributesOf(name: string): (Attrs | null)[] {
  const found: (Attrs | null)[] = [];
  const look = ({ type, attrs, marks = [], content = [] }: ReturnType<typeof bodyOf>): void => {
    for (const each of [{ type, attrs }, ...marks]) {
      if (each.type === name) found.push(each.attrs ?? null);
    }
    for (const child of content) look(child);
  };
  for (const row of SCHEMA_ROWS) look(bodyOf(row));
  return found.length === 0 ? [null] : found;
}
