/** The edge between two columns, drawn by a pointer. By keyboard the menu of columns does the same. */
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Decoration, type EditorView } from '@tiptap/pm/view';
import { columnWidthOf } from '../../../../../lib/editor/table-attributes.ts';
import { cellsAlone, type Column, withColumnWidth } from './column-width.ts';
import { cellAt } from './table-at.ts';
import { HOLE } from './table-marks.ts';
import { type Drawn, TABLES_KEY } from './tools.ts';

/** So near to an edge it is meant. */
const NEAR_PX = 5;
const AT_EDGE = 'at-column-edge';

interface Edge extends Column {
  /** Where the column begins. px */
  readonly start: number;
  readonly isRtl: boolean;
}

/** What is shown while the pointer is down is not in the document yet. */
export function nextDrawn(tr: Transaction, drawn: Drawn | null): Drawn | null {
  const next = tr.getMeta(TABLES_KEY) as Drawn | 'end' | undefined;
  if (next !== undefined) return next === 'end' ? null : next;
  return drawn && { ...drawn, pos: tr.mapping.map(drawn.pos) };
}

export function drawnColumn(state: EditorState, drawn: Drawn | null = null): Decoration[] {
  if (drawn === null) return [];
  const style = `inline-size: ${drawn.width}px; min-inline-size: ${drawn.width}px`;
  return cellsAlone(state, drawn).map((pos) =>
    Decoration.node(pos, pos + (state.doc.nodeAt(pos)?.nodeSize ?? 0), { style }),
  );
}

export function pointAtEdge(view: EditorView, event: MouseEvent): boolean {
  const isAtEdge = event.buttons === 0 && edgeAt(view, event) !== null;
  view.dom.classList.toggle(AT_EDGE, isAtEdge || drawnIn(view) !== null);
  return false;
}

export function pressEdge(view: EditorView, event: MouseEvent): boolean {
  const edge = event.button === 0 ? edgeAt(view, event) : null;
  if (edge === null) return false;
  event.preventDefault();
  follow(view, edge);
  return true;
}

function drawnIn(view: EditorView): Drawn | null {
  return TABLES_KEY.getState(view.state)?.drawn ?? null;
}

function edgeAt(view: EditorView, { target, clientX }: MouseEvent): Edge | null {
  if (!view.editable || !(target instanceof Element)) return null;
  const shown = target.closest<HTMLElement>('th, td');
  if (shown === null || !view.dom.contains(shown) || shown.hasAttribute(HOLE)) return null;
  const { left, right } = shown.getBoundingClientRect();
  const isRtl = getComputedStyle(shown).direction === 'rtl';
  const [start, end] = isRtl ? [right, left] : [left, right];
  if (Math.abs(clientX - end) > NEAR_PX) return null;
  const cell = cellAt(view.state.doc.resolve(view.posAtDOM(shown, 0)));
  // The edge of a merged cell is that of several columns.
  if (cell === null || cell.placed.colspan > 1) return null;
  return { pos: cell.table.pos, column: cell.placed.column, start, isRtl };
}

function follow(view: EditorView, edge: Edge): void {
  const stop = new AbortController();
  const { signal } = stop;
  const show = ({ clientX }: MouseEvent): void => {
    const width = columnWidthOf(edge.isRtl ? edge.start - clientX : clientX - edge.start);
    if (width === null || view.isDestroyed) return;
    const { pos, column } = drawnIn(view) ?? edge;
    view.dispatch(view.state.tr.setMeta(TABLES_KEY, { pos, column, width } satisfies Drawn));
  };
  const end = (): void => {
    stop.abort();
    const drawn = view.isDestroyed ? null : drawnIn(view);
    if (drawn === null) return;
    const tr = withColumnWidth(view.state, drawn, drawn.width) ?? view.state.tr;
    view.dispatch(tr.setMeta(TABLES_KEY, 'end'));
  };
  window.addEventListener('mousemove', show, { signal });
  window.addEventListener('mouseup', end, { signal });
  window.addEventListener('blur', end, { signal });
}
