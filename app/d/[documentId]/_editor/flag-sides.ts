/**
 * Turns the flag of a caret to the other side where its name would be cut off: at the edge of the
 * window, of a phone's above all, or of a table that scrolls.
 */

export class FlagSides {
  // Told of by the browser with the frame it draws anyway: to ask would cost a layout at every key.
  readonly #watch = new IntersectionObserver((seen) => seen.forEach(turnIfCut), { threshold: 1 });

  add(flag: HTMLElement): void {
    this.#watch.observe(flag);
  }

  remove(flag: Element): void {
    this.#watch.unobserve(flag);
  }

  destroy(): void {
    this.#watch.disconnect();
  }
}

/** It stays turned until the other side is cut: a flag that moves to and fro is harder to read. */
function turnIfCut(flag: IntersectionObserverEntry): void {
  // Not `isIntersecting`: below the only threshold Chromium says false, however much of it shows.
  const isSeen = flag.intersectionRatio > 0;
  const isCut = flag.intersectionRect.width < flag.boundingClientRect.width;
  if (isSeen && isCut) flag.target.toggleAttribute('data-turned');
}
