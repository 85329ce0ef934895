/**
 * Somebody among callouts, toggles, columns and numbered lists: a whole editor on a replica of its
 * own, who does at random what their commands and keys allow. Needs jsdom, and timers that stand still.
 */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { vi } from 'vitest';
import * as Y from 'yjs';
import { blockTools } from '../../app/d/[documentId]/_editor/blocks/block-tools.ts';
import { Blocks } from '../../app/d/[documentId]/_editor/blocks/blocks.ts';
import {
  type Command,
  type PageDeeds,
  runCommand,
} from '../../app/d/[documentId]/_editor/commands/command.ts';
import { COMMANDS } from '../../app/d/[documentId]/_editor/commands/command-table.ts';
import { CONTAINER_COMMANDS } from '../../app/d/[documentId]/_editor/commands/container-commands.ts';
import { BlockTexts } from '../../app/d/[documentId]/_editor/block-texts.ts';
import { ShownChanges } from '../../app/d/[documentId]/_editor/shown-changes.ts';
import { Tables } from '../../app/d/[documentId]/_editor/tables/tables.ts';
import { en } from '../../lib/i18n/en.ts';
import type { Draw, LateHand } from './late-people.ts';
import { pasteHtml, press, sharedEditor, undoEachChange } from './editor.ts';

const { text, heading2, orderedList, quote, moveUp, moveDown } = COMMANDS;
const NAMED: readonly (readonly [string, Command])[] = Object.entries({
  ...CONTAINER_COMMANDS,
  text,
  heading2,
  orderedList,
  quote,
  moveUp,
  moveDown,
});
const NO_PAGE = { startList: () => {} } as Partial<PageDeeds> as PageDeeds;
const KEYS = ['Enter', 'Enter', 'Backspace', 'Delete'];
const PASTED = [
  '<div data-callout="tip"><p>pasted</p></div><p>words</p>',
  '<details><summary>line</summary><p>inside</p></details>',
  '<div data-columns><div data-column><p>x</p></div><div data-column><ol type="i"><li>y</li></ol></div></div>',
];

export class BlockHand implements LateHand {
  readonly doc = new Y.Doc();
  readonly editor: Editor;
  readonly #draw: Draw;

  constructor(draw: Draw, clientId: number) {
    this.#draw = draw;
    this.doc.clientID = clientId;
    this.editor = sharedEditor(this.doc, [
      ShownChanges,
      BlockTexts,
      Tables,
      Blocks.configure({ words: en.editor.blocks, tools: blockTools }),
    ]);
    undoEachChange(this.editor);
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
    if (kind < 8) {
      const key = KEYS[this.#draw(KEYS.length)] ?? '';
      return `${key} ${this.#press(key)}`;
    }
    const [name, command] = NAMED[this.#draw(NAMED.length)] ?? [];
    if (command !== undefined) runCommand(command, editor, NO_PAGE);
    return name ?? '';
  }

  /** Tiptap's own Enter stumbles over some stretches of several blocks. */
  #press(key: string): boolean {
    try {
      return press(this.editor, key);
    } catch (err) {
      const isStumble = err instanceof Error && /\bsplitBlock\b/.test(err.stack ?? '');
      if (!isStumble) throw err;
      return false;
    }
  }

  /** Mostly a caret, and mostly at the start of a block, where keys mean most. */
  #select(): void {
    const { state, view } = this.editor;
    const size = state.doc.content.size;
    const place = () => state.doc.resolve(this.#draw(size + 1));
    const $drawn = place();
    const $anchor =
      this.#draw(2) === 0 && $drawn.parent.isTextblock ? state.doc.resolve($drawn.start()) : $drawn;
    const $head = this.#draw(4) === 0 ? place() : $anchor;
    view.dispatch(state.tr.setSelection(TextSelection.between($anchor, $head)));
  }

  leave(): void {
    this.editor.destroy();
    vi.advanceTimersByTime(1);
  }
}
