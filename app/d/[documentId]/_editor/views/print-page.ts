/** Prints the page as it looks on paper, with the addresses of links in it or without. */

/** A menu or dialog that it was chosen in would be on the paper. */
const CLOSING_MS = 200;

export function printPage(hasAddresses: boolean): void {
  const { dataset } = document.documentElement;
  // Not every browser waits in `print` until the paper is there.
  window.addEventListener('afterprint', () => delete dataset['printLinks'], { once: true });
  if (hasAddresses) dataset['printLinks'] = '';
  setTimeout(() => print(), CLOSING_MS);
}
