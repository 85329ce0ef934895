/**
 * Somebody at a table: a whole editor on a replica of its own, who does at random what the menus,
 * keys and pastes of tables allow. Needs jsdom, and timers that stand still.
 */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { vi } from 'vitest';
import * as Y from 'yjs';
import { type PageDeeds, runCommand } from '../../app/d/[documentId]/_editor/commands/command.ts';
import { TABLE_COMMANDS } from '../../app/d/[documentId]/_editor/commands/table-commands.ts';
import { BlockTexts } from '../../app/d/[documentId]/_editor/block-texts.ts';
import { ShownChanges } from '../../app/d/[documentId]/_editor/shown-changes.ts';
import { gridIn, posOfCell } from '../../app/d/[documentId]/_editor/tables/table-at.ts';
import { lineMoved } from '../../app/d/[documentId]/_editor/tables/lines.ts';
import { tablesIn } from '../../app/d/[documentId]/_editor/tables/placed-tables.ts';
import { tableTools } from '../../app/d/[documentId]/_editor/tables/table-tools.ts';
import { Tables } from '../../app/d/[documentId]/_editor/tables/tables.ts';
import type { Draw, LateHand } from './late-people.ts';
import { pasteHtml, sharedEditor, undoEachChange } from './editor.ts';

const COMMANDS = Object.values(TABLE_COMMANDS);
const NO_PAGE = {} as PageDeeds;
const PASTED = [
  '<table><tr><th>x</th><td>y</td></tr><tr><td colspan="2">z</td></tr></table>',
  '<p>words</p>',
];

export class TableHand implements LateHand {
  readonly doc = new Y.Doc();
  readonly editor: Editor;
  readonly undoManager: Y.UndoManager;
  readonly #draw: Draw;

  constructor(draw: Draw, clientId: number) {
    this.#draw = draw;
    this.doc.clientID = clientId;
    this.editor = sharedEditor(this.doc, [
      ShownChanges,
      BlockTexts,
      Tables.configure({ tools: tableTools }),
    ]);
    this.undoManager = undoEachChange(this.editor);
  }

  act(): string {
    this.#select();
    const done = this.#doAnything();
    vi.advanceTimersByTime(1);
    return done;
  }

  #doAnything(): string {
    const { editor } = this;
    const kind = this.#draw(14);
    if (kind === 0) return `undo ${editor.commands.undo()}`;
    if (kind === 1) return `redo ${editor.commands.redo()}`;
    if (kind === 2) {
      pasteHtml(editor, PASTED[this.#draw(PASTED.length)] ?? '');
      return 'paste';
    }
    if (kind < 5) {
      const { tr } = editor.state;
      editor.view.dispatch(this.#draw(3) === 0 ? tr.deleteSelection() : tr.insertText('w'));
      return 'type';
    }
    if (kind > 11) return this.#moveLine();
    const at = this.#draw(COMMANDS.length);
    const command = COMMANDS[at];
    if (command !== undefined) runCommand(command, editor, NO_PAGE);
    return Object.keys(TABLE_COMMANDS)[at] ?? '';
  }

  /** As a handle drawn to another place does it, wherever the caret is. */
  #moveLine(): string {
    const { state, view } = this.editor;
    const [table] = tablesIn(state.doc);
    if (table === undefined) return 'no line to move';
    const axis = this.#draw(2) === 0 ? 'row' : 'column';
    const { cells, width, height } = gridIn(table.node);
    const cell = cells[this.#draw(Math.max(1, cells.length))];
    const to = this.#draw((axis === 'row' ? height : width) + 1);
    if (cell === undefined) return 'no cell to move';
    const tr = lineMoved(state, posOfCell({ ...table, grid: gridIn(table.node) }, cell), axis, to);
    if (tr !== null) view.dispatch(tr);
    return `${axis} to ${to}`;
  }

  /** Mostly somewhere in a table, now and then up to somewhere else in it. */
  #select(): void {
    const { state, view } = this.editor;
    const [table] = tablesIn(state.doc);
    const from = table === undefined ? 0 : table.pos;
    const size = table === undefined ? state.doc.content.size : table.node.nodeSize;
    const place = () =>
      state.doc.resolve(Math.min(state.doc.content.size, from + this.#draw(size + 1)));
    const $anchor = place();
    const $head = this.#draw(3) === 0 ? place() : $anchor;
    view.dispatch(state.tr.setSelection(TextSelection.between($anchor, $head)));
  }

  leave(): void {
    this.editor.destroy();
    vi.advanceTimersByTime(1);
  }
}
