'use client';
/** The cell whose row and column have handles: the one under the pointer, else that of the caret. */
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Transaction } from '@tiptap/pm/state';
import { type Editor, useEditorState } from '@tiptap/react';
import { type RefObject, useEffect, useState } from 'react';
import { cellBehind } from '../lines.ts';
import { cellAt } from '../table-at.ts';
import { HOLE } from '../table-marks.ts';
import { useIsNearText } from '../use-is-near-text.ts';
import type { Point } from './drop-line.ts';

export interface PointedCell {
  /** Before the cell. null: none. */
  readonly pos: number | null;
  /** Stays that cell wherever pointer and caret go; null: no longer. */
  readonly hold: (pos: number | null) => void;
}

/** So near to the table it is still meant: its handles reach out of it. */
const NEAR_PX = 32;
const OWN_PARTS = '[data-table-handles], [data-block-handle]';

export function usePointedCell(editor: Editor, tools: RefObject<HTMLElement | null>): PointedCell {
  const [pointed, setPointed] = useState<number | null>(null);
  const [held, setHeld] = useState<number | null>(null);
  const isNear = useIsNearText(editor, tools);
  const caret = useEditorState({ editor, selector: ({ editor: now }) => caretCell(now) });
  const isEditable = useEditorState({ editor, selector: ({ editor: now }) => now.isEditable });

  useEffect(() => {
    let frame = 0;
    let last: PointerEvent | null = null;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (last === null) return;
        const at = { x: last.clientX, y: last.clientY };
        setPointed((now) => (editor.isDestroyed ? null : cellAtPoint(editor, at, now)));
      });
    };
    const onMove = (event: PointerEvent) => {
      if (event.buttons > 0 || event.pointerType === 'touch') return;
      last = event;
      look();
    };
    const onLeave = () => {
      last = null;
      cancelAnimationFrame(frame);
      setPointed(null);
    };
    const stop = new AbortController();
    const options = { signal: stop.signal, passive: true };
    document.addEventListener('pointermove', onMove, options);
    document.addEventListener('scroll', look, { ...options, capture: true });
    document.documentElement.addEventListener('pointerleave', onLeave, options);
    const follow = ({ transaction }: { readonly transaction: Transaction }) => {
      if (!transaction.docChanged) return;
      const after = (pos: number | null) => {
        // Who changes the text themselves looks at the caret.
        if (pos === null || !isChangeOrigin(transaction)) return null;
        const next = transaction.mapping.map(pos);
        return cellBehind(transaction.doc, next) === null ? null : next;
      };
      setPointed(after);
      setHeld(after);
    };
    editor.on('transaction', follow);
    return () => {
      stop.abort();
      cancelAnimationFrame(frame);
      editor.off('transaction', follow);
    };
  }, [editor]);

  const pos = held ?? pointed ?? (isNear ? caret : null);
  return { pos: isEditable ? pos : null, hold: setHeld };
}

function caretCell({ state }: Editor): number | null {
  return cellAt(state.selection.$anchor)?.pos ?? null;
}

function cellAtPoint({ view, state }: Editor, { x, y }: Point, now: number | null): number | null {
  const target = document.elementFromPoint(x, y);
  if (target === null) return null;
  if (target.closest(OWN_PARTS) !== null) return now;
  const shown = view.dom.contains(target) ? target.closest<HTMLElement>('th, td') : null;
  if (shown?.hasAttribute(HOLE) === true) return now;
  if (shown !== null) return cellAt(state.doc.resolve(view.posAtDOM(shown, 0)))?.pos ?? null;
  const cell = now === null ? null : cellBehind(state.doc, now);
  const table = cell === null ? null : view.nodeDOM(cell.table.pos);
  if (!(table instanceof HTMLElement)) return null;
  const { left, top, right, bottom } = table.getBoundingClientRect();
  const isBeside = x > left - NEAR_PX && x < right + NEAR_PX;
  return isBeside && y > top - NEAR_PX && y < bottom + NEAR_PX ? now : null;
}
