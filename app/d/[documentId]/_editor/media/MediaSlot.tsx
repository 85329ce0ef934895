'use client';
/** What is drawn in pictures, frames and cards, once there is one, and the panel that asks for one. */
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { MEDIA } from '../../../../../lib/editor/media/media.ts';
import { Late } from '../Late.tsx';
import { mediaPlaceOf } from './media.ts';
import { ASK_MEDIA, type MediaRequest } from './media-request.ts';

const loadParts = () => import('./MediaParts.tsx').then((file) => file.MediaParts);
const loadPanel = () => import('./MediaPanel.tsx').then((file) => file.MediaPanel);

export function MediaSlot({ editor }: { readonly editor: Editor }) {
  const place = mediaPlaceOf(editor);
  const views = useSyncExternalStore(place.watch, place.shown);
  const [asked, setAsked] = useState<MediaRequest | null>(null);
  const end = useCallback(() => setAsked(null), []);
  useEffect(() => {
    const onTransaction = ({ transaction }: { transaction: Editor['state']['tr'] }) => {
      const meta: unknown = transaction.getMeta(ASK_MEDIA);
      const kind = MEDIA.find((each) => each === meta);
      if (kind !== undefined) setAsked({ is: 'new', kind });
    };
    editor.on('transaction', onTransaction);
    return () => {
      editor.off('transaction', onTransaction);
    };
  }, [editor]);
  return (
    <>
      {views.length === 0 ? null : <Late load={loadParts} props={{ editor, onAsk: setAsked }} />}
      <Late
        load={loadPanel}
        isWanted={asked !== null}
        onMissing={end}
        props={asked === null ? null : { editor, request: asked, onClose: end }}
      />
    </>
  );
}
