'use client';
/** The headings as they stand, and the one that the reader is under. */
import { Selection, type Transaction } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { browserClock } from '../browser-clock.ts';
import {
  type Heading,
  headingBefore,
  Headings,
  isSameOutline,
  type PlacedHeading,
} from './headings.ts';

/** Nobody reads along with every letter of a heading. */
const GATHER_MS = 150;
/** A heading that stands a little below what lies over the text is where one reads. */
const NEAR_PX = 24;

export interface Outline {
  /** The same array until one of them has changed. */
  readonly headings: readonly Heading[];
  /** -1: before the first. */
  readonly current: number;
  readonly goTo: (index: number) => void;
}

export function useOutline(editor: Editor): Outline {
  const [headings] = useState(() => new Headings());
  const places = useCallback(() => headings.in(editor.state.doc), [headings, editor]);
  const [shown, setShown] = useState<readonly Heading[]>(places);
  const [current, setCurrent] = useState(() => currentOf(editor, places()));

  useEffect(() => {
    let cancel: (() => void) | null = null;
    const look = () => {
      cancel = null;
      if (editor.isDestroyed) return;
      const now = places();
      setShown((before) => (isSameOutline(before, now) ? before : now));
      setCurrent(currentOf(editor, now));
    };
    const gather = () => {
      cancel ??= browserClock.after(GATHER_MS, look);
    };
    const follow = ({ transaction }: { readonly transaction: Transaction }) => {
      if (transaction.docChanged || transaction.selectionSet) gather();
    };
    editor.on('transaction', follow);
    window.addEventListener('scroll', gather, { passive: true });
    window.addEventListener('resize', gather);
    return () => {
      cancel?.();
      editor.off('transaction', follow);
      window.removeEventListener('scroll', gather);
      window.removeEventListener('resize', gather);
    };
  }, [editor, places]);

  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  }, [shown]);
  const goTo = useCallback(
    (index: number) => {
      const meant = latest.current[index];
      if (meant !== undefined) goToHeading(editor, meant, index, places());
    },
    [editor, places],
  );
  return { headings: shown, current, goTo };
}

/** Others may have written since it was shown: the one of that name that is nearest. */
function goToHeading(
  editor: Editor,
  meant: Heading,
  index: number,
  now: readonly PlacedHeading[],
): void {
  const named = now.filter(({ text }) => text === meant.text);
  const nearest = named.toSorted(
    (a, b) => Math.abs(now.indexOf(a) - index) - Math.abs(now.indexOf(b) - index),
  )[0];
  const heading = nearest ?? now[index];
  if (heading === undefined) return;
  const { state, view } = editor;
  const selection = Selection.near(state.doc.resolve(heading.position + 1));
  view.dispatch(state.tr.setSelection(selection));
  // A finger gets no keyboard unasked.
  if (!matchMedia('(pointer: coarse)').matches) view.focus();
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  elementAt(editor, heading.position)?.scrollIntoView({
    block: 'start',
    behavior: isCalm ? 'auto' : 'smooth',
  });
}

/** By the caret while it is in sight, else by what stands at the upper edge. */
function currentOf(editor: Editor, places: readonly PlacedHeading[]): number {
  if (places.length === 0) return -1;
  const { view, state } = editor;
  const { head } = state.selection;
  if (view.hasFocus()) {
    const caret = view.coordsAtPos(head);
    if (caret.bottom > 0 && caret.top < innerHeight) return headingBefore(places, head);
  }
  return lastAbove(editor, places);
}

/** They stand one below the other, so a few need to be measured, not all. */
function lastAbove(editor: Editor, places: readonly PlacedHeading[]): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const element = elementAt(editor, (places[middle] as PlacedHeading).position);
    if (element !== null && isAbove(element)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Its scroll margin is as high as what lies over the text. */
function isAbove(element: HTMLElement): boolean {
  const covered = Number.parseFloat(getComputedStyle(element).scrollMarginBlockStart) || 0;
  return element.getBoundingClientRect().top <= covered + NEAR_PX;
}

function elementAt(editor: Editor, position: number): HTMLElement | null {
  const node = editor.view.nodeDOM(position);
  return node instanceof HTMLElement ? node : null;
}
