/** A press on what opened a menu closes it with its click; were it closed before, that would open it anew. */

export interface OpenChange {
  readonly reason: string;
  readonly event: Event;
}

/** @param anchor  that which opens says so with aria-haspopup; from others a menu only hangs. */
export function isPressOnOpener(
  anchor: HTMLElement | null,
  { reason, event }: OpenChange,
): boolean {
  if (anchor === null || anchor.ariaHasPopup === null) return false;
  // The press takes the focus along before it is a click.
  if (reason === 'focus-out') return anchor.matches(':active');
  return (
    reason === 'outside-press' && event.target instanceof Node && anchor.contains(event.target)
  );
}
