/** What is drawn on toggles: the button that opens them, and hints where nothing is written. */
import { Decoration, type EditorView } from '@tiptap/pm/view';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import type { PlacedContainer } from './placed-containers.ts';
import { setOpen } from './toggle-opening.ts';
import type { OpenToggles } from './toggle-state.ts';

type Words = EditorMessages['blocks'];
const STILL = { ignoreSelection: true, stopEvent: () => true } as const;

export function toggleMarks(
  { node, pos }: PlacedContainer,
  open: OpenToggles,
  words: Words,
): Decoration[] {
  const isOpen = open.has(pos);
  const line = node.firstChild;
  const marks = [
    Decoration.node(pos, pos + node.nodeSize, { class: isOpen ? 'is-open' : 'is-closed' }),
    Decoration.widget(pos + 1, (view, getPos) => foldButton(view, getPos, isOpen, words), {
      key: `fold-${isOpen}`,
      side: -1,
      ...STILL,
    }),
  ];
  if (line !== null && line.isTextblock && line.content.size === 0) {
    const hint = { class: 'is-empty-line', 'data-hint': words.line };
    marks.push(Decoration.node(pos + 1, pos + 1 + line.nodeSize, hint));
  }
  if (isOpen && node.childCount === 1) {
    const end = pos + node.nodeSize - 1;
    const made = (view: EditorView, getPos: () => number | undefined) =>
      beginButton(view, getPos, words);
    marks.push(Decoration.widget(end, made, { key: 'begin', side: 1, ...STILL }));
  }
  return marks;
}

function foldButton(
  view: EditorView,
  getPos: () => number | undefined,
  isOpen: boolean,
  words: Words,
): HTMLElement {
  const button = buttonOf('toggle-fold', words.fold);
  button.setAttribute('aria-expanded', String(isOpen));
  button.addEventListener('click', () => {
    const pos = getPos();
    if (pos === undefined) return;
    const hadFocus = document.activeElement === button;
    view.dispatch(setOpen(view.state.tr, pos - 1, !isOpen));
    if (!hadFocus) return;
    // Another button stands in its place.
    const toggle = view.nodeDOM(pos - 1);
    if (toggle instanceof Element) toggle.querySelector<HTMLElement>('.toggle-fold')?.focus();
  });
  return button;
}

/** Stands where the first block inside would. */
function beginButton(
  view: EditorView,
  getPos: () => number | undefined,
  words: Words,
): HTMLElement {
  const button = buttonOf('toggle-begin', null);
  button.textContent = words.begin;
  button.addEventListener('click', () => {
    const pos = getPos();
    const line = view.state.schema.nodes['paragraph']?.create();
    if (pos === undefined || line === undefined || !view.editable) return;
    const tr = view.state.tr.insert(pos, line);
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 1)));
    view.focus();
  });
  return button;
}

function buttonOf(className: string, label: string | null): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.contentEditable = 'false';
  if (label !== null) button.setAttribute('aria-label', label);
  // The text must not lose its caret.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  return button;
}
