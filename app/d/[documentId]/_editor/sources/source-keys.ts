/** The keys inside a source: indents, its whole text, and the way out of it. */
import {
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { breakLine, indentSource } from './indenting.ts';
import { isPictured, sourceAt } from './source-at.ts';

type Key = (state: EditorState, view: EditorView) => Transaction | null;

const KEYS: Readonly<Record<string, Key>> = {
  Tab: (state) => indentSource(state, 1),
  'Shift-Tab': (state) => indentSource(state, -1),
  'Mod-]': (state) => indentSource(state, 1),
  'Mod-[': (state) => indentSource(state, -1),
  Enter: enter,
  'Mod-a': selectText,
  Escape: leaveDown,
  ArrowDown: (state) => (isAtEnd(state) ? leaveDown(state) : null),
};

export function pressInSource(view: EditorView, event: KeyboardEvent): boolean {
  if (event.isComposing || !view.editable) return false;
  if (event.key === 'Enter' && writeChosen(view)) return true;
  if (step(view, event)) return true;
  const source = sourceAt(view.state.selection.$head);
  if (source === null) return false;
  if (event.altKey) return event.key === 'F10' && toTools(view, source.pos);
  const tr = KEYS[keyOf(event)]?.(view.state, view) ?? null;
  if (tr === null) return false;
  view.dispatch(tr);
  return true;
}

function keyOf(event: KeyboardEvent): string {
  const isMod = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${isMod ? 'Mod-' : ''}${event.shiftKey ? 'Shift-' : ''}${key}`;
}

/** After two empty lines at its end Enter leaves a code block, as everywhere else. */
function enter(state: EditorState): Transaction | null {
  return isAtEnd(state) && state.selection.$head.parent.textContent.endsWith('\n\n')
    ? null
    : breakLine(state);
}

/** The text of the block first; pressed again, everything. */
function selectText(state: EditorState): Transaction | null {
  const { $from, $to } = state.selection;
  const source = sourceAt($from);
  if (source === null || source.node.content.size === 0 || !$to.sameParent($from)) return null;
  if ($from.parentOffset === 0 && $to.parentOffset === source.node.content.size) return null;
  return state.tr.setSelection(TextSelection.create(state.doc, $from.start(), $from.end()));
}

function isAtEnd({ selection: { $head, empty } }: EditorState): boolean {
  return empty && $head.parentOffset === $head.parent.content.size;
}

/** Behind the block, where a line is made if there is none. */
export function leaveDown(state: EditorState): Transaction | null {
  const source = sourceAt(state.selection.$head);
  if (source === null) return null;
  const end = source.pos + source.node.nodeSize;
  const next = Selection.findFrom(state.doc.resolve(end), 1);
  if (next !== null) return state.tr.setSelection(next).scrollIntoView();
  const line = state.schema.nodes['paragraph']?.create();
  if (line === undefined) return null;
  const tr = state.tr.insert(end, line);
  return tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView();
}

/** A picture that is chosen as a whole: its source is written in next. */
function writeChosen(view: EditorView): boolean {
  const { selection, doc, tr } = view.state;
  if (!(selection instanceof NodeSelection)) return false;
  const isFormula = selection.node.type.name === 'mathInline';
  if (isPictured(selection.node)) {
    view.dispatch(tr.setSelection(TextSelection.create(doc, selection.to - 1)));
    return true;
  }
  if (!isFormula) return false;
  const formula = view.nodeDOM(selection.from);
  if (formula instanceof HTMLElement)
    formula.querySelector<HTMLElement>('.formula-inline')?.click();
  return true;
}

const STEPS: Readonly<
  Record<string, { readonly way: 'up' | 'down' | 'left' | 'right'; readonly by: 1 | -1 }>
> = {
  ArrowUp: { way: 'up', by: -1 },
  ArrowDown: { way: 'down', by: 1 },
  ArrowLeft: { way: 'left', by: -1 },
  ArrowRight: { way: 'right', by: 1 },
  Backspace: { way: 'left', by: -1 },
  Delete: { way: 'right', by: 1 },
};

/** Over the edge of a block, where a picture hides the text that the browser would look for. */
function step(view: EditorView, event: KeyboardEvent): boolean {
  const { way, by } = STEPS[event.key] ?? { way: 'up', by: 0 };
  const { $head, empty } = view.state.selection;
  if (by === 0 || !empty || !$head.parent.isTextblock || hasModifier(event)) return false;
  const isErasing = event.key === 'Backspace' || event.key === 'Delete';
  const tr = isErasing ? erase(view.state, by) : walk(view.state, by);
  // In a formula nothing is erased beyond its edge.
  const isKept = isErasing && isPictured($head.parent);
  if ((tr === null && !isKept) || !view.endOfTextblock(way)) return false;
  if (tr !== null) view.dispatch(tr);
  return true;
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.shiftKey || event.ctrlKey || event.metaKey || event.altKey;
}

function walk({ doc, selection: { $head }, tr }: EditorState, by: 1 | -1): Transaction | null {
  const edge = by < 0 ? $head.before() : $head.after();
  const next = Selection.findFrom(doc.resolve(edge), by);
  return isPictured(next?.$head.parent) && next !== null
    ? tr.setSelection(next).scrollIntoView()
    : null;
}

/** An empty source becomes a line; the picture beside a line is chosen before it is erased. */
function erase(
  { doc, schema, selection: { $head }, tr }: EditorState,
  by: 1 | -1,
): Transaction | null {
  const { paragraph } = schema.nodes;
  if (isPictured($head.parent)) {
    const isEmpty = $head.parent.content.size === 0;
    return isEmpty && paragraph !== undefined
      ? tr.setBlockType($head.pos, $head.pos, paragraph)
      : null;
  }
  const edge = doc.resolve(by < 0 ? $head.before() : $head.after());
  const beside = by < 0 ? edge.nodeBefore : edge.nodeAfter;
  if (!isPictured(beside)) return null;
  const at = by < 0 ? edge.pos - beside.nodeSize : edge.pos;
  return tr.setSelection(NodeSelection.create(doc, at)).scrollIntoView();
}

/** As at tables. */
function toTools(view: EditorView, pos: number): boolean {
  const block = view.nodeDOM(pos);
  if (!(block instanceof HTMLElement)) return false;
  const button = block.querySelector<HTMLElement>('[role="toolbar"] button[tabindex="0"]');
  button?.focus();
  return button !== null;
}
