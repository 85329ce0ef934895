'use client';
/**
 * While a dialog is open it keeps the focus to itself, and notes on the screen would be out of reach
 * of the keyboard. Here Tab goes on from its end to the notes, and from there back into it.
 */
import { type RefObject, useEffect } from 'react';

const STOPS = 'a[href], button, input, select, textarea, [tabindex]';

export function useToastRing(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return;
      const next = region.current === null ? null : nextStop(region.current, event.shiftKey);
      if (next === null) return;
      event.preventDefault();
      next.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [region]);
}

/** Puts the focus back into the dialog when the note that had it has gone. */
export function focusDialog(): void {
  openDialog()?.focus();
}

/** null: the browser knows the way itself. */
function nextStop(region: HTMLElement, isBack: boolean): HTMLElement | null {
  const dialog = openDialog();
  const notes = stopsIn(region);
  if (dialog === null || notes.length === 0) return null;
  const stops = [...stopsIn(dialog), ...notes];
  const from = stops.findIndex((stop) => stop === document.activeElement);
  if (from === -1) return null;
  const to = stops[(from + (isBack ? -1 : 1) + stops.length) % stops.length] ?? null;
  const isOnNote = notes.includes(stops[from] as HTMLElement);
  return isOnNote || (to !== null && notes.includes(to)) ? to : null;
}

/** The one on top. */
function openDialog(): HTMLElement | null {
  return [...document.querySelectorAll<HTMLElement>('[data-dialog]')].at(-1) ?? null;
}

function stopsIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop.tabIndex >= 0 && !stop.matches(':disabled') && stop.checkVisibility(),
  );
}
