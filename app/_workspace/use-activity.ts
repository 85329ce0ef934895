'use client';
/** The audit log as far as it was loaded: one page at first, and older ones on demand. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuditView } from '../../lib/core/audit.ts';
import { ACTIVITY_PAGE, type ActivityFilter } from './activity-filter.ts';
import { fetchActivity } from './api.ts';

export interface Activity {
  /** null: the first page is not here yet. */
  readonly entries: readonly AuditView[] | null;
  readonly nowMs: number;
  readonly hasOlder: boolean;
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
  readonly loadOlder: () => void;
  readonly show: (filter: ActivityFilter) => void;
  readonly retry: () => void;
}

export interface FirstActivity {
  readonly filter: ActivityFilter;
  /** null: it has to be fetched. */
  readonly entries: readonly AuditView[] | null;
  readonly nowMs: number;
}

interface Loaded {
  readonly filter: ActivityFilter;
  readonly entries: readonly AuditView[] | null;
  readonly nowMs: number;
  readonly hasOlder: boolean;
}

export function useActivity(first: FirstActivity): Activity {
  const [loaded, setLoaded] = useState<Loaded>({ ...first, hasOlder: isFull(first.entries) });
  const [isLoading, setIsLoading] = useState(first.entries === null);
  const [hasFailed, setHasFailed] = useState(false);
  const running = useRef<AbortController | null>(null);

  const load = useCallback((filter: ActivityFilter, shown: readonly AuditView[]) => {
    running.current?.abort();
    const run = new AbortController();
    running.current = run;
    setIsLoading(true);
    setHasFailed(false);
    fetchActivity(filter, shown.at(-1)?.number ?? null, run.signal).then(
      (page) => {
        if (run.signal.aborted) return;
        setIsLoading(false);
        const entries = [...shown, ...page];
        setLoaded({ filter, entries, nowMs: Date.now(), hasOlder: isFull(page) });
      },
      () => {
        if (run.signal.aborted) return;
        setIsLoading(false);
        setHasFailed(true);
      },
    );
  }, []);
  useEffect(() => () => running.current?.abort(), []);

  const begun = useRef(first.entries !== null);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    load(first.filter, []);
  }, [load, first.filter]);

  const { filter, entries, nowMs, hasOlder } = loaded;
  return {
    entries,
    nowMs,
    hasOlder,
    isLoading,
    hasFailed,
    loadOlder: () => load(filter, entries ?? []),
    show: (next) => {
      // What is shown is of another filter: it must not be taken for an answer to this one.
      setLoaded({ filter: next, entries: null, nowMs, hasOlder: false });
      load(next, []);
    },
    retry: () => load(filter, entries ?? []),
  };
}

function isFull(page: readonly AuditView[] | null): boolean {
  return page !== null && page.length >= ACTIVITY_PAGE;
}
