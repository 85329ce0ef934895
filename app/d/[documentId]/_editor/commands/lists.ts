/** What lists of both kinds have in common. */
import type { Editor } from '@tiptap/core';

/** @returns false where nothing can be moved in. */
export function indent(editor: Editor): boolean {
  return editor.commands.first(({ commands }) => [
    () => commands.sinkListItem('listItem'),
    () => commands.sinkListItem('taskItem'),
  ]);
}

/** @returns false where nothing can be moved out. */
export function outdent(editor: Editor): boolean {
  return editor.commands.first(({ commands }) => [
    () => commands.liftListItem('listItem'),
    () => commands.liftListItem('taskItem'),
  ]);
}

/** @returns false outside of a task. */
export function toggleTask(editor: Editor): boolean {
  if (!editor.isActive('taskItem')) return false;
  const isChecked = editor.getAttributes('taskItem')['checked'] === true;
  return editor.commands.updateAttributes('taskItem', { checked: !isChecked });
}
