/** What kind of block the caret stands in. */
import type { Editor } from '@tiptap/core';

/** What the caret can stand in; the same names as of the commands that make it. */
export const TURN_INTO = [
  'text',
  'heading1',
  'heading2',
  'heading3',
  'bulletList',
  'orderedList',
  'taskList',
  'quote',
  'codeBlock',
] as const;
export type TurnInto = (typeof TURN_INTO)[number];

export const LISTS = ['bulletList', 'orderedList', 'taskList'] as const satisfies TurnInto[];

/** The innermost container wins over the paragraph inside it. */
export function blockAt(editor: Editor): TurnInto {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    const found = blockOf(node.type.name, node.attrs['level']);
    if (found !== null) return found;
  }
  return 'text';
}

export function isInList(editor: Editor): boolean {
  const block = blockAt(editor);
  return LISTS.some((list) => list === block);
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
