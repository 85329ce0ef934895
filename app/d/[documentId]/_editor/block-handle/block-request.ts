/** What a command asks of the block handle: for the block the caret is in. */
export type BlockWish = 'menu' | 'duplicate' | 'delete' | 'link';

/** A new one for every wish. */
export interface BlockRequest {
  readonly to: BlockWish;
  /** What the menu hangs at; null: the block itself. */
  readonly anchor: HTMLElement | null;
}
