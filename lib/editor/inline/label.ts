/** Text of a node within a line of Markdown. */
import { escapeMarkdown } from '../convert/markdown-escape.ts';

export function escapeLabel(text: string): string {
  return escapeMarkdown(text, { isLineStart: false, isHeading: false, isInLink: false });
}
