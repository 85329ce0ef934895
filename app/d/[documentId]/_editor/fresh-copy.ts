/**
 * The same again, made of nodes of its own. The binding to the shared document knows blocks by
 * identity (y-tiptap 3.0.9, `updateYFragment`): one and the same node in two places is taken out
 * of one of them and put back with every transaction, without end.
 */
import { Node, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

export function freshCopy(node: Node): Node {
  return Node.fromJSON(node.type.schema, node.toJSON());
}

/** What is drawn with the key for a copy stands in two places, too. */
export function freshDrops(): Plugin {
  return new Plugin({
    props: {
      transformPasted: (slice, view) =>
        view.dragging === null ? slice : Slice.fromJSON(view.state.schema, slice.toJSON()),
    },
  });
}
