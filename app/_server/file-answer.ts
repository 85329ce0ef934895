/** How a file is sent: whole or a range, or not at all where the asker has it already. */
import type { ByteRange, FileRecord } from '../../lib/core/file.ts';
import { askedRangeOf } from '../../lib/core/file-range.ts';
import { contentTypeOf, isShownInPlace } from '../../lib/core/file-type.ts';
import { LENGTH_HEADER } from '../../lib/core/length-header.ts';
import { disposition } from './disposition.ts';

export interface FileAnswer {
  readonly status: 200 | 206 | 304 | 416;
  readonly headers: Headers;
  /** Of the content that goes with it; null: all, where there is any. */
  readonly range: ByteRange | null;
}

/** The door has said already that it is sandboxed, and never anything else than its type. */
export function fileAnswer(request: Request, record: FileRecord): FileAnswer {
  const { hash, bytes, type, name } = record;
  const etag = `"${hash}"`;
  const headers = new Headers({
    ETag: etag,
    // Kept, but asked for each time: access may have been taken back. Compressed it were another.
    'Cache-Control': 'private, no-cache, no-transform',
    'Accept-Ranges': 'bytes',
  });
  if (isKnown(request, etag)) return { status: 304, headers, range: null };
  const range = rangeOf(request, etag, bytes);
  if (range === 'none') {
    headers.set('Content-Range', `bytes */${bytes}`);
    return { status: 416, headers, range: null };
  }
  const isDownload = new URL(request.url).searchParams.get('download') === '1';
  const isInPlace = isShownInPlace(type) && !isDownload;
  headers.set('Content-Type', contentTypeOf(type));
  headers.set('Content-Disposition', disposition(isInPlace ? 'inline' : 'attachment', name));
  if (range === 'all') {
    headers.set(LENGTH_HEADER, String(bytes));
    return { status: 200, headers, range: null };
  }
  headers.set(LENGTH_HEADER, String(range.last - range.first + 1));
  headers.set('Content-Range', `bytes ${range.first}-${range.last}/${bytes}`);
  return { status: 206, headers, range };
}

/** RFC 9110, section 13.1.2: compared weakly. */
function isKnown({ headers }: Request, etag: string): boolean {
  const known = (headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim());
  return known.includes('*') || known.some((tag) => tag.replace(/^W\//, '') === etag);
}

/** Sections 13.1.5 and 14.2: of what has changed since, all; and only GET has ranges. */
function rangeOf({ method, headers }: Request, etag: string, bytes: number) {
  const since = headers.get('if-range');
  const isAsked = method === 'GET' && (since === null || since === etag);
  return askedRangeOf(isAsked ? headers.get('range') : null, bytes);
}
