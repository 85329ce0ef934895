'use client';
/** What of a view is wished for: its order stays with the browser, what is left out with the view. */
import { useState } from 'react';
import {
  type ListOrder,
  type ListView,
  type Narrowing,
  NOTHING_NARROWED,
  orderOf,
} from '../../lib/core/document-list.ts';
import { rememberListOrder } from '../_ui/preferences.ts';
import type { ListWish } from './list-api.ts';

export interface WishedList {
  readonly wish: ListWish;
  /** With the search as it is typed. */
  readonly narrowing: Narrowing;
  readonly narrow: (change: Partial<Narrowing>) => void;
  readonly clear: () => void;
  readonly reorder: (order: ListOrder) => void;
}

/** The whole view, as a page is made with it. */
export function wholeView(view: ListView, remembered: ListOrder): ListWish {
  return { view, ...orderOf(view, remembered), ...NOTHING_NARROWED };
}

export function useListWish(view: ListView, remembered: ListOrder): WishedList {
  const [order, setOrder] = useState(remembered);
  const [narrowed, setNarrowed] = useState({ view, narrowing: NOTHING_NARROWED });
  const narrowing = narrowed.view === view ? narrowed.narrowing : NOTHING_NARROWED;
  return {
    wish: { ...wholeView(view, order), ...narrowing, search: narrowing.search.trim() },
    narrowing,
    narrow: (change) => setNarrowed({ view, narrowing: { ...narrowing, ...change } }),
    clear: () => setNarrowed({ view, narrowing: NOTHING_NARROWED }),
    reorder: (chosen) => {
      setOrder(chosen);
      rememberListOrder(chosen);
    },
  };
}
