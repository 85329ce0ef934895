'use client';
/** The list as the server has it, kept fresh while somebody looks at it. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentList, ListedDocument } from '../../lib/core/document-list.ts';
import { listDocuments, type ListWish } from './list-api.ts';
import {
  edited,
  firstAnswers,
  type FreshList,
  isAnswered,
  type ListAnswers,
  type ListEdit,
  shownFor,
  withAnswer,
  wordsOf,
} from './list-answers.ts';
import { type Asking, ListTraffic } from './list-traffic.ts';

const REFRESH_MS = 5_000;
/** Typing in the search field settles this long before the server is asked. */
const SEARCH_QUIET_MS = 150;
/** One failure is a hiccup; the second in a row is worth a word. */
const FAILURES_SHOWN_MIN = 2;

export type { ListEdit } from './list-answers.ts';

export interface LiveDocuments {
  readonly documents: readonly ListedDocument[];
  /** The server's clock when the list was made, then this device's. */
  readonly nowMs: number;
  readonly isStale: boolean;
  /** The server has not answered this wish yet; shown is what was known already. */
  readonly isSearching: boolean;
  /** There are more than are shown. */
  readonly hasMore: boolean;
  readonly showMore: () => void;
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
  /** The whole view in the order of `firstWish`; another one begins anew. */
  readonly first: DocumentList;
  readonly firstWish: ListWish;
  readonly firstNowMs: number;
  readonly wish: ListWish;
  /** Rows keep their places while this says true. */
  readonly isHeld: RefObject<boolean>;
}

type Update = (change: (answers: ListAnswers) => ListAnswers, nowMs?: number) => void;

export function useLiveDocuments(query: LiveQuery): LiveDocuments {
  const { wish } = query;
  const { answers, nowMs, update } = useAnswers(query);
  const [traffic] = useState(() => new ListTraffic());
  const { refresh, showMore, failureCount } = useRefresh(query, update, traffic);
  const change = useChange(update, refresh, traffic);
  const isCurrent = isAnswered(answers, wish);
  return {
    documents: shownFor(answers, wish),
    nowMs,
    isStale: failureCount >= FAILURES_SHOWN_MIN,
    isSearching: !isCurrent,
    hasMore: isCurrent && answers.latest.hasMore,
    showMore,
    change,
  };
}

function useRefresh({ wish, isHeld }: LiveQuery, update: Update, traffic: ListTraffic) {
  const [failureCount, setFailureCount] = useState(0);
  const latestWish = useRef(wish);
  useEffect(() => {
    latestWish.current = wish;
  });
  const words = wordsOf(wish);
  const refresh = useCallback(() => {
    const asking = traffic.ask(words);
    if (asking === null) return;
    const asked = latestWish.current;
    loadPages(asked, asking).then(
      (answer) => {
        if (asking.signal.aborted) return;
        const atMs = Date.now();
        const fresh = { ...answer, documents: traffic.settled(atMs)(answer.documents) };
        update((before) => withAnswer(before, asked, fresh, isHeld.current), atMs);
        setFailureCount(0);
      },
      () => {
        if (!asking.signal.aborted) setFailureCount((count) => count + 1);
      },
    );
  }, [words, isHeld, update, traffic]);
  useEffect(() => repeatWhileVisible(refresh), [refresh]);
  useEffect(() => () => traffic.stop(), [traffic]);
  const showMore = useCallback(() => {
    traffic.grow(words);
    refresh();
  }, [words, refresh, traffic]);
  return { refresh, showMore, failureCount };
}

function useChange(
  update: Update,
  refresh: () => void,
  traffic: ListTraffic,
): LiveDocuments['change'] {
  const latestRefresh = useRef(refresh);
  useEffect(() => {
    latestRefresh.current = refresh;
  }, [refresh]);
  return useCallback(
    async (edit, request, settleMs = 0) => {
      traffic.beginChange();
      let before: ListAnswers | null = null;
      update((present) => {
        before = present;
        return edited(present, edit);
      });
      try {
        const answer = await request();
        if (settleMs > 0) traffic.settle(edit, Date.now() + settleMs);
        return answer;
      } catch (error) {
        update((present) => before ?? present);
        throw error;
      } finally {
        traffic.endChange();
        latestRefresh.current();
      }
    },
    [update, traffic],
  );
}

interface Known {
  /** The page these belong to: a new one brings a list of its own. */
  readonly of: DocumentList;
  readonly answers: ListAnswers;
  readonly nowMs: number;
}

function useAnswers({ first, firstWish, firstNowMs }: LiveQuery) {
  const begin = (): Known => ({
    of: first,
    answers: firstAnswers(firstWish, freshOf(first)),
    nowMs: firstNowMs,
  });
  const [known, setKnown] = useState(begin);
  const present = known.of === first ? known : begin();
  const latestBegin = useRef(begin);
  useEffect(() => {
    latestBegin.current = begin;
  });
  const update = useCallback<Update>(
    (change, nowMs) =>
      setKnown((before) => {
        const begun = latestBegin.current();
        const base = before.of === begun.of ? before : begun;
        return { ...base, answers: change(base.answers), nowMs: nowMs ?? base.nowMs };
      }),
    [],
  );
  return { answers: present.answers, nowMs: present.nowMs, update };
}

function freshOf({ documents, next }: DocumentList): FreshList {
  return { documents, hasMore: next !== null };
}

/** One after the other, each document once: it may move to the next page meanwhile. */
async function loadPages(wish: ListWish, { pages, signal }: Asking): Promise<FreshList> {
  const documents = new Map<string, ListedDocument>();
  let cursor: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const answer: DocumentList = await listDocuments(wish, cursor, signal);
    for (const document of answer.documents) documents.set(document.id, document);
    cursor = answer.next;
    if (cursor === null) break;
  }
  return { documents: [...documents.values()], hasMore: cursor !== null };
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
