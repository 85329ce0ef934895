/** Does this event mean that a person goes their own way in the text: scrolls, types, points? */

const SCROLL_KEYS: ReadonlySet<string> = new Set([
  ' ',
  'ArrowDown',
  'ArrowUp',
  'End',
  'Home',
  'PageDown',
  'PageUp',
]);
const MODIFIERS: ReadonlySet<string> = new Set(['Alt', 'AltGraph', 'Control', 'Meta', 'Shift']);

export function isOwnMove(event: Event): boolean {
  const { target } = event;
  const isOnPage = target === document || target === document.body || target === null;
  const isInText = target instanceof Element && target.closest('main') !== null;
  const isAtEdge = target === document.documentElement;
  if (!isOnPage && !isInText && !isAtEdge) return false;
  if (!(event instanceof KeyboardEvent)) return true;
  if (MODIFIERS.has(event.key) || event.key === 'Tab') return false;
  // Ends one thing at a time, whichever comes first.
  if (event.key === 'Escape') return false;
  // The page's own commands are given with modifiers; without any a key writes or moves the caret.
  if (isInText) return !(event.ctrlKey || event.metaKey) || SCROLL_KEYS.has(event.key);
  return SCROLL_KEYS.has(event.key);
}
