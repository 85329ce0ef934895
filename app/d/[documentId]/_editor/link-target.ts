/** The link around or at a place in the text, and what a typed address becomes. */
import type { Editor } from '@tiptap/core';
import { getMarkRange } from '@tiptap/core';
import { isSafeHref } from '../../../../lib/editor/links.ts';

export interface LinkTarget {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

/** null: there is no link at `position`. */
export function linkAt(editor: Editor, position: number): LinkTarget | null {
  const { doc, schema } = editor.state;
  const type = schema.marks['link'];
  if (type === undefined || position > doc.content.size) return null;
  const $position = doc.resolve(position);
  const mark = type.isInSet($position.marks()) ?? type.isInSet($position.nodeAfter?.marks ?? []);
  const range = mark === undefined ? undefined : getMarkRange($position, type, mark.attrs);
  if (mark === undefined || range === undefined) return null;
  const href: unknown = mark.attrs['href'];
  return { ...range, href: typeof href === 'string' ? href : '' };
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const MAIL = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/u;
const HOST = /^[^\s/?#.]+(?:\.[^\s/?#.]+)+(?::\d+)?(?:[/?#]|$)/u;

/** What people type is seldom a whole address: `example.org`, `ada@example.org`. */
export function hrefFrom(typed: string): string | null {
  const text = typed.trim();
  const isHostWithPort =
    /^[^\s/:]+\.[^\s/:]+:\d+(?:[/?#]|$)/u.test(text) ||
    /^localhost(?::\d+)?(?:[/?#]|$)/u.test(text);
  const hasScheme = SCHEME.test(text) && !isHostWithPort;
  const href = hasScheme
    ? text
    : MAIL.test(text)
      ? `mailto:${text}`
      : isHostWithPort || HOST.test(text)
        ? `https://${text}`
        : text;
  return isSafeHref(href) ? href : null;
}
