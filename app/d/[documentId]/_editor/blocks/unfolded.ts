/** Opens the toggles that hide a place in the text, as a press on their buttons would. */

/** @param find  asked again after each, since opening may draw the place anew. */
export function unfolded(find: () => Element | null): Element | null {
  let found = find();
  while (found !== null && found.getClientRects().length === 0) {
    const closed = found.closest('.is-closed');
    const button = closed?.querySelector<HTMLElement>('.toggle-fold') ?? null;
    if (button === null) break;
    button.click();
    // One that a press did not open would be pressed for ever.
    if (closed?.isConnected === true && closed.matches('.is-closed')) break;
    found = find();
  }
  return found;
}
