/** Documents as the log holds them: first updates made from Markdown, and what can be read of them. */
import type { ClientId, Seq } from '../../lib/core/ids.ts';
import { contentOf, firstUpdate } from '../../lib/editor/content.ts';
import { fromMarkdown } from '../../lib/editor/convert/from-markdown.ts';
import { toMarkdown } from '../../lib/editor/convert/to-markdown.ts';
import type { StoredContent } from '../../server/ports.ts';

export interface DocumentDraft {
  readonly title?: string;
  readonly markdown?: string;
  readonly clientId?: ClientId;
}

/** The first update of a document with this content, as the server would make it. */
export function aDocumentUpdate(draft: DocumentDraft = {}): Uint8Array {
  const { title = '', markdown = '', clientId = 1 } = draft;
  return firstUpdate(clientId, { title, body: fromMarkdown(markdown) });
}

/** The log of a document after these updates. */
export function storedContent(...updates: readonly Uint8Array[]): StoredContent {
  return {
    snapshot: null,
    tail: updates.map((update, at) => ({ seq: (at + 1) as Seq, update })),
    owners: new Map(),
    damagedAtSeq: null,
  };
}

export function titleOf(...updates: readonly Uint8Array[]): string {
  return contentOf(updates).title;
}

export function markdownOf(...updates: readonly Uint8Array[]): string {
  return toMarkdown(contentOf(updates).body);
}
