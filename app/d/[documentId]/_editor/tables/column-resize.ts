/** The edge between two columns, drawn by a pointer. By keyboard the menu of columns does the same. */
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { columnWidthOf } from '../../../../../lib/editor/table-attributes.ts';
import { cellsAlone, type Column, withColumnWidth } from './column-width.ts';
import { cellAt } from './table-at.ts';

/** So near to an edge it is meant. */
const NEAR_PX = 5;
const AT_EDGE = 'at-column-edge';

interface Drawn extends Column {
  readonly width: number;
}

interface Edge extends Column {
  /** Where the column begins. px */
  readonly start: number;
  readonly isRtl: boolean;
}

const KEY = new PluginKey<Drawn | null>('columnResize');

/** What is shown while the pointer is down is not in the document yet. */
export function columnResize(): Plugin<Drawn | null> {
  return new Plugin<Drawn | null>({
    key: KEY,
    state: {
      init: () => null,
      apply(tr, drawn) {
        const next = tr.getMeta(KEY) as Drawn | 'end' | undefined;
        if (next !== undefined) return next === 'end' ? null : next;
        return drawn && { ...drawn, pos: tr.mapping.map(drawn.pos) };
      },
    },
    props: {
      decorations(state) {
        const drawn = KEY.getState(state);
        if (drawn == null) return null;
        const style = `inline-size: ${drawn.width}px; min-inline-size: ${drawn.width}px`;
        const marks = cellsAlone(state, drawn).map((pos) =>
          Decoration.node(pos, pos + (state.doc.nodeAt(pos)?.nodeSize ?? 0), { style }),
        );
        return DecorationSet.create(state.doc, marks);
      },
      handleDOMEvents: {
        mousemove(view, event) {
          const isAtEdge = event.buttons === 0 && edgeAt(view, event) !== null;
          view.dom.classList.toggle(AT_EDGE, isAtEdge || KEY.getState(view.state) != null);
          return false;
        },
        mousedown(view, event) {
          const edge = event.button === 0 ? edgeAt(view, event) : null;
          if (edge === null) return false;
          event.preventDefault();
          draw(view, edge);
          return true;
        },
      },
    },
  });
}

function edgeAt(view: EditorView, { target, clientX }: MouseEvent): Edge | null {
  if (!view.editable || !(target instanceof Element)) return null;
  const shown = target.closest<HTMLElement>('th, td');
  if (shown === null || !view.dom.contains(shown) || shown.hasAttribute('data-hole')) return null;
  const { left, right } = shown.getBoundingClientRect();
  const isRtl = getComputedStyle(shown).direction === 'rtl';
  const [start, end] = isRtl ? [right, left] : [left, right];
  if (Math.abs(clientX - end) > NEAR_PX) return null;
  const cell = cellAt(view.state.doc.resolve(view.posAtDOM(shown, 0)));
  // The edge of a merged cell is that of several columns.
  if (cell === null || cell.placed.colspan > 1) return null;
  return { pos: cell.table.pos, column: cell.placed.column, start, isRtl };
}

function draw(view: EditorView, edge: Edge): void {
  const stop = new AbortController();
  const { signal } = stop;
  const show = ({ clientX }: MouseEvent): void => {
    const width = columnWidthOf(edge.isRtl ? edge.start - clientX : clientX - edge.start);
    const drawn = KEY.getState(view.state) ?? edge;
    if (width === null) return;
    const { pos, column } = drawn;
    view.dispatch(view.state.tr.setMeta(KEY, { pos, column, width } satisfies Drawn));
  };
  const end = (): void => {
    stop.abort();
    const drawn = KEY.getState(view.state);
    if (view.isDestroyed || drawn == null) return;
    const tr = withColumnWidth(view.state, drawn, drawn.width) ?? view.state.tr;
    view.dispatch(tr.setMeta(KEY, 'end'));
  };
  window.addEventListener('mousemove', show, { signal });
  window.addEventListener('mouseup', end, { signal });
  window.addEventListener('blur', end, { signal });
}
