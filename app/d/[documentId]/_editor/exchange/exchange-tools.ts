/** What the clipboard needs beside the editor's own; fetched when something is chosen or pasted. */
import type { Schema, Slice } from '@tiptap/pm/model';
import { cleaned } from '../../../../../lib/editor/foreign/cleaned.ts';
import { ClipboardSerializer } from './copied-html.ts';
import { copiedMarkdown } from './copied-text.ts';

export interface ExchangeTools {
  readonly clean: (html: string) => string;
  readonly text: (slice: Slice) => string;
  readonly serializer: ClipboardSerializer;
}

export function exchangeTools(schema: Schema): ExchangeTools {
  return {
    clean: (html) => cleaned(html, (text) => new DOMParser().parseFromString(text, 'text/html')),
    text: copiedMarkdown,
    serializer: new ClipboardSerializer(schema),
  };
}
