/** One request for each of many documents, and what became of each. */
import type { ListedDocument } from '../../lib/core/document-list.ts';
import { type Failure, failureOf } from '../_request/ask.ts';

export interface Refused {
  readonly document: ListedDocument;
  readonly why: Failure;
}

export interface Outcome {
  readonly done: readonly ListedDocument[];
  readonly refused: readonly Refused[];
}

/** Requests under way at once: a browser opens no more than six connections anyway. */
const AT_ONCE = 4;

/** Never rejects. Those that `isAllowed` says no to are not asked for. */
export async function eachOf(
  documents: readonly ListedDocument[],
  isAllowed: (document: ListedDocument) => boolean,
  request: (document: ListedDocument) => Promise<unknown>,
): Promise<Outcome> {
  const done: ListedDocument[] = [];
  const refused: Refused[] = [];
  const waiting = documents.filter((document) => {
    const isAsked = isAllowed(document);
    if (!isAsked) refused.push({ document, why: 'not_allowed' });
    return isAsked;
  });
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        await request(next);
        done.push(next);
      } catch (error) {
        refused.push({ document: next, why: failureOf(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { done, refused };
}
