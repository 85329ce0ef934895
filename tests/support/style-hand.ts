/**
 * Somebody who styles: a whole editor on a replica of its own, who does at random what the menus
 * and keys for colours, letters, sides and whole blocks allow. Needs jsdom, and timers that stand
 * still.
 */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { vi } from 'vitest';
import * as Y from 'yjs';
import {
  type Block,
  blockAround,
  chosenBlock,
} from '../../app/d/[documentId]/_editor/block-handle/block-around.ts';
import {
  deleted,
  duplicated,
  movedTo,
  swapped,
} from '../../app/d/[documentId]/_editor/block-handle/block-deeds.ts';
import { type PageDeeds, runCommand } from '../../app/d/[documentId]/_editor/commands/command.ts';
import { indent, outdent } from '../../app/d/[documentId]/_editor/commands/lists.ts';
import { STYLE_COMMANDS } from '../../app/d/[documentId]/_editor/commands/style-commands.ts';
import { BlockTexts } from '../../app/d/[documentId]/_editor/block-texts.ts';
import { ShownChanges } from '../../app/d/[documentId]/_editor/shown-changes.ts';
import { setColour } from '../../app/d/[documentId]/_editor/styles/colouring.ts';
import { COLOURS } from '../../lib/editor/colours.ts';
import type { Draw } from './late-people.ts';
import { sharedEditor, undoEachChange } from './editor.ts';

const COMMANDS = Object.values(STYLE_COMMANDS);
const NO_PAGE = {} as PageDeeds;
/** Beyond this much blocks are deleted instead of doubled. */
const SIZE_MAX = 400;

export class StyleHand {
  readonly doc = new Y.Doc();
  readonly editor: Editor;
  readonly #draw: Draw;

  constructor(draw: Draw, clientId: number) {
    this.#draw = draw;
    this.doc.clientID = clientId;
    this.editor = sharedEditor(this.doc, [ShownChanges, BlockTexts]);
    undoEachChange(this.editor);
  }

  /** @returns what it was. */
  act(): string {
    this.#select();
    const deed = this.#draw(12);
    const done = this.#deed(deed);
    vi.advanceTimersByTime(1);
    return `${deed}${done ? '' : '-'}`;
  }

  leave(): void {
    this.editor.destroy();
    vi.advanceTimersByTime(1);
  }

  #deed(deed: number): boolean {
    const { editor } = this;
    const colour = COLOURS[this.#draw(COLOURS.length)] ?? null;
    switch (deed) {
      case 0:
        setColour(editor, 'textColor', colour);
        return true;
      case 1:
        setColour(editor, 'highlight', this.#draw(3) === 0 ? null : colour);
        return true;
      case 2:
        return indent(editor);
      case 3:
        return outdent(editor);
      case 4:
        return editor.commands.insertContent('x');
      case 5:
        return editor.commands.undo();
      case 6:
        return editor.commands.redo();
      case 7:
        return this.#onBlock((block) =>
          editor.state.doc.content.size > SIZE_MAX
            ? deleted(editor.state, block)
            : duplicated(editor.state, block),
        );
      case 8:
        return this.#onBlock((block) =>
          swapped(editor.state, block, this.#draw(2) === 0 ? 'up' : 'down'),
        );
      case 9:
        return this.#onBlock((block) => {
          const to = blockAround(editor.state.doc, this.#place(), false);
          return to === null ? null : movedTo(editor.state, block, to.pos);
        });
      default: {
        const command = COMMANDS[this.#draw(COMMANDS.length)];
        return command !== undefined && runCommand(command, editor, NO_PAGE);
      }
    }
  }

  #onBlock(make: (block: Block) => ReturnType<typeof swapped>): boolean {
    const block = chosenBlock(this.editor.state);
    const tr = block === null ? null : make(block);
    if (tr === null) return false;
    this.editor.view.dispatch(tr);
    return true;
  }

  #select(): void {
    const { state, view } = this.editor;
    const [from, to] = [this.#place(), this.#place()].map((pos) => state.doc.resolve(pos));
    if (from !== undefined && to !== undefined) {
      view.dispatch(state.tr.setSelection(TextSelection.between(from, to)));
    }
  }

  #place(): number {
    return this.#draw(this.editor.state.doc.content.size + 1);
  }
}
