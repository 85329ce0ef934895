'use client';
/**
 * Keeps a bar beside a table where the page has room, else above it, and below the page's own bars
 * while the table reaches under them.
 */
import type { Editor } from '@tiptap/react';
import { type RefObject, useLayoutEffect } from 'react';
import { topOfText } from './top-of-text.ts';

/** Beside and above it are the handles and signs of the table. */
const BESIDE_PX = 32;
const ABOVE_PX = 18;
const EDGE_PX = 8;
/** Below what covers the top of the text. */
const BELOW_PX = 6;
/** Below the handle of a column that sticks there. */
const BELOW_HANDLE_PX = 30;

export function useTablePlace(
  editor: Editor,
  pos: number | null,
  bar: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    if (pos === null) return;
    let frame = 0;
    const hang = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (bar.current !== null && !editor.isDestroyed) place(bar.current, editor, pos);
      });
    };
    if (bar.current !== null) place(bar.current, editor, pos);
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('scroll', hang, { signal, passive: true });
    window.addEventListener('resize', hang, { signal });
    editor.on('transaction', hang);
    return () => {
      cancelAnimationFrame(frame);
      stop.abort();
      editor.off('transaction', hang);
    };
  }, [editor, pos, bar]);
}

function place(bar: HTMLElement, editor: Editor, pos: number): void {
  const table = editor.view.nodeDOM(pos);
  if (!(table instanceof HTMLElement)) return;
  const at = table.getBoundingClientRect();
  const own = bar.getBoundingClientRect();
  const isBeside = innerWidth - at.right >= own.width + BESIDE_PX + EDGE_PX;
  const above = isBeside ? at.top : at.top - own.height - ABOVE_PX;
  const lowest = at.bottom - own.height - (isBeside ? 0 : ABOVE_PX);
  const text = topOfText(editor.view.dom);
  const highest = isBeside ? text + BELOW_PX : Math.max(at.top, text) + BELOW_HANDLE_PX;
  const top = above >= text + BELOW_PX ? above : Math.min(highest, Math.max(lowest, above));
  const left = isBeside
    ? at.right + BESIDE_PX
    : Math.max(EDGE_PX, Math.min(at.left, innerWidth - own.width - EDGE_PX));
  bar.style.setProperty('--bar-top', `${Math.round(top)}px`);
  bar.style.setProperty('--bar-left', `${Math.round(left)}px`);
}
