'use client';
/** A small panel under a button of the header: Escape and a click outside close it, focus goes back. */
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { classes } from '../../../_ui/classes.ts';
import styles from './Panel.module.css';

export interface PanelProps {
  readonly label: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

export function Panel({ label, anchor, onClose, children, className }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useEffect(() => {
    const opener = anchor.current;
    const own = panel.current;
    // Opened by a key, focus goes back to the text, not to the button.
    const before = document.activeElement;
    const stop = new AbortController();
    const { signal } = stop;
    own?.focus();
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        if (!(target instanceof Node)) return;
        if (own?.contains(target) !== true && opener?.contains(target) !== true) close.current();
      },
      { signal },
    );
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close.current();
      },
      { signal, capture: true },
    );
    return () => {
      stop.abort();
      // Focus that has moved on already, into the text for instance, stays where it is.
      if (
        own?.contains(document.activeElement) === true ||
        document.activeElement === document.body
      )
        (before instanceof HTMLElement && before !== document.body ? before : opener)?.focus();
    };
  }, [anchor]);

  return (
    <div
      ref={panel}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      className={classes(styles.panel, className)}
    >
      {children}
    </div>
  );
}
