'use client';
/**
 * The option that is meant in a list whose focus is elsewhere, in a field or in the text, and is
 * told by `aria-activedescendant` (ARIA combobox pattern): arrows move it, Enter takes it.
 */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { scrollWithin } from './scroll-within.ts';

/** Room of a list around its options. */
const EDGE_PX = 4;

export interface ActiveOption<Item> {
  /** Its place; -1 where there is none. */
  readonly at: number;
  readonly item: Item | undefined;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly point: (at: number) => void;
  /** @returns whether the key was for the list. While a word is composed keys are the composition’s. */
  readonly press: (event: Pressed) => boolean;
}

export interface Pressed {
  readonly key: string;
  readonly isComposing: boolean;
}

export interface Options<Item> {
  readonly items: readonly Item[];
  readonly first?: number;
  /** Beside Enter. */
  readonly takes?: string;
  readonly onChoose: (item: Item) => void;
}

export function useActiveOption<Item>(options: Options<Item>): ActiveOption<Item> {
  const { items, first = 0, takes, onChoose } = options;
  const [active, setActive] = useState(first);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.min(active, items.length - 1);
  const item = items[at];
  useEffect(() => {
    const active = list.current?.querySelector('[data-active]');
    if (list.current !== null && active != null) scrollWithin(list.current, active, EDGE_PX);
  }, [item]);
  return {
    at,
    item,
    list,
    point: setActive,
    press: ({ key, isComposing }) => {
      if (isComposing || item === undefined) return false;
      if (key === 'ArrowDown') setActive((at + 1) % items.length);
      else if (key === 'ArrowUp') setActive((at + items.length - 1) % items.length);
      else if (key === 'Enter' || key === takes) onChoose(item);
      else return false;
      return true;
    },
  };
}
