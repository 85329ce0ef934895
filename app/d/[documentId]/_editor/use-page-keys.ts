'use client';
/** Keys that work wherever the focus is on the page: those of the page's own commands. */
import { useEffect, useRef } from 'react';
import { isApplePlatform, matchesShortcut } from '../../../_ui/shortcut.ts';
import { type CommandId, COMMANDS } from './commands/command-table.ts';

const PAGE_KEYS = [
  'palette',
  'find',
  'findReplace',
  'findNext',
  'findPrevious',
  'outline',
  'focusMode',
  'readingView',
  'saveState',
  'wordCount',
  'shortcutSheet',
] as const satisfies CommandId[];
type PageKey = (typeof PAGE_KEYS)[number];

/** What gives `false` leaves the key to others. */
export type PageKeys = Partial<Readonly<Record<PageKey, () => unknown>>>;

export function usePageKeys(keys: PageKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const isApple = isApplePlatform();
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const id = keyOf(event, isApple);
      const run = id === null ? undefined : current.current[id];
      if (run === undefined || run() === false) return;
      // The browser's own meaning of these keys (save the page, search) is of no use here.
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

function keyOf(event: KeyboardEvent, isApple: boolean): PageKey | null {
  const isTheirs = (id: PageKey) =>
    COMMANDS[id].keys.some((shortcut) => matchesShortcut(event, shortcut, isApple));
  const found = PAGE_KEYS.find(isTheirs);
  if (found !== undefined) return found;
  return event.key === '?' && !isWriting(event.target) ? 'shortcutSheet' : null;
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
