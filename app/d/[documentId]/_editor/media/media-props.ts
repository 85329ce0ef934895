import type { Editor } from '@tiptap/react';
import type { MediaRequest } from './media-request.ts';
import type { MediaView } from './media-view.ts';

/** What is drawn in one picture, frame or card gets this. */
export interface MediaBlockProps {
  readonly editor: Editor;
  readonly view: MediaView;
  readonly isEditable: boolean;
}

export interface MediaPartsProps {
  readonly editor: Editor;
  readonly onAsk: (request: MediaRequest) => void;
}
