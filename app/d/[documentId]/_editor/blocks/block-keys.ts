/** Enter and Backspace at the edges of containers, and the way to their tools. */
import type { ResolvedPos } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { focusKind } from './callout-marks.ts';
import { depthOf } from './holders.ts';
import { leaveAtEnd, takeOut } from './leaving.ts';
import { enterOnLine } from './toggle-line.ts';

export function blockKey(view: EditorView, event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  if (event.altKey) return event.key === 'F10' && focusKind(view);
  // Right behind a conversion it takes back the conversion.
  if (event.key === 'Backspace' && wasConverted(view.state)) return false;
  const tr = view.editable ? changeBy(event.key, view.state) : null;
  if (tr === null) return false;
  view.dispatch(tr.scrollIntoView());
  return true;
}

function wasConverted(state: EditorState): boolean {
  return state.plugins.some(
    (plugin) => plugin.spec['isInputRules'] === true && plugin.getState(state) != null,
  );
}

function changeBy(key: string, state: EditorState): Transaction | null {
  const { empty, $from, $to } = state.selection;
  // From one column into another there is no block to be parted.
  if (!empty && key === 'Enter' && !isInSameColumn($from, $to)) return state.tr.deleteSelection();
  if (!empty || $from.depth < 2) return null;
  if (key === 'Enter') return enterOnLine(state) ?? leaveAtEnd(state);
  return key === 'Backspace' ? takeOut(state) : null;
}

function isInSameColumn($from: ResolvedPos, $to: ResolvedPos): boolean {
  const [start, end] = [depthOf($from, 'column'), depthOf($to, 'column')];
  const posOf = ($pos: ResolvedPos, depth: number | null) =>
    depth === null ? null : $pos.before(depth);
  return posOf($from, start) === posOf($to, end);
}
