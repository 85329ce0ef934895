/** One thing that can be done on the editor page, and all that keys, menus and sheets ask of it. */
import type { ChainedCommands, Editor } from '@tiptap/core';
import type { BlockWish } from '../block-handle/block-request.ts';
import type { Shortcut } from '../../../../_ui/shortcut.ts';
import type { Face } from '../../../../../lib/editor/look.ts';
import { endUndoStep } from '../undo-history.ts';

/** In this order in the palette and the shortcut sheet. */
export const COMMAND_GROUPS = ['marks', 'blocks', 'lists', 'tables', 'editing', 'page'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** To write what is looked for, or its replacement; to go on to another match. */
export type FindAim = 'find' | 'replace' | 'next' | 'previous';

/** A way to look at the document; what is on or off is changed by the same deed. */
export type ViewDeed =
  | 'outline'
  | 'focus'
  | 'read'
  | 'wide'
  | 'print'
  | 'printLinks'
  | Face
  | 'small';

/** What the page does itself: its panels, and what leaves the text. */
export interface PageDeeds {
  readonly editLink: () => void;
  readonly startList: () => void;
  readonly showSaveState: () => void;
  readonly showWordCount: () => void;
  readonly showShortcuts: () => void;
  readonly showSettings: () => void;
  readonly showPalette: () => void;
  readonly find: (to: FindAim) => void;
  /** With the block the caret is in. */
  readonly onBlock: (to: BlockWish, anchor?: HTMLElement) => void;
  readonly view: (deed: ViewDeed) => void;
}

interface CommandFacts {
  readonly group: CommandGroup;
  /** The first is the one shown. */
  readonly keys: readonly Shortcut[];
  /** Typing this at the start of a line, and a space, does the same. */
  readonly markdown?: string;
  /** Is it so where the caret stands? Absent: nothing it could be. */
  readonly isActive?: (editor: Editor) => boolean;
  /** Would it do anything? Absent: always, in a text that may be changed. */
  readonly isEnabled?: (editor: Editor) => boolean;
}

export type Command = CommandFacts &
  (
    | {
        /** One chain: what a slash typed is taken away in the same step. */
        readonly is: 'chain';
        readonly apply: (chain: ChainedCommands) => ChainedCommands;
      }
    | {
        /** @returns whether it did anything; a key that did nothing is free for others. */
        readonly is: 'edit';
        readonly run: (editor: Editor) => boolean;
      }
    | { readonly is: 'page'; readonly run: (page: PageDeeds) => void }
    /** The browser's own; here to be listed. */
    | { readonly is: 'browser' }
  );

/** Also where nothing may be written. */
export function isForReaders(command: Command): boolean {
  return command.is === 'page' && command.group === 'page';
}

export function mayRun(command: Command, editor: Editor): boolean {
  if (command.is === 'browser') return false;
  return (editor.isEditable || isForReaders(command)) && (command.isEnabled?.(editor) ?? true);
}

/** @returns whether it did anything. */
export function runCommand(command: Command, editor: Editor, page: PageDeeds): boolean {
  if (!mayRun(command, editor)) return false;
  switch (command.is) {
    case 'chain':
      return asOneStep(editor, () => command.apply(editor.chain().focus()).run());
    case 'edit':
      return asOneStep(editor, () => command.run(editor));
    case 'page':
      command.run(page);
      return true;
    case 'browser':
      return false;
    default:
      return command satisfies never;
  }
}

/** Undo takes it back by itself, however soon it came after the last letter. */
function asOneStep(editor: Editor, run: () => boolean): boolean {
  endUndoStep(editor);
  const isDone = run();
  endUndoStep(editor);
  return isDone;
}
