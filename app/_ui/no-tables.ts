/** Stands in the browser for ProseMirror's tables, which the menu over a selection names; ours are our own. */

export class CellSelection {}
