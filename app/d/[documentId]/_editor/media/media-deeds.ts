/** What is done with pictures, frames and cards; each is a step of undo by itself. */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { Media } from '../../../../../lib/editor/media/media.ts';
import { hostOf, secureAddressOf } from '../../../../../lib/editor/media/web-address.ts';
import { putBlock } from '../blocks/put-block.ts';
import type { LinkTarget } from '../link-target.ts';
import { endUndoStep } from '../undo-history.ts';
import type { MediaView } from './media-view.ts';
import { showHost } from './shown-hosts.ts';

/** Without what says nothing; of the names of its node. */
export type MediaSaying = Readonly<Record<string, string | number | null>>;

/** @returns false where it may not stand. */
export function putMedia(editor: Editor, kind: Media, saying: MediaSaying): boolean {
  const node = editor.schema.nodes[kind]?.create(saying);
  const { tr } = editor.state;
  if (!editor.isEditable || node === undefined || !putBlock(tr, node)) return false;
  sayByHand(kind, saying);
  asOneStep(editor, () => editor.view.dispatch(tr));
  return true;
}

/** Only what differs, each by itself, so that what others change of it stays. */
export function changeMedia(editor: Editor, view: MediaView, saying: MediaSaying): void {
  const at = view.position();
  const node = at === undefined ? null : editor.state.doc.nodeAt(at);
  if (at === undefined || node === null || node.type !== view.node().type) return;
  const { tr } = editor.state;
  for (const [name, value] of Object.entries(saying)) {
    if ((node.attrs[name] ?? null) !== value) tr.setNodeAttribute(at, name, value);
  }
  if (!editor.isEditable || !tr.docChanged) return;
  if (node.attrs['src'] !== saying['src']) sayByHand(node.type.name, saying);
  asOneStep(editor, () => editor.view.dispatch(tr));
}

export function deleteMedia(editor: Editor, view: MediaView): void {
  const at = view.position();
  if (at === undefined || !editor.isEditable) return;
  asOneStep(editor, () => {
    editor.commands.deleteRange({ from: at, to: at + view.node().nodeSize });
    editor.view.focus();
  });
}

/** The paragraph that holds nothing but this link; null: it stands among others. */
export function lineOfLink(
  { state: { doc } }: Editor,
  { from, to }: LinkTarget,
): { readonly from: number; readonly to: number } | null {
  if (to > doc.content.size) return null;
  const $from = doc.resolve(from);
  const isAlone =
    $from.parent.type.name === 'paragraph' &&
    $from.parentOffset === 0 &&
    to - from === $from.parent.content.size;
  if (!isAlone || $from.depth === 0) return null;
  const line = { from: $from.before(), to: $from.after() };
  const index = $from.index(-1);
  const { image } = doc.type.schema.nodes;
  const mayBe = image !== undefined && $from.node(-1).canReplaceWith(index, index + 1, image);
  return mayBe ? line : null;
}

/** In place of its line; the caret goes on behind it. */
export function turnLink(
  editor: Editor,
  target: LinkTarget,
  kind: Media,
  saying: MediaSaying,
): void {
  const line = lineOfLink(editor, target);
  if (line === null || !editor.isEditable) return;
  const node = editor.schema.nodes[kind]?.create(saying);
  const { tr } = editor.state;
  tr.setSelection(TextSelection.create(tr.doc, target.from));
  // The line is empty then, and what is put there takes its place.
  if (node === undefined || !putBlock(tr.delete(target.from, target.to), node)) return;
  sayByHand(kind, saying);
  asOneStep(editor, () => editor.view.dispatch(tr));
  editor.view.focus();
}

/** Whoever puts a picture in wants to see it. */
function sayByHand(kind: string, saying: MediaSaying): void {
  const src = kind === 'image' ? secureAddressOf(saying['src']) : null;
  if (src !== null) showHost(hostOf(src));
}

function asOneStep(editor: Editor, change: () => void): void {
  endUndoStep(editor);
  change();
  endUndoStep(editor);
}
