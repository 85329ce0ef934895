/** Files of documents: what is known of one, and what may be asked of its bytes. */
import type { DocumentId, FileId, PersonId } from './ids.ts';

declare const brand: unique symbol;
/** SHA-256 of the content: 64 hexadecimal digits, lower case. */
export type FileHash = string & { readonly [brand]: 'FileHash' };

/** Both ends included, from 0, as RFC 9110, section 14.1.2, counts. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

export interface FileRecord {
  readonly id: FileId;
  readonly documentId: DocumentId;
  readonly hash: FileHash;
  readonly bytes: number;
  /** As it was uploaded, cleaned: no path, no control or direction characters. */
  readonly name: string;
  /** Said by the content, never by the name or by who uploads: `image/png`. */
  readonly type: string;
  /** null: no picture. Upright, as it is shown. */
  readonly pixels: { readonly width: number; readonly height: number } | null;
  /** null: uploaded without a credential. */
  readonly uploaderId: PersonId | null;
  readonly atMs: number;
}

const HASH = /^[0-9a-f]{64}$/;

export function parseFileHash(text: string): FileHash | null {
  return HASH.test(text) ? (text as FileHash) : null;
}
