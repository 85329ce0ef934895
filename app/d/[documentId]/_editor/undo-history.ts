/** The steps one can take back: of one's own edits only. */
import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { CARRIED, CARRIED_BY_UNDO } from '../../../../lib/editor/carry/carried-words.ts';

/** What of it is used here; y-tiptap types its state as any. */
interface UndoState {
  readonly undoManager: Y.UndoManager;
}

/** An editor, or its view. */
interface Stated {
  readonly state: EditorState;
}

export function undoSteps(editor: Editor): {
  readonly undoable: number;
  readonly redoable: number;
} {
  const manager = managerOf(editor);
  return {
    undoable: manager?.undoStack.length ?? 0,
    redoable: manager?.redoStack.length ?? 0,
  };
}

/** What comes next is a step of its own, however soon it comes. */
export function endUndoStep(editor: Stated): void {
  managerOf(editor)?.stopCapturing();
}

/**
 * What is carried along (lib/editor/carry) belongs to the steps: after a change of others it is a
 * step, or a part of one, and after an undo or redo a part of what takes that back.
 * @returns how to let go again.
 */
export function stepsOfCarried(editor: Stated): () => void {
  const manager = managerOf(editor);
  if (manager === undefined) return () => {};
  manager.addTrackedOrigin(CARRIED);
  const joined = ({ origin, afterState, beforeState }: Y.Transaction) => {
    const step = (manager.undoing ? manager.redoStack : manager.undoStack).at(-1);
    if (origin !== CARRIED_BY_UNDO || step === undefined) return;
    const { clientID } = manager.doc;
    const from = beforeState.get(clientID) ?? 0;
    const made = Y.createDeleteSet();
    made.clients.set(clientID, [{ clock: from, len: (afterState.get(clientID) ?? 0) - from }]);
    step.insertions = Y.mergeDeleteSets([step.insertions, made]);
  };
  manager.doc.on('afterTransaction', joined);
  return () => manager.doc.off('afterTransaction', joined);
}

function managerOf(editor: Stated): UndoState['undoManager'] | undefined {
  return (yUndoPluginKey.getState(editor.state) as UndoState | undefined)?.undoManager;
}
