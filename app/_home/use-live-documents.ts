'use client';
/** The list as the server has it, kept fresh while somebody looks at it. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentView } from '../../lib/core/document.ts';
import { listDocuments } from './api.ts';
import { matchesSearch, steadyOrder, unlessEqual } from './document-order.ts';

const REFRESH_MS = 5_000;
/** Typing in the search field settles this long before the server is asked. */
const SEARCH_QUIET_MS = 150;
/** One failure is a hiccup; the second in a row is worth a word. */
const FAILURES_SHOWN_MIN = 2;

export type ListEdit = (documents: readonly DocumentView[]) => readonly DocumentView[];

export interface LiveDocuments {
  readonly documents: readonly DocumentView[];
  /** The server's clock when the list was made, then this device's. */
  readonly nowMs: number;
  readonly isStale: boolean;
  /** The server has not answered this search yet; shown is what was known already. */
  readonly isSearching: boolean;
  /**
   * Shows `edit` at once and takes it back when `request` fails; rejects as `request` does.
   * Answers that were under way meanwhile are dropped: they may be from before.
   */
  readonly change: <Answer>(
    edit: ListEdit,
    request: () => Promise<Answer>,
    /** Goes on being shown this long after success: titles in lists follow the text by a moment. */
    settleMs?: number,
  ) => Promise<Answer>;
}

export interface LiveQuery {
  readonly first: readonly DocumentView[];
  readonly firstNowMs: number;
  /** Trimmed; empty for everything. */
  readonly search: string;
  readonly isTrashed: boolean;
  /** Rows keep their places while this says true. */
  readonly isHeld: RefObject<boolean>;
}

interface Settling {
  readonly edit: ListEdit;
  readonly untilMs: number;
}

/** What the server answered last: without a search, and for the latest one. */
interface Answers {
  readonly all: readonly DocumentView[];
  readonly found: { readonly search: string; readonly documents: readonly DocumentView[] } | null;
}

export function useLiveDocuments(query: LiveQuery): LiveDocuments {
  const { search, isTrashed, isHeld } = query;
  const [answers, setAnswers] = useState<Answers>({ all: query.first, found: null });
  const [nowMs, setNowMs] = useState(query.firstNowMs);
  const [failureCount, setFailureCount] = useState(0);
  const running = useRef<AbortController | null>(null);
  const pendingCount = useRef(0);
  const settling = useRef<readonly Settling[]>([]);

  const refresh = useCallback(() => {
    if (pendingCount.current > 0) return;
    running.current?.abort();
    const run = new AbortController();
    running.current = run;
    listDocuments({ search, isTrashed }, run.signal).then(
      (answer) => {
        if (run.signal.aborted) return;
        const answeredAtMs = Date.now();
        settling.current = settling.current.filter(({ untilMs }) => untilMs > answeredAtMs);
        const fresh = settling.current.reduce((documents, { edit }) => edit(documents), answer);
        setAnswers((before) => withAnswer(before, search, fresh, isHeld.current));
        setNowMs(answeredAtMs);
        setFailureCount(0);
      },
      () => {
        if (!run.signal.aborted) setFailureCount((count) => count + 1);
      },
    );
  }, [search, isTrashed, isHeld]);
  useEffect(() => repeatWhileVisible(refresh), [refresh]);
  useEffect(() => () => running.current?.abort(), []);

  const latestRefresh = useRef(refresh);
  useEffect(() => {
    latestRefresh.current = refresh;
  }, [refresh]);
  const change = useCallback(
    async <Answer>(edit: ListEdit, request: () => Promise<Answer>, settleMs = 0) => {
      running.current?.abort();
      pendingCount.current += 1;
      let before: Answers | null = null;
      setAnswers((shown) => {
        before = shown;
        return editAnswers(shown, edit);
      });
      try {
        const answer = await request();
        if (settleMs > 0) {
          settling.current = [...settling.current, { edit, untilMs: Date.now() + settleMs }];
        }
        return answer;
      } catch (error) {
        setAnswers((shown) => before ?? shown);
        throw error;
      } finally {
        pendingCount.current -= 1;
        latestRefresh.current();
      }
    },
    [],
  );

  return {
    documents: documentsFor(answers, search),
    nowMs,
    isStale: failureCount >= FAILURES_SHOWN_MIN,
    isSearching: search !== '' && answers.found?.search !== search,
    change,
  };
}

function documentsFor({ all, found }: Answers, search: string): readonly DocumentView[] {
  if (search === '') return all;
  if (found?.search === search) return found.documents;
  return all.filter(({ title }) => matchesSearch(title, search));
}

function withAnswer(
  before: Answers,
  search: string,
  fresh: readonly DocumentView[],
  isHeld: boolean,
): Answers {
  const shown = documentsFor(before, search);
  const documents = unlessEqual(shown, isHeld ? steadyOrder(shown, fresh) : fresh);
  return search === ''
    ? { all: documents, found: null }
    : { ...before, found: { search, documents } };
}

function editAnswers({ all, found }: Answers, edit: ListEdit): Answers {
  return {
    all: edit(all),
    found: found === null ? null : { ...found, documents: edit(found.documents) },
  };
}

/** Soon, then every few seconds while the page is seen, and whenever it comes back into sight. */
function repeatWhileVisible(run: () => void): () => void {
  const soon = setTimeout(run, SEARCH_QUIET_MS);
  const runIfVisible = () => {
    if (document.visibilityState === 'visible') run();
  };
  const timer = setInterval(runIfVisible, REFRESH_MS);
  document.addEventListener('visibilitychange', runIfVisible);
  addEventListener('focus', runIfVisible);
  addEventListener('online', runIfVisible);
  return () => {
    clearTimeout(soon);
    clearInterval(timer);
    document.removeEventListener('visibilitychange', runIfVisible);
    removeEventListener('focus', runIfVisible);
    removeEventListener('online', runIfVisible);
  };
}
