/**
 * A row or column drawn to another place by its handle. It is known by the identity one of its
 * cells has in the shared text, so that it is the same one whatever others do meanwhile.
 */
import type { Editor } from '@tiptap/core';
import type { BlockId } from '../../block-link/block-id.ts';
import { blockIdAt, placeOfBlock } from '../../block-link/shared-block.ts';
import { doDeed } from '../../block-handle/do-deed.ts';
import { lineAt, lineMoved, lineSelection } from '../lines.ts';
import type { Axis } from '../moved-slots.ts';
import { dropAt, type Point } from './drop-line.ts';
import type { Box } from './shown-lines.ts';

export interface Drawing {
  readonly editor: Editor;
  readonly axis: Axis;
  /** Before a cell in it. */
  readonly pos: number;
  /** From its first move on. null: let go now it would stay where it is. */
  readonly show: (line: Box | null) => void;
  /** Only if it had begun. */
  readonly onEnd: () => void;
}

/** A press is seldom quite still. */
const STILL_PX = 4;

export function chooseLine({ state, view }: Editor, pos: number, axis: Axis): boolean {
  const line = lineAt(state.doc, pos, axis);
  if (line === null) return false;
  view.dispatch(state.tr.setSelection(lineSelection(state.doc, line)));
  return true;
}

/** To be called when the pointer goes down on the handle. */
export function drawLine(drawing: Drawing, handle: HTMLElement, down: PointerEvent): void {
  const { editor, axis, pos, show, onEnd } = drawing;
  const id = blockIdAt(editor.state, pos);
  if (id === null) return;
  handle.setPointerCapture(down.pointerId);
  let hasBegun = false;
  const stop = new AbortController();
  const { signal } = stop;
  const end = () => {
    stop.abort();
    if (!hasBegun) return;
    onEnd();
    // What is chosen now is what keys are meant for.
    if (!editor.isDestroyed) editor.view.focus();
  };
  const isOwn = (event: PointerEvent) => event.pointerId === down.pointerId;
  const onMove = (event: PointerEvent) => {
    if (!isOwn(event)) return;
    const away = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
    if (!hasBegun && away < STILL_PX) return;
    const now = placeNow(editor, id);
    if (now === null) return end();
    if (!hasBegun) {
      hasBegun = true;
      chooseLine(editor, now, axis);
    }
    show(dropAt(editor, now, axis, pointOf(event))?.line ?? null);
  };
  const onUp = (event: PointerEvent) => {
    if (!isOwn(event)) return;
    const now = hasBegun ? placeNow(editor, id) : null;
    const drop = now === null ? null : dropAt(editor, now, axis, pointOf(event));
    end();
    if (now === null || drop === null) return;
    const tr = lineMoved(editor.state, now, axis, drop.to);
    if (tr !== null) doDeed(editor, tr);
  };
  window.addEventListener('pointermove', onMove, { signal });
  window.addEventListener('pointerup', onUp, { signal });
  window.addEventListener('pointercancel', (event) => isOwn(event) && end(), { signal });
  window.addEventListener('blur', end, { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      end();
    },
    { signal, capture: true },
  );
}

/** null: somebody has taken it away, or moved it and so written it anew. */
function placeNow({ state, isEditable, isDestroyed }: Editor, id: BlockId): number | null {
  if (isDestroyed || !isEditable) return null;
  const place = placeOfBlock(state, id);
  return place === null || place.isNearest ? null : place.pos;
}

function pointOf({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX, y: clientY };
}
