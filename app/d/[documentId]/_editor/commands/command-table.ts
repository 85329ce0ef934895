/**
 * Every command of the editor page. Toolbars, the slash menu, the palette, tooltips, the keymap
 * and the shortcut sheet are made of it; its words are in the dictionaries under the same names.
 */
import type { Editor } from '@tiptap/core';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { moveBlock } from '../moving.ts';
import { blockAt, isInList, type TurnInto } from './block-at.ts';
import type { Command } from './command.ts';
import { indent, outdent, toggleTask } from './lists.ts';

const TABLE = {
  bold: mark('bold', ['Mod+B']),
  italic: mark('italic', ['Mod+I']),
  underline: mark('underline', ['Mod+U']),
  // On some layouts Shift and 5 are told as %.
  strike: mark('strike', ['Mod+Shift+S', 'Alt+Shift+5', 'Mod+Shift+X']),
  code: mark('code', ['Mod+E']),
  link: {
    is: 'page',
    group: 'marks',
    keys: ['Mod+K'],
    isActive: (editor) => editor.isActive('link'),
    isEnabled: (editor) => editor.state.selection.$from.parent.type.spec.code !== true,
    run: (page) => page.editLink(),
  },
  clearFormatting: {
    is: 'chain',
    group: 'marks',
    keys: ['Mod+\\'],
    apply: (chain) => chain.unsetAllMarks(),
  },
  text: block('text', { keys: ['Mod+Alt+0'] }, (chain) => chain.clearNodes()),
  heading1: heading(1),
  heading2: heading(2),
  heading3: heading(3),
  bulletList: block('bulletList', { keys: ['Mod+Shift+8'], markdown: '-' }, (chain) =>
    chain.toggleBulletList(),
  ),
  orderedList: block('orderedList', { keys: ['Mod+Shift+7'], markdown: '1.' }, (chain) =>
    chain.toggleOrderedList(),
  ),
  taskList: block('taskList', { keys: ['Mod+Shift+9'], markdown: '[ ]' }, (chain) =>
    chain.toggleTaskList(),
  ),
  quote: block('quote', { keys: ['Mod+Shift+B'], markdown: '>' }, (chain) =>
    chain.toggleBlockquote(),
  ),
  divider: {
    is: 'chain',
    group: 'blocks',
    keys: [],
    markdown: '---',
    apply: (chain) => chain.setHorizontalRule(),
  },
  codeBlock: block('codeBlock', { keys: ['Mod+Alt+C'], markdown: '```' }, (chain) =>
    chain.toggleCodeBlock(),
  ),
  indent: {
    is: 'edit',
    group: 'lists',
    keys: ['Tab', 'Mod+]'],
    isEnabled: isInList,
    run: indent,
  },
  outdent: {
    is: 'edit',
    group: 'lists',
    keys: ['Shift+Tab', 'Mod+['],
    isEnabled: isInList,
    run: outdent,
  },
  toggleTask: {
    is: 'edit',
    group: 'lists',
    keys: ['Mod+Enter'],
    isEnabled: (editor) => editor.isActive('taskItem'),
    run: toggleTask,
  },
  moveUp: move('up', ['Alt+↑', 'Mod+Alt+↑']),
  moveDown: move('down', ['Alt+↓', 'Mod+Alt+↓']),
  undo: {
    is: 'chain',
    group: 'editing',
    keys: ['Mod+Z'],
    isEnabled: (editor) => stepsOf(editor).undoable > 0,
    apply: (chain) => chain.undo(),
  },
  redo: {
    is: 'chain',
    group: 'editing',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    isEnabled: (editor) => stepsOf(editor).redoable > 0,
    apply: (chain) => chain.redo(),
  },
  pastePlain: { is: 'browser', group: 'editing', keys: ['Mod+Shift+V'] },
  palette: {
    is: 'page',
    group: 'page',
    keys: ['Mod+K'],
    run: (page) => page.showPalette(),
  },
  saveState: {
    is: 'page',
    group: 'page',
    keys: ['Mod+S'],
    run: (page) => page.showSaveState(),
  },
  wordCount: {
    is: 'page',
    group: 'page',
    keys: ['Mod+Shift+C'],
    run: (page) => page.showWordCount(),
  },
  shortcutSheet: {
    is: 'page',
    group: 'page',
    keys: ['Mod+/'],
    run: (page) => page.showShortcuts(),
  },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandId = keyof typeof TABLE;
/** What a slash offers, in this order. */
export const BLOCK_IDS = [
  'text',
  'heading1',
  'heading2',
  'heading3',
  'bulletList',
  'orderedList',
  'taskList',
  'quote',
  'divider',
  'codeBlock',
] as const satisfies readonly CommandId[];
export type BlockId = (typeof BLOCK_IDS)[number];

type ChainCommand = Extract<Command, { readonly is: 'chain' }>;

export const COMMANDS: Readonly<
  Record<BlockId, ChainCommand> & Record<Exclude<CommandId, BlockId>, Command>
> = TABLE;
export const COMMAND_IDS = Object.keys(TABLE) as CommandId[];

function mark(name: string, keys: readonly string[]): ChainCommand {
  return {
    is: 'chain',
    group: 'marks',
    keys,
    isActive: (editor) => editor.isActive(name),
    apply: (chain) => chain.toggleMark(name),
  };
}

function block(
  id: TurnInto,
  facts: Pick<Command, 'keys'> & { readonly markdown?: string },
  apply: ChainCommand['apply'],
): ChainCommand {
  const group = id.endsWith('List') ? 'lists' : 'blocks';
  return { is: 'chain', group, ...facts, isActive: (editor) => blockAt(editor) === id, apply };
}

function heading(level: 1 | 2 | 3): ChainCommand {
  const facts = { keys: [`Mod+Alt+${level}`], markdown: '#'.repeat(level) };
  return block(`heading${level}`, facts, (chain) => chain.setHeading({ level }));
}

function move(direction: 'up' | 'down', keys: readonly string[]) {
  return {
    is: 'edit',
    group: 'editing',
    keys,
    run: (editor: Editor) => {
      const tr = moveBlock(editor.state, direction);
      if (tr !== null) editor.view.dispatch(tr);
      // Done either way: Alt+Arrow must not leave the page in a browser that binds it.
      return true;
    },
  } as const satisfies Command;
}

/** Of one's own edits only. */
function stepsOf(editor: Editor): { readonly undoable: number; readonly redoable: number } {
  const history = yUndoPluginKey.getState(editor.state) as
    | { readonly undoManager: { readonly undoStack: unknown[]; readonly redoStack: unknown[] } }
    | undefined;
  return {
    undoable: history?.undoManager.undoStack.length ?? 0,
    redoable: history?.undoManager.redoStack.length ?? 0,
  };
}
