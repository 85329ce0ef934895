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
  /** Given, what arrows have led to stays meant, wherever it stands among other items. */
  readonly keyOf?: (item: Item) => string;
  readonly onChoose: (item: Item) => void;
}

interface Active {
  readonly at: number;
  /** null: whatever stands there. */
  readonly key: string | null;
}

export function useActiveOption<Item>(options: Options<Item>): ActiveOption<Item> {
  const { items, first = 0, takes, keyOf, onChoose } = options;
  const [active, setActive] = useState<Active>({ at: first, key: null });
  const list = useRef<HTMLDivElement>(null);
  const kept = active.key === null ? -1 : items.findIndex((each) => keyOf?.(each) === active.key);
  const at = kept === -1 ? Math.min(active.at, items.length - 1) : kept;
  const item = items[at];
  const shown = item === undefined ? item : (keyOf?.(item) ?? item);
  useEffect(() => {
    const option = list.current?.querySelector('[data-active]');
    if (list.current !== null && option != null) scrollWithin(list.current, option, EDGE_PX);
  }, [shown]);
  const go = (step: number) => {
    const to = (at + step + items.length) % items.length;
    const next = items[to];
    setActive({ at: to, key: next === undefined ? null : (keyOf?.(next) ?? null) });
  };
  return {
    at,
    item,
    list,
    point: (to) =>
      setActive((before) =>
        before.at === to && before.key === null ? before : { at: to, key: null },
      ),
    press: ({ key, isComposing }) => {
      if (isComposing || item === undefined) return false;
      if (key === 'ArrowDown') go(1);
      else if (key === 'ArrowUp') go(-1);
      else if (key === 'Enter' || key === takes) onChoose(item);
      else return false;
      return true;
    },
  };
}
