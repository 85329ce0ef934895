/** The ways to mark a stretch of text, shared by toolbar and bubble menu. */
import type { Editor } from '@tiptap/core';
import { Bold, Code, Italic, type LucideIcon, Strikethrough, Underline } from 'lucide-react';

export const MARK_IDS = ['bold', 'italic', 'underline', 'strike', 'code'] as const;
export type MarkId = (typeof MARK_IDS)[number];

export const MARK_ICONS: Readonly<Record<MarkId, LucideIcon>> = {
  bold: Bold,
  italic: Italic,
  underline: Underline,
  strike: Strikethrough,
  code: Code,
};

export function toggleMark(editor: Editor, id: MarkId): void {
  editor.chain().focus().toggleMark(id).run();
}
