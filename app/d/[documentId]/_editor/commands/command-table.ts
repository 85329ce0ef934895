/**
 * Every command of the editor page. Toolbars, the slash menu, the palette, tooltips, the keymap
 * and the shortcut sheet are made of it; its words are in the dictionaries under the same names.
 */
import type { Editor } from '@tiptap/core';
import type { HeadingLevel } from '../../../../../lib/editor/attributes.ts';
import { clearBlocks } from '../blocks/clearing.ts';
import { isOutsideCodeBlock } from '../in-code.ts';
import { putMath } from '../sources/math-rule.ts';
import { moveBlock } from '../moving.ts';
import { undoTyped } from '../typing/typed-back.ts';
import { undoSteps } from '../undo-history.ts';
import { blockAt, type BlockKind } from './block-at.ts';
import { BLOCK_COMMANDS } from './block-commands.ts';
import type { Command, FindAim } from './command.ts';
import { CONTAINER_COMMANDS } from './container-commands.ts';
import { indent, mayBeIndented, outdent, toggleTask } from './lists.ts';
import { STYLE_COMMANDS } from './style-commands.ts';
import { INLINE_COMMANDS } from './inline-commands.ts';
import { MEDIA_COMMANDS } from './media-commands.ts';
import { TABLE_COMMANDS } from './table-commands.ts';
import { VIEW_COMMANDS } from './view-commands.ts';

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
    isEnabled: isOutsideCodeBlock,
    run: (page) => page.editLink(),
  },
  ...STYLE_COMMANDS,
  text: block('text', { keys: ['Mod+Alt+0'] }, (chain) =>
    chain.command(({ tr }) => clearBlocks(tr)),
  ),
  heading1: heading(1),
  heading2: heading(2),
  heading3: heading(3),
  heading4: heading(4),
  heading5: heading(5),
  heading6: heading(6),
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
  mathInline: {
    is: 'chain',
    group: 'marks',
    keys: [],
    isEnabled: isOutsideCodeBlock,
    apply: (chain) =>
      chain.command(({ tr }) => {
        putMath(tr);
        return true;
      }),
  },
  mathBlock: source('mathBlock', '$$$'),
  diagram: source('diagram', '```mermaid'),
  indent: {
    is: 'edit',
    group: 'lists',
    keys: ['Tab', 'Mod+]'],
    isEnabled: mayBeIndented,
    run: indent,
  },
  outdent: {
    is: 'edit',
    group: 'lists',
    keys: ['Shift+Tab', 'Mod+['],
    isEnabled: mayBeIndented,
    run: outdent,
  },
  toggleTask: {
    is: 'edit',
    group: 'lists',
    keys: ['Mod+Enter'],
    isEnabled: (editor) => editor.isActive('taskItem'),
    run: toggleTask,
  },
  ...TABLE_COMMANDS,
  ...CONTAINER_COMMANDS,
  ...INLINE_COMMANDS,
  ...MEDIA_COMMANDS,
  moveUp: move('up', ['Alt+↑', 'Mod+Alt+↑']),
  moveDown: move('down', ['Alt+↓', 'Mod+Alt+↓']),
  ...BLOCK_COMMANDS,
  undo: {
    is: 'edit',
    group: 'editing',
    keys: ['Mod+Z'],
    isEnabled: (editor) => undoSteps(editor).undoable > 0,
    run: (editor) => editor.commands.focus() && undoTyped(editor),
  },
  redo: {
    is: 'chain',
    group: 'editing',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    isEnabled: (editor) => undoSteps(editor).redoable > 0,
    apply: (chain) => chain.redo(),
  },
  pastePlain: { is: 'browser', group: 'editing', keys: ['Mod+Shift+V'] },
  palette: {
    is: 'page',
    group: 'page',
    keys: ['Mod+K'],
    run: (page) => page.showPalette(),
  },
  find: find('find', ['Mod+F']),
  findReplace: find('replace', ['Mod+H', 'Mod+Alt+F']),
  findNext: find('next', ['Mod+G']),
  findPrevious: find('previous', ['Mod+Shift+G']),
  ...VIEW_COMMANDS,
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
  writingSettings: {
    is: 'page',
    group: 'page',
    keys: [],
    run: (page) => page.showSettings(),
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
  'toggle',
  'toggleHeading1',
  'toggleHeading2',
  'toggleHeading3',
  'callout',
  'calloutTip',
  'calloutSuccess',
  'calloutWarning',
  'calloutDanger',
  'columns2',
  'columns3',
  'columns4',
  'columns5',
  'pageBreak',
  'table',
  'mathInline',
  'mathBlock',
  'diagram',
  'image',
  'embed',
  'bookmark',
  'mention',
  'documentLink',
  'date',
  'status',
  'footnote',
  'tableOfContents',
  'emoji',
] as const satisfies readonly CommandId[];
export type BlockId = (typeof BLOCK_IDS)[number];

type ChainCommand = Extract<Command, { readonly is: 'chain' }>;

export const COMMANDS: Readonly<
  Record<BlockId | BlockKind, ChainCommand> &
    Record<Exclude<CommandId, BlockId | BlockKind>, Command>
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
  id: BlockKind,
  facts: Pick<Command, 'keys'> & { readonly markdown?: string },
  apply: ChainCommand['apply'],
): ChainCommand {
  const group = id.endsWith('List') ? 'lists' : 'blocks';
  return { is: 'chain', group, ...facts, isActive: (editor) => blockAt(editor) === id, apply };
}

function source(type: 'mathBlock' | 'diagram', markdown: string): ChainCommand {
  return {
    is: 'chain',
    group: 'blocks',
    keys: [],
    markdown,
    isActive: (editor) => editor.isActive(type),
    apply: (chain) => chain.toggleNode(type, 'paragraph'),
  };
}

function heading(level: HeadingLevel): ChainCommand {
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

function find(to: FindAim, keys: readonly string[]) {
  return {
    is: 'page',
    group: 'page',
    keys,
    run: (page) => page.find(to),
    ...(to === 'replace' ? { isEnabled: (editor: Editor) => editor.isEditable } : {}),
  } as const satisfies Command;
}
