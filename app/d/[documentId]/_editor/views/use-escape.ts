'use client';
/** Escape ends a view, unless something that is open over it takes the key for itself. */
import { useEffect, useRef } from 'react';

/** What closes by Escape while it is open, wherever the focus is. */
const OPEN = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
/** What is left by Escape from within. */
const LEFT = '[role="search"], [role="toolbar"], nav';

export function useEscape(end: () => void): void {
  const latest = useRef(end);
  useEffect(() => {
    latest.current = end;
  });
  useEffect(() => {
    const look = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      if (document.querySelector(OPEN) !== null) return;
      if (event.target instanceof Element && event.target.closest(LEFT) !== null) return;
      // One Escape ends one view.
      event.preventDefault();
      event.stopImmediatePropagation();
      latest.current();
    };
    // Before the editor, which keeps every Escape from the page.
    document.addEventListener('keydown', look, { capture: true });
    return () => document.removeEventListener('keydown', look, { capture: true });
  }, []);
}
