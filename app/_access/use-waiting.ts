'use client';
/** Opens the document as soon as it is there for whoever has asked for it. */
import { useEffect } from 'react';
import type { DocumentId } from '../../lib/core/ids.ts';
import { isOpenNow } from './api.ts';

/** Whoever answers at once is not waited for long, and whoever takes days costs little. */
const FIRST_MS = 3_000;
const LONGEST_MS = 60_000;
const GROWTH = 1.5;

export function useWaiting(id: DocumentId, isWaiting: boolean): void {
  useEffect(() => {
    if (!isWaiting) return;
    const stop = new AbortController();
    const { signal } = stop;
    let waitMs = FIRST_MS;
    let timer: ReturnType<typeof setTimeout>;
    let isLooking = false;
    const look = async () => {
      if (isLooking) return;
      isLooking = true;
      clearTimeout(timer);
      if (document.visibilityState === 'visible') {
        // No answer is no answer yet.
        const isOpen = await isOpenNow(id, signal).catch(() => false);
        if (signal.aborted) return;
        if (isOpen) return location.reload();
      }
      timer = setTimeout(() => void look(), waitMs);
      waitMs = Math.min(waitMs * GROWTH, LONGEST_MS);
      isLooking = false;
    };
    /** Somebody looks at the page again: perhaps a message said that it is open. */
    const lookNow = () => {
      waitMs = FIRST_MS;
      void look();
    };
    void look();
    document.addEventListener('visibilitychange', lookNow, { signal });
    addEventListener('focus', lookNow, { signal });
    addEventListener('online', lookNow, { signal });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [id, isWaiting]);
}
