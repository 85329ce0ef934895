/** What lists of both kinds, and blocks outside of them, have in common. */
import type { Editor } from '@tiptap/core';
import { indentBlocks, mayIndent } from '../styles/lying.ts';
import { isInList } from './block-at.ts';

export function mayBeIndented(editor: Editor): boolean {
  return isInList(editor) || mayIndent(editor.state);
}

/** @returns false where nothing can be moved in. */
export function indent(editor: Editor): boolean {
  const isDone = editor.commands.first(({ commands }) => [
    () => commands.sinkListItem('listItem'),
    () => commands.sinkListItem('taskItem'),
  ]);
  return isDone || indentBlocks(editor, 1);
}

/** @returns false where nothing can be moved out. */
export function outdent(editor: Editor): boolean {
  const isDone = editor.commands.first(({ commands }) => [
    () => commands.liftListItem('listItem'),
    () => commands.liftListItem('taskItem'),
  ]);
  return isDone || indentBlocks(editor, -1);
}

/** @returns false outside of a task. */
export function toggleTask(editor: Editor): boolean {
  if (!editor.isActive('taskItem')) return false;
  const isChecked = editor.getAttributes('taskItem')['checked'] === true;
  return editor.commands.updateAttributes('taskItem', { checked: !isChecked });
}
