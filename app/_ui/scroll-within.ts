/**
 * Brings an entry into sight within its own list. `scrollIntoView` moves the page as well: to
 * wherever a list lies that has not been put in its place yet.
 *
 * @param marginPx  stays free beyond the entry, where there is something to see.
 */
export function scrollWithin(list: Element, entry: Element, marginPx = 0): void {
  const [around, inner] = [list.getBoundingClientRect(), entry.getBoundingClientRect()];
  const abovePx = around.top - inner.top + marginPx;
  const belowPx = inner.bottom - around.bottom + marginPx;
  if (abovePx > 0) list.scrollTop -= abovePx;
  else if (belowPx > 0) list.scrollTop += belowPx;
}
