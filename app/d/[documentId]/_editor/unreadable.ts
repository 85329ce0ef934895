/**
 * What no editor makes, and what keeps the binding (y-tiptap 3.0.9) from showing the document at
 * all. It goes the way of all that has no place in the schema, which the binding deletes by itself.
 */
import { Fragment, type Schema } from '@tiptap/pm/model';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** Text outside of every block: the binding takes it for an element. */
export function dropLooseText(body: Y.XmlFragment): void {
  const isLoose = body.toArray().map((child) => child instanceof Y.XmlText);
  if (!isLoose.includes(true)) return;
  body.doc?.transact(() => {
    for (const [at, isText] of [...isLoose.entries()].toReversed()) if (isText) body.delete(at);
  }, ySyncPluginKey);
}

/** An element with the name of text would become a node that has no text, over which keys stumble. */
export function refuseTextElements({ nodes }: Schema): void {
  const { text } = nodes;
  if (text === undefined) return;
  text.createChecked = () => {
    throw new RangeError('text is no element');
  };
}

/**
 * Several people at once may leave an item of a list without the line that it begins with: one takes
 * that line out while another quotes what follows. The binding would delete the item with every word
 * in it. It is shown with an empty line, which is written with the next change in it.
 */
export function completeNodes({ nodes }: Schema): void {
  for (const type of Object.values(nodes)) {
    if (type.isLeaf) continue;
    const createChecked = type.createChecked.bind(type);
    type.createChecked = (attributes, content, marks) => {
      const hasContent = Fragment.from(content).size > 0;
      const complete = hasContent ? type.createAndFill(attributes, content, marks) : null;
      return complete ?? createChecked(attributes, content, marks);
    };
  }
}
