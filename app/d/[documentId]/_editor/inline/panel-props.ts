import type { Editor } from '@tiptap/react';

export interface InlinePanelProps {
  readonly editor: Editor;
  /** Of the node. */
  readonly position: number;
  /** The caret goes back into the text. */
  readonly onClose: () => void;
}

/** One change of one attribute, so that what others write beside it stays. */
export function setAttribute(editor: Editor, position: number, name: string, value: string): void {
  if (!editor.isEditable || editor.state.doc.nodeAt(position) === null) return;
  editor.view.dispatch(editor.state.tr.setNodeAttribute(position, name, value));
}
