'use client';
/** The look of the document as everybody sees it, and changing it. */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { useToast } from '../../../../_ui/toasts.tsx';
import type { Collab } from '../../../../../lib/client/collab.ts';
import { type Look, LOOK_BYTES_MAX, lookOf, writeLook } from '../../../../../lib/editor/look.ts';
import { declinedWords } from '../declined-words.ts';

/** Of the transaction: the undo of the title does not know it. */
const ORIGIN = 'look';

/** @param first  until the document is here. */
export function useLook(collab: Collab, first: Look): Look {
  const last = useRef<Look | null>(null);
  const subscribe = useCallback(
    (listener: () => void) => {
      collab.title.observe(listener);
      const stop = collab.subscribe(listener);
      return () => {
        stop();
        collab.title.unobserve(listener);
      };
    },
    [collab],
  );
  return useSyncExternalStore(subscribe, () => {
    const now = collab.getStatus().isLoaded ? lookOf(collab.title) : first;
    const before = last.current;
    if (before?.face === now.face && before.isSmall === now.isSmall) return before;
    last.current = now;
    return now;
  });
}

/** The same function at every rendering. */
export function useChangeLook(collab: Collab): (change: Partial<Look>) => void {
  const { body } = useEditorMessages();
  const toast = useToast();
  return useCallback(
    (change) => {
      if (!collab.getStatus().mayType) return;
      const declined = collab.mayAdd(LOOK_BYTES_MAX);
      if (declined === null) {
        writeLook(collab.title, { ...lookOf(collab.title), ...change }, ORIGIN);
      } else {
        toast({ message: declinedWords(declined, collab, body), tone: 'danger', key: 'declined' });
      }
    },
    [collab, body, toast],
  );
}
