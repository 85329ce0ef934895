/** Puts something small under a button, or over it where there is no room, inside the window. */
const GAP_PX = 6;
const EDGE_PX = 8;

export function placeBeside(own: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = own.getBoundingClientRect();
  const hasRoomBelow = at.bottom + GAP_PX + height + EDGE_PX <= innerHeight;
  const top = hasRoomBelow ? at.bottom + GAP_PX : at.top - GAP_PX - height;
  const left = Math.min(at.left, innerWidth - width - EDGE_PX);
  own.style.top = `${Math.round(Math.max(EDGE_PX, top))}px`;
  own.style.left = `${Math.round(Math.max(EDGE_PX, left))}px`;
}
