/** Words one reads on the page that are no text of it: the line below a picture, what a card says. */
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { isMedia, lineOf } from '../../../../../lib/editor/media/media.ts';
import { FIELDS, sayingIn } from '../media/media-fields.ts';

export interface HeldLine {
  readonly attribute: string;
  /** As it is shown. */
  readonly text: string;
  readonly charsMax: number;
}

/** In the order one reads them; none for most nodes. */
export function heldLines(node: Node): readonly HeldLine[] {
  const { name } = node.type;
  if (!isMedia(name)) return [];
  const saying = sayingIn(name, node.attrs);
  // What a picture shows is for who cannot see it: nobody would see it found.
  return FIELDS[name]
    .filter((field) => field.name !== 'alt')
    .map((field) => ({ ...field, text: saying[field.name] ?? '' }));
}

/** @param index  in all of its lines, one below the other. */
export function lineAt(
  node: Node,
  index: number,
): { readonly line: HeldLine; readonly start: number } | null {
  let start = 0;
  for (const line of heldLines(node)) {
    if (index <= start + line.text.length) return { line, start };
    start += line.text.length + 1;
  }
  return null;
}

/** @param position  of what holds them. */
export function rewriteHeld(
  tr: Transaction,
  position: number,
  { index, text: before }: { readonly index: number; readonly text: string },
  after: string,
): void {
  const node = tr.doc.nodeAt(position);
  const found = node === null ? null : lineAt(node, index);
  if (found === null) return;
  const { line, start } = found;
  const at = index - start;
  const text = line.text.slice(0, at) + after + line.text.slice(at + before.length);
  tr.setNodeAttribute(position, line.attribute, lineOf(text, line.charsMax) || null);
}
