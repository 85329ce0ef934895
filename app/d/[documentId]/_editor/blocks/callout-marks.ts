/** The sign of a callout: its kind is told, and may be chosen there, by the system's own select. */
import { Decoration, type EditorView } from '@tiptap/pm/view';
import {
  CALLOUT_KINDS,
  type CalloutKind,
  calloutKindOf,
} from '../../../../../lib/editor/callout-kinds.ts';
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import type { PlacedContainer } from './placed-containers.ts';

const CLASS = 'callout-kind';

export function calloutMarks(
  { node, pos }: PlacedContainer,
  words: EditorMessages['blocks'],
): Decoration[] {
  const kind = calloutKindOf(node.attrs['kind']);
  return [
    Decoration.node(pos, pos + node.nodeSize, { 'aria-label': words.kinds[kind] }),
    Decoration.widget(pos + 1, (view, getPos) => kindSelect(kind, view, getPos, words), {
      key: CLASS,
      side: -1,
      ignoreSelection: true,
      stopEvent: () => true,
    }),
  ];
}

/** As the document has it now: a select shows what was chosen on it. */
export function showKinds(view: EditorView): void {
  for (const select of view.dom.querySelectorAll<HTMLSelectElement>(`.${CLASS} > select`)) {
    select.value = calloutKindOf(select.closest('[data-callout]')?.getAttribute('data-callout'));
    select.disabled = !view.editable;
  }
}

/** To the sign of the callout the caret is in, as to other tools. @returns false outside of one. */
export function focusKind(view: EditorView): boolean {
  const { node } = view.domAtPos(view.state.selection.from);
  const place = node instanceof Element ? node : node.parentElement;
  const select = place?.closest('[data-callout]')?.querySelector('select');
  select?.focus();
  return select != null;
}

function kindSelect(
  kind: CalloutKind,
  view: EditorView,
  getPos: () => number | undefined,
  words: EditorMessages['blocks'],
): HTMLElement {
  const place = document.createElement('span');
  place.className = CLASS;
  place.contentEditable = 'false';
  const select = document.createElement('select');
  select.setAttribute('aria-label', words.kind);
  select.dataset['tip'] = words.kind;
  for (const each of CALLOUT_KINDS) select.add(new Option(words.kinds[each], each));
  select.value = kind;
  select.disabled = !view.editable;
  let isByPointer = false;
  select.addEventListener('pointerdown', () => void (isByPointer = true));
  select.addEventListener('keydown', ({ key }) => {
    isByPointer = false;
    if (key === 'Escape') view.focus();
  });
  select.addEventListener('change', () => {
    const pos = getPos();
    if (pos === undefined || !view.editable) return;
    const { tr } = view.state;
    view.dispatch(tr.setNodeAttribute(pos - 1, 'kind', calloutKindOf(select.value)));
    if (isByPointer) return view.focus();
    // Its element was made anew; by keys one may look through all of them.
    const callout = view.nodeDOM(pos - 1);
    if (callout instanceof Element) callout.querySelector('select')?.focus();
  });
  place.append(select);
  return place;
}
