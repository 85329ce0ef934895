/**
 * Where the text comes out from under the page's own bars, in px in the window. Bars that are
 * hidden, as in the focus view, cover nothing; nor does the one at the bottom of a phone.
 */
export function topOfText(text: Element): number {
  const bars = text
    .closest('main')
    ?.parentElement?.querySelectorAll(':scope > :is(header, section)');
  let top = 0;
  for (const bar of bars ?? []) {
    const box = bar.getBoundingClientRect();
    const isDrawn = bar.firstElementChild?.checkVisibility({ visibilityProperty: true }) === true;
    if (isDrawn && box.top < innerHeight / 2) top = Math.max(top, box.bottom);
  }
  return top;
}
