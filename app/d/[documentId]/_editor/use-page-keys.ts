'use client';
/** Keys that work wherever the focus is on the page. */
import { useEffect, useRef } from 'react';
import { isApplePlatform, matchesShortcut } from '../../../_ui/shortcut.ts';
import { SHORTCUTS } from './shortcuts.ts';

export interface PageKeys {
  readonly saveState: () => void;
  readonly wordCount: () => void;
  readonly shortcutSheet: () => void;
}

const IDS = ['saveState', 'wordCount', 'shortcutSheet'] as const;

export function usePageKeys(keys: PageKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const isApple = isApplePlatform();
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const id =
        IDS.find((known) => matchesShortcut(event, SHORTCUTS[known][0], isApple)) ??
        (event.key === '?' && !isWriting(event.target) ? 'shortcutSheet' : null);
      if (id === null) return;
      // The browser's own meaning of these keys (save the page, inspect) is of no use here.
      event.preventDefault();
      current.current[id]();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
