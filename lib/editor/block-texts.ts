/**
 * Whatever holds words has a shared text from the moment it is made. The binding (y-tiptap 3.0.9)
 * makes one only for the first letter: two people who began an empty block at once made two of
 * them, and then each wrote the other's letters a second time and deleted them where they stood.
 */
import * as Y from 'yjs';

/** Every node of the schema with content of letters, by its name. */
export const TEXT_HOLDERS: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'mathBlock',
  'diagram',
  'footnote',
  'mathInline',
]);

/** Those whose letters bear no marks. */
export const SOURCE_HOLDERS: ReadonlySet<string> = new Set([
  'codeBlock',
  'mathBlock',
  'diagram',
  'mathInline',
]);

/** Within the transaction that leaves them without one: undo takes a text back with its block. */
export function fillBlockTexts(transaction: Y.Transaction): void {
  const touched = [...madeIn(transaction), ...transaction.changed.keys()];
  for (const element of new Set(touched.filter(isBare))) element.insert(0, [new Y.XmlText()]);
}

/** The types that a local transaction has made so far. */
function madeIn({ doc, beforeState }: Y.Transaction): unknown[] {
  const structs = doc.store.clients.get(doc.clientID) ?? [];
  const last = structs.at(-1);
  const from = beforeState.get(doc.clientID) ?? 0;
  if (last === undefined || last.id.clock + last.length <= from) return [];
  return structs
    .slice(Y.findIndexSS(structs, from))
    .flatMap((struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentType
        ? [struct.content.type]
        : [],
    );
}

function isBare(type: unknown): type is Y.XmlElement {
  return (
    type instanceof Y.XmlElement &&
    TEXT_HOLDERS.has(type.nodeName) &&
    type.length === 0 &&
    type._item?.deleted === false
  );
}
