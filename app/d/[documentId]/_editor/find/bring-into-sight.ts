/** Scrolls to a stretch of the text. ProseMirror's own way does nothing while the focus is outside of the text. */

/** Of air around it; and a phone's tools, docked at the lower edge. */
const AIR_PX = 28;
const TOOLS_PX = 64;

/**
 * Where it is out of sight it comes into the middle.
 *
 * @param coveredTo  lower edge of what lies over the text, px from the top of the window.
 */
export function bringIntoSight(range: Range, text: Element, coveredTo: number): void {
  const parent = range.startContainer.parentElement;
  for (let at = parent; at !== null && at !== text; at = at.parentElement) scrollAside(at, range);
  const { top, bottom } = range.getBoundingClientRect();
  // A phone's keyboard lies over the window, or makes it smaller.
  const floor = (visualViewport?.height ?? innerHeight) - TOOLS_PX;
  if (top >= coveredTo + AIR_PX && bottom <= floor - AIR_PX) return;
  scrollBy({ top: top - (coveredTo + floor) / 2, behavior: 'instant' });
}

/** Wide tables and long lines of code scroll in themselves. */
function scrollAside(box: Element, range: Range): void {
  if (box.scrollWidth <= box.clientWidth) return;
  const { left, right } = range.getBoundingClientRect();
  const edges = box.getBoundingClientRect();
  if (left < edges.left) box.scrollLeft += left - edges.left - AIR_PX;
  else if (right > edges.right) box.scrollLeft += right - edges.right + AIR_PX;
}
