/** The kinds of block a writer can choose, shared by toolbar, bubble menu and slash menu. */
import type { ChainedCommands, Editor } from '@tiptap/core';
import type { Shortcut } from '../../../_ui/shortcut.ts';
import { SHORTCUTS } from './shortcuts.ts';

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
] as const;
export type BlockId = (typeof BLOCK_IDS)[number];

/** What the caret can stand in; a divider can only be put in. */
export type TurnInto = Exclude<BlockId, 'divider'>;
export const TURN_INTO = BLOCK_IDS.filter((id): id is TurnInto => id !== 'divider');

interface Block {
  readonly shortcut: Shortcut | null;
  /** Typing this at the start of a line and a space does the same. */
  readonly markdown: string | null;
  readonly apply: (chain: ChainedCommands) => ChainedCommands;
}

export const BLOCKS: Readonly<Record<BlockId, Block>> = {
  text: { shortcut: SHORTCUTS.text[0], markdown: null, apply: (chain) => chain.clearNodes() },
  heading1: heading(1),
  heading2: heading(2),
  heading3: heading(3),
  bulletList: {
    shortcut: SHORTCUTS.bulletList[0],
    markdown: '-',
    apply: (chain) => chain.toggleBulletList(),
  },
  orderedList: {
    shortcut: SHORTCUTS.orderedList[0],
    markdown: '1.',
    apply: (chain) => chain.toggleOrderedList(),
  },
  taskList: {
    shortcut: SHORTCUTS.taskList[0],
    markdown: '[ ]',
    apply: (chain) => chain.toggleTaskList(),
  },
  quote: {
    shortcut: SHORTCUTS.quote[0],
    markdown: '>',
    apply: (chain) => chain.toggleBlockquote(),
  },
  divider: { shortcut: null, markdown: '---', apply: (chain) => chain.setHorizontalRule() },
  codeBlock: {
    shortcut: SHORTCUTS.codeBlock[0],
    markdown: '```',
    apply: (chain) => chain.toggleCodeBlock(),
  },
};

function heading(level: 1 | 2 | 3): Block {
  return {
    shortcut: SHORTCUTS[`heading${level}`][0],
    markdown: '#'.repeat(level),
    apply: (chain) => chain.setHeading({ level }),
  };
}

/** What the caret stands in; the innermost container wins over the paragraph inside it. */
export function blockAt(editor: Editor): TurnInto {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    const found = blockOf(node.type.name, node.attrs['level']);
    if (found !== null) return found;
  }
  return 'text';
}

function blockOf(type: string, level: unknown): TurnInto | null {
  switch (type) {
    case 'heading':
      return level === 1 ? 'heading1' : level === 2 ? 'heading2' : 'heading3';
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
    case 'codeBlock':
      return type;
    case 'blockquote':
      return 'quote';
    default:
      return null;
  }
}

/** Turns the blocks of the selection into `id`; what they are already stays. */
export function turnInto(editor: Editor, id: TurnInto): void {
  if (blockAt(editor) === id) {
    editor.commands.focus();
    return;
  }
  const isContainer = id === 'bulletList' || id === 'orderedList' || id === 'taskList';
  // A heading inside a list, or a list inside a quote, is not what "turn into" promises.
  const chain = editor.chain().focus();
  BLOCKS[id].apply(isContainer ? chain : chain.clearNodes()).run();
}
