/** What kind of block the caret stands in. */
import type { Editor } from '@tiptap/core';
import { headingLevelOf } from '../../../../../lib/editor/attributes.ts';

/** What menus offer to turn a block into; the same names as of the commands that do it. */
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
  'callout',
  'toggle',
] as const;
const DEEP_HEADINGS = ['heading4', 'heading5', 'heading6'] as const;
/** What the caret can stand in. */
export type BlockKind = (typeof TURN_INTO)[number] | (typeof DEEP_HEADINGS)[number];

export const LISTS = ['bulletList', 'orderedList', 'taskList'] as const satisfies BlockKind[];

/** The innermost container wins over the paragraph inside it. */
export function blockAt(editor: Editor): BlockKind {
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

function blockOf(type: string, level: unknown): BlockKind | null {
  switch (type) {
    case 'heading':
      return `heading${headingLevelOf(level)}`;
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
