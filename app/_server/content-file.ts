/** A document's content as a download: media types and a file name every system accepts. */
import type { ContentFormat } from '../../lib/core/document.ts';
import { disposition } from './disposition.ts';

export const CONTENT_FILES = {
  json: { type: 'application/json; charset=utf-8', extension: 'json' },
  markdown: { type: 'text/markdown; charset=utf-8', extension: 'md' },
  html: { type: 'text/html; charset=utf-8', extension: 'html' },
  text: { type: 'text/plain; charset=utf-8', extension: 'txt' },
} as const satisfies Record<ContentFormat, { readonly type: string; readonly extension: string }>;

const NAME_CHARS_MAX = 80;
// Windows forbids these; controls and bidi marks could disguise the extension.
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029<>:"/\\|?*]/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Value of Content-Disposition. */
export function dispositionOf(title: string, format: ContentFormat): string {
  return disposition('attachment', `${fileNameOf(title)}.${CONTENT_FILES[format].extension}`);
}

function fileNameOf(title: string): string {
  const safe = title.toWellFormed().replaceAll(UNSAFE, ' ').replaceAll(/\s+/gu, ' ');
  const short = Array.from(safe).slice(0, NAME_CHARS_MAX).join('');
  const name = short.replaceAll(/^[. ]+|[. ]+$/g, '');
  return name === '' || RESERVED.test(name) ? 'document' : name;
}
