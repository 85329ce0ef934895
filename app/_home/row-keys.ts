/** Keys within a list of rows: from row to row, and choosing them. */
import type { KeyboardEvent } from 'react';
import type { DocumentId } from '../../lib/core/ids.ts';
import { isApplePlatform, matchesShortcut } from '../_ui/shortcut.ts';
import type { RowSelection } from './use-selection.ts';

/** Each row has one element with `data-row`, its document's id: there the arrows stop. */
export function pressInRows(event: KeyboardEvent<HTMLElement>, selection: RowSelection): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const row = event.target instanceof Element ? event.target.closest('li') : null;
  const place = stops.findIndex((stop) => row?.contains(stop) === true);
  const here = idOf(stops[place]);
  if (matchesShortcut(event, 'Mod+A', isApplePlatform())) {
    event.preventDefault();
    selection.selectAll();
    return;
  }
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === ' ' && isStop(event.target) && here !== null) {
    event.preventDefault();
    selection.toggle(here, event.shiftKey);
    return;
  }
  const to = stops[placeFor(event.key, place, stops.length - 1)];
  const there = idOf(to);
  if (to === undefined || there === null) return;
  event.preventDefault();
  if (event.shiftKey && here !== null) selection.extend(here, there);
  to.focus();
}

/** Up, Down, Home and End go from row to row; Tab still visits every control. */
function placeFor(key: string, place: number, last: number): number {
  switch (key) {
    case 'ArrowDown':
      return Math.min(place + 1, last);
    case 'ArrowUp':
      return Math.max(place - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return -1;
  }
}

/** A box is ticked by the browser itself. */
function isStop(target: EventTarget): boolean {
  const isBox = target instanceof HTMLInputElement;
  return target instanceof HTMLElement && target.dataset.row !== undefined && !isBox;
}

function idOf(stop: HTMLElement | undefined): DocumentId | null {
  return (stop?.dataset.row ?? null) as DocumentId | null;
}
