/** A formula among words: made by typing `$$` around it, or by a command. */
import { InputRule } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { NodeSelection, type Transaction } from '@tiptap/pm/state';

const BETWEEN_DOLLARS = /\$\$([^$\s](?:[^$]*[^$\s])?)\$\$$/;

export const mathRule = new InputRule({
  find: BETWEEN_DOLLARS,
  handler: ({ state, range, match }) => {
    const node = mathNode(state.schema, match[1] ?? '');
    if (node === null) return null;
    state.tr.replaceWith(range.from, range.to, node);
    return undefined;
  },
});

/** What is chosen becomes its source; an empty one is chosen, and waits to be written. */
export function putMath(tr: Transaction): void {
  const { $from, from, to } = tr.selection;
  const node = mathNode(tr.doc.type.schema, tr.doc.textBetween(from, to, ' '));
  if (node === null || !$from.parent.inlineContent) return;
  tr.replaceSelectionWith(node, false);
  const at = tr.mapping.map(from, -1);
  if (node.content.size === 0) tr.setSelection(NodeSelection.create(tr.doc, at));
}

function mathNode(schema: Schema, tex: string) {
  return schema.nodes['mathInline']?.create(null, tex === '' ? null : schema.text(tex)) ?? null;
}
