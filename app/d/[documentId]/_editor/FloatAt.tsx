'use client';
/** Hangs something under a place in the text, inside the window; goes away when that place does. */
import type { Editor } from '@tiptap/react';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from './FloatAt.module.css';

export interface FloatAtProps {
  readonly editor: Editor;
  readonly position: number;
  /** A press outside, or the place has left the window. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

const GAP_PX = 6;
const EDGE_PX = 12;

export function FloatAt({ editor, position, onLeave, children }: FloatAtProps) {
  const float = useRef<HTMLDivElement>(null);
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  });

  useLayoutEffect(() => {
    const own = float.current;
    if (own === null) return;
    const hang = () => {
      if (!place(own, editor, position)) leave.current();
    };
    hang();
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('scroll', hang, { signal, passive: true });
    window.addEventListener('resize', hang, { signal });
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        if (target instanceof Node && !own.contains(target)) leave.current();
      },
      { signal },
    );
    // What comes late makes it larger.
    const grown = new ResizeObserver(hang);
    grown.observe(own);
    return () => {
      stop.abort();
      grown.disconnect();
    };
  }, [editor, position]);

  return createPortal(
    <div ref={float} className={styles.float}>
      {children}
    </div>,
    document.body,
  );
}

/** @returns false when the place is out of sight. */
function place(own: HTMLElement, editor: Editor, position: number): boolean {
  const at = editor.view.coordsAtPos(Math.min(position, editor.state.doc.content.size));
  const size = own.getBoundingClientRect();
  if (at.bottom < 0 || at.top > innerHeight) return false;
  const hasRoomBelow = at.bottom + GAP_PX + size.height + EDGE_PX <= innerHeight;
  const top = hasRoomBelow ? at.bottom + GAP_PX : Math.max(EDGE_PX, at.top - GAP_PX - size.height);
  const left = Math.max(EDGE_PX, Math.min(at.left, innerWidth - size.width - EDGE_PX));
  own.style.top = `${Math.round(top)}px`;
  own.style.left = `${Math.round(left)}px`;
  return true;
}
