'use client';
/** The way to the next page of a list: by itself when its end comes near, or by a press. */
import { useEffect, useRef } from 'react';
import { Button } from '../_ui/Button.tsx';
import { useHomeMessages } from './home-messages.tsx';
import styles from './MoreRows.module.css';
import type { LiveDocuments } from './use-live-documents.ts';

/** Asked for so far ahead, in px, the next rows are there when somebody comes. */
const AHEAD = '600px';

export function MoreRows({ live }: { readonly live: LiveDocuments }) {
  const { more } = useHomeMessages();
  const { hasMore, showMore } = live;
  const count = live.documents.length;
  const button = useRef<HTMLButtonElement>(null);
  /** Rows there were when somebody pressed: the first new one gets the focus. */
  const pressedAt = useRef<number | null>(null);
  useEffect(() => {
    const end = button.current;
    if (end === null) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && showMore(),
      { rootMargin: AHEAD },
    );
    observer.observe(end);
    return () => observer.disconnect();
    // Once for each length: what is under way must not be asked for again.
  }, [hasMore, count, showMore]);
  useEffect(() => {
    if (pressedAt.current === null || count <= pressedAt.current) return;
    const rows = document.querySelectorAll<HTMLElement>('[data-row]');
    rows[pressedAt.current]?.focus();
    pressedAt.current = null;
  }, [count]);
  if (!hasMore) return null;
  return (
    <div className={styles.more}>
      <Button
        ref={button}
        onClick={() => {
          pressedAt.current = count;
          showMore();
        }}
      >
        {more}
      </Button>
    </div>
  );
}
