'use client';
/** Keeps a docked bar above a phone's keyboard where the browser does not shrink the page itself. */
import { type RefObject, useEffect, useRef } from 'react';

export function useKeyboardInset(): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const viewport = window.visualViewport;
    if (viewport === null) return;
    const place = () => {
      const covered = window.innerHeight - viewport.height - viewport.offsetTop;
      // Zooming in also shrinks the visual viewport, and there the bar should stay put.
      const inset = viewport.scale > 1.01 ? 0 : Math.max(0, Math.round(covered));
      ref.current?.style.setProperty('--keyboard', `${inset}px`);
    };
    place();
    viewport.addEventListener('resize', place);
    viewport.addEventListener('scroll', place);
    return () => {
      viewport.removeEventListener('resize', place);
      viewport.removeEventListener('scroll', place);
    };
  }, []);
  return ref;
}
