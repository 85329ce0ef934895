'use client';
/** Keeps the handles at their table, whatever moves it. */
import type { Editor } from '@tiptap/react';
import { useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { type HandlePlaces, handlePlaces } from './handle-places.ts';

/** @param pos  before the cell that is meant. */
export function useHandlePlaces(editor: Editor, pos: number | null): HandlePlaces | null {
  const [places, setPlaces] = useState<HandlePlaces | null>(null);
  useLayoutEffect(() => {
    const measure = () => {
      const next = pos === null || editor.isDestroyed ? null : handlePlaces(editor, pos);
      setPlaces((now) => (JSON.stringify(next) === JSON.stringify(now) ? now : next));
    };
    measure();
    if (pos === null) return;
    let frame = 0;
    const hang = () => {
      cancelAnimationFrame(frame);
      // At once: a frame later they would swim behind the table.
      frame = requestAnimationFrame(() => flushSync(measure));
    };
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener('scroll', hang, { signal, passive: true, capture: true });
    window.addEventListener('resize', hang, { signal });
    const grown = new ResizeObserver(hang);
    grown.observe(editor.view.dom);
    editor.on('transaction', hang);
    return () => {
      cancelAnimationFrame(frame);
      stop.abort();
      grown.disconnect();
      editor.off('transaction', hang);
    };
  }, [editor, pos]);
  return places;
}
