/**
 * Somebody at a table: a whole editor on a replica of its own, who does at random what the menus,
 * keys and pastes of tables allow. Needs jsdom, and timers that stand still.
 */
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { TextSelection } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { vi } from 'vitest';
import * as Y from 'yjs';
import { type PageDeeds, runCommand } from '../../app/d/[documentId]/_editor/commands/command.ts';
import { TABLE_COMMANDS } from '../../app/d/[documentId]/_editor/commands/table-commands.ts';
import { ShownChanges } from '../../app/d/[documentId]/_editor/shown-changes.ts';
import { tablesIn } from '../../app/d/[documentId]/_editor/tables/placed-tables.ts';
import { tableTools } from '../../app/d/[documentId]/_editor/tables/table-tools.ts';
import { Tables } from '../../app/d/[documentId]/_editor/tables/tables.ts';
import { documentExtensions } from '../../lib/editor/extensions.ts';

const COMMANDS = Object.values(TABLE_COMMANDS);
const NO_PAGE = {} as PageDeeds;
const PASTED = [
  '<table><tr><th>x</th><td>y</td></tr><tr><td colspan="2">z</td></tr></table>',
  '<p>words</p>',
];

/** Whole numbers from 0, seeded. */
export type Draw = (below: number) => number;

export class TableHand {
  readonly doc = new Y.Doc();
  readonly editor: Editor;
  readonly #draw: Draw;

  constructor(draw: Draw, clientId: number) {
    this.#draw = draw;
    this.doc.clientID = clientId;
    this.editor = new Editor({
      element: document.createElement('div'),
      injectCSS: false,
      extensions: [
        ...documentExtensions(),
        Collaboration.configure({ fragment: this.doc.getXmlFragment('default') }),
        ShownChanges,
        Tables.configure({ tools: tableTools }),
      ],
    });
    vi.advanceTimersByTime(1);
    this.undoManager.captureTimeout = 0;
  }

  get undoManager(): Y.UndoManager {
    const { undoManager } = yUndoPluginKey.getState(this.editor.state) as {
      readonly undoManager: Y.UndoManager;
    };
    return undoManager;
  }

  act(): string {
    this.#select();
    const done = this.#doAnything();
    vi.advanceTimersByTime(1);
    return done;
  }

  #doAnything(): string {
    const { editor } = this;
    const kind = this.#draw(12);
    if (kind === 0) return `undo ${editor.commands.undo()}`;
    if (kind === 1) return `redo ${editor.commands.redo()}`;
    if (kind === 2) {
      editor.view.pasteHTML(
        PASTED[this.#draw(PASTED.length)] ?? '',
        new Event('paste') as ClipboardEvent,
      );
      return 'paste';
    }
    if (kind < 5) {
      const { tr } = editor.state;
      editor.view.dispatch(this.#draw(3) === 0 ? tr.deleteSelection() : tr.insertText('w'));
      return 'type';
    }
    const at = this.#draw(COMMANDS.length);
    const command = COMMANDS[at];
    if (command !== undefined) runCommand(command, editor, NO_PAGE);
    return Object.keys(TABLE_COMMANDS)[at] ?? '';
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
