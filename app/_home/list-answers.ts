/** What the server has answered about a view, and what is shown of it meanwhile. Pure. */
import {
  inOrder,
  isNarrowed,
  isWithin,
  type ListedDocument,
} from '../../lib/core/document-list.ts';
import type { ListWish } from './list-api.ts';
import { steadyOrder, unlessEqual } from './document-order.ts';

export interface ListAnswers {
  /** Of the whole view, as last known. */
  readonly whole: readonly ListedDocument[];
  /** The latest answer, and what it answers. */
  readonly latest: {
    readonly to: string;
    readonly documents: readonly ListedDocument[];
    readonly hasMore: boolean;
  };
}

export type ListEdit = (documents: readonly ListedDocument[]) => readonly ListedDocument[];

export interface FreshList {
  readonly documents: readonly ListedDocument[];
  readonly hasMore: boolean;
}

/** Two wishes with the same words are answered alike. */
export function wordsOf({ view, sort, direction, search, owner, access }: ListWish): string {
  return JSON.stringify([view, sort, direction, search, owner, access]);
}

/** @param first  what the page was made with: all of the view. */
export function firstAnswers(wish: ListWish, first: FreshList): ListAnswers {
  return { whole: first.documents, latest: { to: wordsOf(wish), ...first } };
}

export function isAnswered({ latest }: ListAnswers, wish: ListWish): boolean {
  return latest.to === wordsOf(wish);
}

/** As answered, or what is known of it already. */
export function shownFor(answers: ListAnswers, wish: ListWish): readonly ListedDocument[] {
  if (isAnswered(answers, wish)) return answers.latest.documents;
  return inOrder(
    answers.whole.filter((document) => isWithin(document, wish)),
    wish,
  );
}

/** @param isHeld  rows keep their places. */
export function withAnswer(
  before: ListAnswers,
  wish: ListWish,
  { documents, hasMore }: FreshList,
  isHeld: boolean,
): ListAnswers {
  const shown = shownFor(before, wish);
  const merged = unlessEqual(shown, isHeld ? steadyOrder(shown, documents) : documents);
  const latest = { to: wordsOf(wish), documents: merged, hasMore };
  return { whole: isNarrowed(wish) ? before.whole : merged, latest };
}

export function edited({ whole, latest }: ListAnswers, edit: ListEdit): ListAnswers {
  return { whole: edit(whole), latest: { ...latest, documents: edit(latest.documents) } };
}
