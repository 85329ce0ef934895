'use client';
/** The list as the server has it, kept fresh while somebody looks at it. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentList, ListedDocument } from '../../lib/core/document-list.ts';
import { listDocuments, type ListWish } from './api.ts';
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

interface Settling {
  readonly edit: ListEdit;
  readonly untilMs: number;
}

/** What goes on between the page and the server. */
interface UnderWay {
  asking: AbortController | null;
  /** Changes that are not answered yet: what the server says meanwhile may be from before. */
  changeCount: number;
  settling: readonly Settling[];
  /** How far which wish is shown. */
  shown: { readonly words: string; readonly pages: number };
}

type Update = (change: (answers: ListAnswers) => ListAnswers, nowMs?: number) => void;

export function useLiveDocuments(query: LiveQuery): LiveDocuments {
  const { wish } = query;
  const { answers, nowMs, update } = useAnswers(query);
  const underWay = useRef<UnderWay>({
    asking: null,
    changeCount: 0,
    settling: [],
    shown: { words: '', pages: 1 },
  });
  const { refresh, showMore, failureCount } = useRefresh(query, update, underWay);
  const change = useChange(update, refresh, underWay);
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

function useRefresh({ wish, isHeld }: LiveQuery, update: Update, underWay: RefObject<UnderWay>) {
  const [failureCount, setFailureCount] = useState(0);
  const latestWish = useRef(wish);
  useEffect(() => {
    latestWish.current = wish;
  });
  const words = wordsOf(wish);
  const refresh = useCallback(() => {
    const now = underWay.current;
    if (now.changeCount > 0) return;
    now.asking?.abort();
    const run = new AbortController();
    now.asking = run;
    const asked = latestWish.current;
    if (now.shown.words !== words) now.shown = { words, pages: 1 };
    loadPages(asked, now.shown.pages, run.signal).then(
      (answer) => {
        if (run.signal.aborted) return;
        const atMs = Date.now();
        now.settling = now.settling.filter(({ untilMs }) => untilMs > atMs);
        const documents = now.settling.reduce((all, { edit }) => edit(all), answer.documents);
        const fresh = { ...answer, documents };
        update((before) => withAnswer(before, asked, fresh, isHeld.current), atMs);
        setFailureCount(0);
      },
      () => {
        if (!run.signal.aborted) setFailureCount((count) => count + 1);
      },
    );
  }, [words, isHeld, update, underWay]);
  useEffect(() => repeatWhileVisible(refresh), [refresh]);
  useEffect(() => {
    const now = underWay.current;
    return () => now.asking?.abort();
  }, [underWay]);
  const showMore = useCallback(() => {
    const { shown } = underWay.current;
    const pages = shown.words === words ? shown.pages : 1;
    underWay.current.shown = { words, pages: pages + 1 };
    refresh();
  }, [words, refresh, underWay]);
  return { refresh, showMore, failureCount };
}

function useChange(
  update: Update,
  refresh: () => void,
  underWay: RefObject<UnderWay>,
): LiveDocuments['change'] {
  const latestRefresh = useRef(refresh);
  useEffect(() => {
    latestRefresh.current = refresh;
  }, [refresh]);
  return useCallback(
    async (edit, request, settleMs = 0) => {
      const now = underWay.current;
      now.asking?.abort();
      now.changeCount += 1;
      let before: ListAnswers | null = null;
      update((present) => {
        before = present;
        return edited(present, edit);
      });
      try {
        const answer = await request();
        if (settleMs > 0) {
          now.settling = [...now.settling, { edit, untilMs: Date.now() + settleMs }];
        }
        return answer;
      } catch (error) {
        update((present) => before ?? present);
        throw error;
      } finally {
        now.changeCount -= 1;
        latestRefresh.current();
      }
    },
    [update, underWay],
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
async function loadPages(
  wish: ListWish,
  pageCount: number,
  signal: AbortSignal,
): Promise<FreshList> {
  const documents = new Map<string, ListedDocument>();
  let cursor: string | null = null;
  for (let page = 0; page < pageCount; page += 1) {
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
