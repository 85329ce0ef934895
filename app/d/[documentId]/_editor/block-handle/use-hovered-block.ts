'use client';
/** The block under the pointer, and the place for its handle; none for a finger. */
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Transaction } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import { type RefObject, useEffect, useState } from 'react';
import type { Block } from './block-around.ts';
import { elementOf, placeBefore, pointedBlock, type Point } from './pointed-block.ts';

export interface HoveredBlock {
  readonly block: Block;
  /** px in the window */
  readonly left: number;
  readonly top: number;
  /** A line to write on. */
  readonly isEmpty: boolean;
}

/** On the way to them the block is still meant. */
const OWN_PARTS = '[data-block-handle], [data-table-handles]';

/**
 * @param isHeld  stays where it is, as long as its menu is open.
 * @param isDragging  as does what is drawn elsewhere.
 */
export function useHoveredBlock(
  editor: Editor,
  isHeld: boolean,
  isDragging: RefObject<boolean>,
): HoveredBlock | null {
  const [hovered, setHovered] = useState<HoveredBlock | null>(null);
  useEffect(() => {
    if (isHeld || !matchMedia('(hover: hover) and (pointer: fine)').matches) return;
    let frame = 0;
    const hide = () => {
      cancelAnimationFrame(frame);
      if (!isDragging.current) setHovered(null);
    };
    const look = (point: Point) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (!isDragging.current) setHovered(blockAtPoint(editor, point));
      });
    };
    const onMove = (event: PointerEvent) => {
      if (event.buttons > 0 || event.pointerType === 'touch') return;
      const { target } = event;
      if (!(target instanceof Element) || target.closest(OWN_PARTS) !== null) return;
      if (target.closest('main') === null) return hide();
      look({ x: event.clientX, y: event.clientY });
    };
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener('pointermove', onMove, { signal, passive: true });
    document.addEventListener('scroll', hide, { signal, passive: true, capture: true });
    // Whatever a key does to the page, nothing stays beside words that have moved.
    document.addEventListener('keydown', hide, { signal, passive: true, capture: true });
    const follow = ({ transaction }: { readonly transaction: Transaction }) => {
      if (!transaction.docChanged) return;
      // Who writes looks at the words; what others write takes nothing from under the pointer.
      if (!isChangeOrigin(transaction)) return hide();
      setHovered((now) => {
        if (now === null || isDragging.current) return now;
        return { ...now, block: { ...now.block, pos: transaction.mapping.map(now.block.pos) } };
      });
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() =>
        setHovered((now) => (now === null ? null : placed(editor, now.block.pos))),
      );
    };
    editor.on('transaction', follow);
    return () => {
      stop.abort();
      cancelAnimationFrame(frame);
      editor.off('transaction', follow);
    };
  }, [editor, isHeld, isDragging]);
  return hovered;
}

function blockAtPoint(editor: Editor, point: Point): HoveredBlock | null {
  if (editor.isDestroyed || !editor.isEditable) return null;
  const block = pointedBlock(editor, point, true);
  return block === null ? null : placed(editor, block.pos);
}

function placed(editor: Editor, pos: number): HoveredBlock | null {
  const node = editor.isDestroyed ? null : editor.state.doc.nodeAt(pos);
  const element = node === null ? null : elementOf(editor, { pos, node });
  if (node === null || element === null) return null;
  const isEmpty = node.type.name === 'paragraph' && node.childCount === 0;
  return { block: { pos, node }, ...placeBefore(element), isEmpty };
}
