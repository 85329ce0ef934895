/** Brings the caret of somebody into sight, and shows for a moment whose it is. */
import { unfolded } from '../blocks/unfolded.ts';
import { browserClock } from '../browser-clock.ts';
import { TYPING_MS } from '../people.ts';

/** Header and tools lie over the text above, a phone's tools below; and a line of air. */
const EDGE = { top: 112, bottom: 96 };

/** Scrolls only when it is out of sight, and then to the middle. */
export function showCaret(clientId: number): void {
  const caret = caretOf(clientId);
  if (caret === null) return;
  scrollTo(caret);
  caret.dataset['moved'] = '';
  browserClock.after(TYPING_MS, () => delete caret.dataset['moved']);
}

/** As above, without a word. */
export function keepInSight(clientId: number): void {
  const caret = caretOf(clientId);
  if (caret !== null) scrollTo(caret);
}

function caretOf(clientId: number): HTMLElement | null {
  const caret = unfolded(() => document.querySelector(`.caret[data-client="${clientId}"]`));
  return caret instanceof HTMLElement ? caret : null;
}

function scrollTo(caret: HTMLElement): void {
  const { top, bottom, left, right } = caret.getBoundingClientRect();
  const isInSight = top >= EDGE.top && bottom <= innerHeight - EDGE.bottom;
  // In a wide table it may be out of sight to the side.
  if (isInSight && left >= 0 && right <= innerWidth) return;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  caret.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
}
