'use client';
/** What a view adds to the page; fetched with its first use. */
import type { Editor } from '@tiptap/react';
import { Late } from '../Late.tsx';
import type { Views } from './use-views.ts';

const loadFocus = () => import('./FocusView.tsx').then((file) => file.FocusView);
const loadReading = () => import('./ReadingView.tsx').then((file) => file.ReadingView);

export interface ViewPartsProps {
  readonly editor: Editor;
  readonly views: Views;
  readonly mayType: boolean;
}

export function ViewParts({ editor, views, mayType }: ViewPartsProps) {
  const { mode, endMode } = views;
  const isFocus = mode === 'focus';
  const isReading = mode === 'read';
  return (
    <>
      <Late
        load={loadFocus}
        isWanted={isFocus}
        onMissing={endMode}
        props={isFocus ? { editor, onEnd: endMode } : null}
      />
      <Late
        load={loadReading}
        isWanted={isReading}
        onMissing={endMode}
        props={isReading ? { mayType, onEnd: endMode } : null}
      />
    </>
  );
}
