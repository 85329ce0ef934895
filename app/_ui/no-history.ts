/** Stands in the browser for ProseMirror's undo, which the starter kit names; ours is that of Yjs. */

export const history = undefined;
export const undo = undefined;
export const redo = undefined;
