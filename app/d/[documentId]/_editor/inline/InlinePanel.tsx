'use client';
/** The frame of what is set on an inline node: Enter and Escape lead back into the text. */
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import styles from './InlinePanel.module.css';

export interface InlinePanelFrameProps {
  readonly label: string;
  readonly layout: 'row' | 'column';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function InlinePanel({ label, layout, onClose, children }: InlinePanelFrameProps) {
  const frame = useFirstField();
  return (
    <div
      ref={frame}
      role="dialog"
      aria-label={label}
      onKeyDown={(event) => {
        // Not every field of a browser sends its form when Enter is pressed; one for days does not.
        const isDone = event.key === 'Enter' && event.target instanceof HTMLInputElement;
        if (event.nativeEvent.isComposing || (event.key !== 'Escape' && !isDone)) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <form
        className={layout === 'row' ? styles.panel : styles.column}
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
        }}
      >
        {children}
      </form>
    </div>
  );
}

/** What is written there already is chosen, so that it can be written over. */
function useFirstField(): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = frame.current?.querySelector('input');
    field?.focus();
    field?.select();
  }, []);
  return frame;
}
