/**
 * Where one reads in the text, while it moves from one element to the next and the editor takes its
 * place: in a long text most blocks have no more than a likely height, and another one each time.
 * It is looked up where the page is laid out anyway: any other look would lay it out once more.
 */

interface Place {
  /** Of a block in the text. */
  readonly index: number;
  /** Of its upper edge in the window, in px. */
  readonly top: number;
}

let noted: Place | null = null;

/** @returns what ends it. */
export function watchPlace(text: HTMLElement): () => void {
  const note = () => notePlace(text);
  const frame = requestAnimationFrame(note);
  window.addEventListener('scroll', note, { passive: true });
  return () => {
    cancelAnimationFrame(frame);
    window.removeEventListener('scroll', note);
  };
}

/** To be called while nothing has changed since the last frame. */
export function notePlace(text: HTMLElement): void {
  noted = null;
  // At its start there is nothing above that could move it.
  if (window.scrollY === 0) return;
  const blocks = [...text.children].map((block) => block.getBoundingClientRect());
  const index = blocks.findIndex(({ top, bottom }) => bottom > 0 && top < window.innerHeight);
  const block = blocks[index];
  if (block !== undefined) noted = { index, top: block.top };
}

/** From now on every block has its true height, if one reads below the start. */
export function keepHeights(text: HTMLElement): void {
  if (noted !== null && text.dataset['long'] !== undefined) text.dataset['long'] = 'measured';
}

/** Once it is in the page again. */
export function resumePlace(text: HTMLElement): void {
  const block = noted === null ? undefined : text.children[noted.index];
  if (noted === null || block === undefined) return;
  const movedBy = block.getBoundingClientRect().top - noted.top;
  if (movedBy !== 0) window.scrollBy({ top: movedBy, behavior: 'instant' });
}
