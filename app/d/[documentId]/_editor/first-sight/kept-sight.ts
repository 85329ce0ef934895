/**
 * The text that the page has brought, as its element: it moves to wherever the page has a place for
 * it, until the editor stands there. It is in the page once, and not in its scripts as well.
 */
import type { DocumentId } from '../../../../../lib/core/ids.ts';
import { notePlace } from './sight-place.ts';

let kept: HTMLElement | null = null;

/** @param documentId  absent: whatever document it is of. @returns null: there is none. */
export function keptSight(documentId?: DocumentId): HTMLElement | null {
  const found = kept ?? document.querySelector<HTMLElement>('[data-first-sight]');
  if (found === null) return null;
  if (documentId !== undefined && found.dataset['firstSight'] !== documentId) return null;
  if (kept === null) notePlace(found);
  kept = found;
  return kept;
}

/** The editor stands in its place, and knows better from now on. */
export function dropSight(): void {
  kept = null;
}
