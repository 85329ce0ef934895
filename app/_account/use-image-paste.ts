'use client';
/** Images pasted anywhere in the window. Text is left to whatever has the focus. */
import { useEffect, useRef } from 'react';

export function useImagePaste(paste: (files: readonly File[]) => void): void {
  const latest = useRef(paste);
  useEffect(() => {
    latest.current = paste;
  });
  useEffect(() => {
    const hear = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    };
    addEventListener('paste', hear);
    return () => removeEventListener('paste', hear);
  }, []);
}
