'use client';
/** Something the server has, kept fresh while somebody looks at it, and changed before it answers. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Failure, failureOf } from './ask.ts';

const REFRESH_MS = 5_000;
/** One failure is a hiccup; the second in a row is worth a word. */
const FAILURES_SHOWN_MIN = 2;

export type Edit<View> = (view: View) => View;

export interface Live<View> {
  /** null: not here yet. */
  readonly view: View | null;
  /** This device's clock when the view came; the server's, while it is the first one. */
  readonly nowMs: number;
  /** Why there is no view; null while it is on its way. */
  readonly failure: Failure | null;
  /** What is shown may be from some time ago. */
  readonly isStale: boolean;
  readonly reload: () => void;
  /**
   * Shows `edit` at once and takes it back when `request` fails; rejects as `request` does.
   * `request` resolves to what its answer makes of the server's view.
   */
  readonly change: (edit: Edit<View>, request: () => Promise<Edit<View>>) => Promise<void>;
}

export interface FirstView<View> {
  readonly view: View;
  readonly nowMs: number;
}

interface Known<View> {
  /** As the server has said. */
  readonly server: View | null;
  /** Under way, oldest first. */
  readonly edits: readonly Edit<View>[];
  readonly nowMs: number;
  readonly failure: Failure | null;
  readonly failureCount: number;
}

/**
 * @param load  the same function at every rendering.
 * @param first  what the page was made with; null: it is fetched at once.
 * @param refreshMs  how often it is fetched anew while somebody looks.
 */
export function useLive<View>(
  load: (signal: AbortSignal) => Promise<View>,
  first: FirstView<View> | null,
  refreshMs = REFRESH_MS,
): Live<View> {
  const [known, setKnown] = useState<Known<View>>({
    server: first?.view ?? null,
    edits: [],
    nowMs: first?.nowMs ?? 0,
    failure: null,
    failureCount: 0,
  });
  const running = useRef<AbortController | null>(null);
  const pendingCount = useRef(0);

  const reload = useCallback(() => {
    if (pendingCount.current > 0) return;
    running.current?.abort();
    const run = new AbortController();
    running.current = run;
    load(run.signal).then(
      (server) => {
        if (run.signal.aborted) return;
        const fresh = { server, nowMs: Date.now(), failure: null, failureCount: 0 };
        setKnown((before) => ({ ...before, ...fresh }));
      },
      (error: unknown) => {
        if (run.signal.aborted) return;
        const failure = failureOf(error);
        setKnown((before) => ({ ...before, failure, failureCount: before.failureCount + 1 }));
      },
    );
  }, [load]);
  useEffect(() => repeatWhileVisible(reload, refreshMs), [reload, refreshMs]);
  useEffect(() => () => running.current?.abort(), []);

  const change = useCallback<Live<View>['change']>(
    async (edit, request) => {
      // An answer under way may be from before the change.
      running.current?.abort();
      pendingCount.current += 1;
      setKnown((before) => ({ ...before, edits: [...before.edits, edit] }));
      try {
        const answer = await request();
        setKnown((before) => ({ ...settled(before, edit, answer), nowMs: Date.now() }));
      } catch (error) {
        setKnown((before) => settled(before, edit, null));
        throw error;
      } finally {
        pendingCount.current -= 1;
        reload();
      }
    },
    [reload],
  );

  const { server, edits, nowMs, failure, failureCount } = known;
  const view = useMemo(
    () => (server === null ? null : edits.reduce<View>((shown, edit) => edit(shown), server)),
    [server, edits],
  );
  return {
    view,
    nowMs,
    failure: view === null ? failure : null,
    isStale: view !== null && failureCount >= FAILURES_SHOWN_MIN,
    reload,
    change,
  };
}

/** The edit is over: what is left of it is what the server said, or nothing. */
function settled<View>(
  known: Known<View>,
  edit: Edit<View>,
  answer: Edit<View> | null,
): Known<View> {
  const { server, edits } = known;
  return {
    ...known,
    server: server === null || answer === null ? server : answer(server),
    edits: edits.filter((each) => each !== edit),
  };
}

/** At once, then every few seconds while the page is seen, and whenever it comes back into sight. */
function repeatWhileVisible(run: () => void, everyMs: number): () => void {
  const runIfVisible = () => {
    if (document.visibilityState === 'visible') run();
  };
  const stop = new AbortController();
  const { signal } = stop;
  run();
  const timer = setInterval(runIfVisible, everyMs);
  document.addEventListener('visibilitychange', runIfVisible, { signal });
  addEventListener('focus', runIfVisible, { signal });
  addEventListener('online', runIfVisible, { signal });
  return () => {
    clearInterval(timer);
    stop.abort();
  };
}
