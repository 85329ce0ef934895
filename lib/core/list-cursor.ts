/** Where a page of a list ends, as a text that goes to the client and comes back. */
import { fromBase64Url, toBase64Url } from '../std/bytes.ts';
import type { ListSort } from './document-list.ts';
import { type DocumentId, parseDocumentId } from './ids.ts';

/** A document, and what it was listed by at that time: it may stand elsewhere since. */
export interface ListPosition {
  /** Lower case and cut for titles, else milliseconds since 1970. */
  readonly key: string | number;
  readonly id: DocumentId;
}

const ID_CHARS = 22;
/** Of a date that JavaScript can tell. */
const MS = /^\d{1,16}$/;

export function encodeCursor({ key, id }: ListPosition): string {
  return toBase64Url(new TextEncoder().encode(`${id}${key}`));
}

/** null: it is no cursor of a list in this order. */
export function parseCursor(text: string, sort: ListSort): ListPosition | null {
  const plain = decode(text);
  const id = parseDocumentId(plain?.slice(0, ID_CHARS) ?? '');
  if (plain === null || id === null) return null;
  const key = plain.slice(ID_CHARS);
  if (sort === 'title') return { key, id };
  return MS.test(key) ? { key: Number(key), id } : null;
}

function decode(text: string): string | null {
  const bytes = fromBase64Url(text);
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null; // not UTF-8
  }
}
