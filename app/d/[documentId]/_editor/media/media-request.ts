/** What the panel for an address is asked for. */
import type { Media } from '../../../../../lib/editor/media/media.ts';
import type { MediaView } from './media-view.ts';

export type MediaRequest =
  | { readonly is: 'new'; readonly kind: Media }
  | { readonly is: 'change'; readonly view: MediaView };

/** Said of a transaction: one of this kind is to be put where the caret is. */
export const ASK_MEDIA = 'askMedia';
