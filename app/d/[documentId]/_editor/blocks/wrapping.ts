/** Puts blocks into a container and takes them out again; nothing in them is written anew. */
import { Fragment, NodeRange, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep } from '@tiptap/pm/transform';
import { isHolder } from './holders.ts';

type Attributes = Readonly<Record<string, unknown>>;

/**
 * The blocks of the selection into one container, or into an inner one of it.
 *
 * @returns where it is now, or null where none may stand.
 */
export function wrapBlocks(
  tr: Transaction,
  name: string,
  { attrs = null, inner }: { readonly attrs?: Attributes | null; readonly inner?: string } = {},
): number | null {
  const range = rangeOf(tr);
  const { nodes } = tr.doc.type.schema;
  const type = nodes[name];
  if (range === null || type === undefined) return null;
  const { parent, startIndex, endIndex, start } = range;
  if (!parent.canReplaceWith(startIndex, endIndex, type)) return null;
  const within = inner === undefined ? undefined : nodes[inner];
  tr.wrap(range, [{ type, attrs }, ...(within === undefined ? [] : [{ type: within }])]);
  return start;
}

/** Its blocks take the place of the container at `pos`, and of `depth - 1` containers in it. */
export function unwrap(tr: Transaction, pos: number, depth = 1): void {
  const end = pos + (tr.doc.nodeAt(pos)?.nodeSize ?? 0);
  const around = new Slice(Fragment.empty, 0, 0);
  tr.step(new ReplaceAroundStep(pos, end, pos + depth, end - depth, around, 0, true));
}

/** Whole blocks of the innermost holder that holds all of the selection. */
function rangeOf({ selection }: Transaction): NodeRange | null {
  const { $from, $to } = selection;
  for (let depth = $from.sharedDepth($to.pos); depth >= 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.inlineContent || !isHolder(node)) continue;
    // What a toggle shows when it is closed is its own line.
    if (node.type.name === 'toggle' && $from.index(depth) === 0) continue;
    return new NodeRange($from, $to, depth);
  }
  return null;
}
