'use client';
/** Runs something on a key press anywhere in the page, unless a menu or a dialog took the key. */
import { useEffect, useRef } from 'react';
import { isApplePlatform, matchesShortcut, type Shortcut } from '../_ui/shortcut.ts';

export function useShortcut(shortcut: Shortcut, run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const isApple = isApplePlatform();
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (!matchesShortcut(event, shortcut, isApple)) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [shortcut]);
}
