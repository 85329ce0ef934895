'use client';
/** All that is drawn in pictures, frames and cards, and the bar of the one that is chosen. */
import { type Editor, useEditorState } from '@tiptap/react';
import { NodeSelection } from '@tiptap/pm/state';
import { type ComponentType, Fragment, useEffect, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { isMedia, type Media, mediaWords } from '../../../../../lib/editor/media/media.ts';
import type { ShownSource } from '../sources/shown-source.ts';
import { useNear } from '../sources/use-near.ts';
import { CardBlock } from './CardBlock.tsx';
import { FrameBlock } from './FrameBlock.tsx';
import { mediaPlaceOf } from './media.ts';
import { MediaBar } from './MediaBar.tsx';
import type { MediaBlockProps, MediaPartsProps } from './media-props.ts';
import type { MediaRequest } from './media-request.ts';
import { MediaView } from './media-view.ts';
import { openAddress } from './open-address.ts';
import { PictureBlock } from './PictureBlock.tsx';

const BLOCKS: Readonly<Record<Media, ComponentType<MediaBlockProps>>> = {
  image: PictureBlock,
  embed: FrameBlock,
  bookmark: CardBlock,
};

export function MediaParts({ editor, onAsk }: MediaPartsProps) {
  const place = mediaPlaceOf(editor);
  const views = useSyncExternalStore(place.watch, place.shown);
  const near = useNear(views);
  const isEditable = useEditorState({ editor, selector: ({ editor: now }) => now.isEditable });
  useMediaKeys(editor, onAsk);
  return near.filter(isMediaView).map((view) => {
    const { name } = view.node().type;
    const Block = isMedia(name) ? BLOCKS[name] : null;
    if (Block === null) return null;
    return (
      <Fragment key={view.id}>
        {createPortal(
          <>
            <Block editor={editor} view={view} isEditable={isEditable} />
            {isEditable ? <ChosenBar editor={editor} view={view} onAsk={onAsk} /> : null}
          </>,
          view.dom,
        )}
      </Fragment>
    );
  });
}

function ChosenBar(props: MediaPartsProps & { readonly view: MediaView }) {
  const isChosen = useSyncExternalStore(props.view.watch, props.view.isChosen);
  return isChosen ? <MediaBar {...props} /> : null;
}

/** Of the one that is chosen. Before the editor's own, for which Enter makes a line. */
function useMediaKeys(editor: Editor, onAsk: (request: MediaRequest) => void): void {
  useEffect(() => {
    const { dom } = editor.view;
    const onKey = (event: KeyboardEvent) => {
      const view = chosenView(editor);
      const isElsewhere = event.target instanceof Element && event.target !== dom;
      if (view === null || isElsewhere || event.isComposing || event.shiftKey) return;
      if (!isDone(event, view)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const isDone = (event: KeyboardEvent, view: MediaView): boolean => {
      if (event.key === 'F10' && event.altKey) {
        view.dom.querySelector('button')?.focus();
        return true;
      }
      if (event.key !== 'Enter' || event.altKey) return false;
      if (event.ctrlKey || event.metaKey) {
        return openAddress(mediaWords(jsonOf(view))?.address ?? null);
      }
      if (!editor.isEditable) return false;
      onAsk({ is: 'change', view });
      return true;
    };
    dom.addEventListener('keydown', onKey, true);
    return () => dom.removeEventListener('keydown', onKey, true);
  }, [editor, onAsk]);
}

function chosenView(editor: Editor): MediaView | null {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection) || !isMedia(selection.node.type.name)) return null;
  const views = mediaPlaceOf(editor).shown();
  return views.find((view) => view.position() === selection.from) ?? null;
}

function jsonOf(view: MediaView) {
  const { type, attrs } = view.node();
  return { type: type.name, attrs };
}

function isMediaView(view: ShownSource): view is MediaView {
  return view instanceof MediaView;
}
