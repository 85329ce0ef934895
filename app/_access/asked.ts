/** What this tab has asked for: the server tells nobody what it knows. */
import type { DocumentId } from '../../lib/core/ids.ts';

const keyOf = (id: DocumentId) => `sheaf.asked.${id}`;

export function hasAsked(id: DocumentId): boolean {
  try {
    return sessionStorage.getItem(keyOf(id)) !== null;
  } catch {
    return false; // Storage is switched off: asking twice does no harm.
  }
}

export function noteAsked(id: DocumentId): void {
  try {
    sessionStorage.setItem(keyOf(id), '1');
  } catch {
    // Storage is switched off: asking twice does no harm.
  }
}
