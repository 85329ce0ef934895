/** What the style sheets ask of the page to show a document's look. */
import type { Look } from '../../../../../lib/editor/look.ts';

export function lookAttributes({ face, isSmall }: Look) {
  return { 'data-face': face, 'data-small': isSmall ? '' : undefined };
}
