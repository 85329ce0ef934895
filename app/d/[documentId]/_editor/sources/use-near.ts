'use client';
/** Which blocks have been in view or near it: only they are drawn beside, and stay so. */
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ShownSource } from './shown-source.ts';

const MARGIN = '600px';

/** In the order of `views`. */
export function useNear(views: readonly ShownSource[]): readonly ShownSource[] {
  const [seen, setSeen] = useState<ReadonlySet<ShownSource>>(new Set());
  useEffect(() => {
    const waiting = new Map(
      views.filter((view) => !seen.has(view)).map((view) => [view.dom, view]),
    );
    if (waiting.size === 0) return;
    const add = (more: readonly ShownSource[]) =>
      setSeen((before) => new Set([...views.filter((view) => before.has(view)), ...more]));
    const observer = new IntersectionObserver(
      (entries) => {
        const near = entries.filter(({ isIntersecting }) => isIntersecting);
        const found = near.flatMap(({ target }) => waiting.get(target as HTMLElement) ?? []);
        if (found.length > 0) add(found);
      },
      { rootMargin: MARGIN },
    );
    for (const dom of waiting.keys()) observer.observe(dom);
    // Paper has no view: everything is drawn on it.
    const print = () => flushSync(() => add([...waiting.values()]));
    window.addEventListener('beforeprint', print);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', print);
    };
  }, [views, seen]);
  return useMemo(() => views.filter((view) => seen.has(view)), [views, seen]);
}
