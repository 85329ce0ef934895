'use client';
/** Where the number of an item is asked for; the field comes when it is first wanted. */
import type { Editor } from '@tiptap/react';
import { useMemo, useState } from 'react';
import { Late } from '../Late.tsx';

const load = () => import('./ListStart.tsx').then((file) => file.ListStart);

export interface ListStartAsked {
  readonly isAsked: boolean;
  /** Both the same functions at every rendering. */
  readonly ask: () => void;
  readonly end: () => void;
}

export function useListStart(): ListStartAsked {
  const [isAsked, setIsAsked] = useState(false);
  const deeds = useMemo(() => ({ ask: () => setIsAsked(true), end: () => setIsAsked(false) }), []);
  return { isAsked, ...deeds };
}

export interface ListStartPlaceProps {
  readonly editor: Editor;
  readonly asked: ListStartAsked;
}

export function ListStartPlace({ editor, asked: { isAsked, end } }: ListStartPlaceProps) {
  const props = isAsked ? { editor, onClose: end } : null;
  return <Late load={load} isWanted={isAsked} onMissing={end} props={props} />;
}
