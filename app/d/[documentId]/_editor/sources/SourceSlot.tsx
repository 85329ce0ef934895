'use client';
/** The parts beside sources, once there is a source. */
import type { Editor } from '@tiptap/react';
import { useSyncExternalStore } from 'react';
import { Late } from '../Late.tsx';
import { sourcePlaceOf } from './source-place.ts';

const loadParts = () => import('./SourceParts.tsx').then((file) => file.SourceParts);

export function SourceSlot({ editor }: { readonly editor: Editor }) {
  const place = sourcePlaceOf(editor);
  const views = useSyncExternalStore(place.watch, place.shown);
  return views.length === 0 ? null : <Late load={loadParts} props={{ editor }} />;
}
