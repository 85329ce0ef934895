/**
 * Keys pressed before the editor is there. Somebody who has just made a document writes at once;
 * their first words wait here until there is a title to put them in.
 */

/** More than anybody types in the time a page may take to load. */
const CHARS_MAX = 2_000;

let kept = '';
let stop: (() => void) | null = null;

/** From the first moment of the page's scripts; once. */
export function keepEarlyKeys(): void {
  if (stop !== null) return;
  const keep = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, isComposing, target } = event;
    // What has the focus takes its keys itself.
    if (ctrlKey || metaKey || altKey || isComposing || target !== document.body) return;
    const isCharacter = [...key].length === 1;
    if (isCharacter && kept.length < CHARS_MAX) kept += key;
    else if (key === 'Enter') kept += '\n';
    else if (key === 'Backspace') kept = [...kept].slice(0, -1).join('');
    else return;
    // The browser would scroll, or search the page.
    event.preventDefault();
  };
  document.addEventListener('keydown', keep);
  stop = () => document.removeEventListener('keydown', keep);
}

/** What was typed until now; from now on nothing is kept. */
export function takeEarlyKeys(): string {
  stop?.();
  const taken = kept;
  kept = '';
  return taken;
}
