/** Makes a link of an address that stands before the caret and the sign that ends its sentence. */
import type { EditorView } from '@tiptap/pm/view';
import { isSafeHref } from '../../../../../lib/editor/links.ts';
import { isInCode } from '../in-code.ts';

/** No address that somebody types is longer. */
const LOOK_BACK = 400;
const ADDRESS =
  /(?:^|[\s"'“‘([])((?:https?:\/\/|www\.)[^\s\ufffc]*[^\s\ufffc.,;:!?…"'”’)\]。，；：！？])[.,;:!?…"'”’)\]。，；：！？]+$/iu;

export function linkBefore(view: EditorView): void {
  const { state } = view;
  const { $from, empty } = state.selection;
  const { link } = state.schema.marks;
  if (view.composing || !empty || link === undefined || isInCode(state)) return;
  const start = Math.max(0, $from.parentOffset - LOOK_BACK);
  const before = $from.parent.textBetween(start, $from.parentOffset, null, '\ufffc');
  const [all, address] = ADDRESS.exec(before) ?? [];
  if (all === undefined || address === undefined) return;
  const from = $from.pos - (all.length - all.indexOf(address));
  const to = from + address.length;
  const href = /^www\./iu.test(address) ? `https://${address}` : address;
  // One that was a link before, or is code, is that on purpose.
  const { doc, schema } = state;
  const isTaken = ['link', 'code'].some((name) => {
    const mark = schema.marks[name];
    return mark !== undefined && doc.rangeHasMark(from, to, mark);
  });
  if (!isTaken && isSafeHref(href))
    view.dispatch(state.tr.addMark(from, to, link.create({ href })));
}
