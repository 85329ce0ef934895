'use client';
/** Files dragged over the window and dropped anywhere in it. */
import { useEffect, useRef, useState } from 'react';

/** @returns whether files hang over the window right now. */
export function useFileDrop(drop: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(drop);
  useEffect(() => {
    latest.current = drop;
  });
  useEffect(() => {
    // Every element under the pointer enters and leaves by itself; only the balance tells.
    let entered = 0;
    const stop = new AbortController();
    const { signal } = stop;
    const balance = (change: number) => {
      entered = Math.max(0, entered + change);
      setIsOver(entered > 0);
    };
    const enter = (event: DragEvent) => holdsFiles(event) && balance(1);
    const leave = (event: DragEvent) => holdsFiles(event) && balance(-1);
    const over = (event: DragEvent) => {
      // Else the browser opens the file in place of the page.
      if (holdsFiles(event)) event.preventDefault();
    };
    const release = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      entered = 0;
      setIsOver(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragenter', enter, { signal });
    addEventListener('dragleave', leave, { signal });
    addEventListener('dragover', over, { signal });
    addEventListener('drop', release, { signal });
    return () => stop.abort();
  }, []);
  return isOver;
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}
