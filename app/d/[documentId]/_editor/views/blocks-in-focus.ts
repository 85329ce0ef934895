/** What one writes in, or has selected: list items by themselves, else whole blocks. */
import type { ResolvedPos } from '@tiptap/pm/model';
import type { Editor } from '@tiptap/core';

const ITEMS: ReadonlySet<string> = new Set(['listItem', 'taskItem']);

export interface BlocksInFocus {
  readonly first: Element;
  readonly last: Element;
}

export function blocksInFocus(editor: Editor): BlocksInFocus | null {
  const { $from, $to } = editor.state.selection;
  const first = elementAt(editor, placeOf($from, $from.pos));
  const last = elementAt(editor, placeOf($to, $to.pos - ($to.nodeBefore?.nodeSize ?? 0)));
  return first === null || last === null ? null : { first, last };
}

/** @param between  the place meant where `$position` is between two blocks. */
function placeOf($position: ResolvedPos, between: number): number {
  for (let depth = $position.depth; depth > 1; depth -= 1) {
    if (ITEMS.has($position.node(depth).type.name)) return $position.before(depth);
  }
  return $position.depth === 0 ? between : $position.before(1);
}

function elementAt(editor: Editor, place: number): Element | null {
  const element = editor.view.nodeDOM(place);
  return element instanceof Element ? element : null;
}
