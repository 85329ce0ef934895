/** Every inline node that is neither text nor a line break, under the name the schema has for it. */
import { DATE_FORM } from './date-form.ts';
import { DOCUMENT_LINK_FORM } from './document-link-form.ts';
import { FOOTNOTE_FORM } from './footnote-form.ts';
import type { InlineForm } from './form.ts';
import { MATH_FORM } from './math-form.ts';
import { MENTION_FORM } from './mention-form.ts';
import { STATUS_FORM } from './status-form.ts';

export const INLINE_FORMS: ReadonlyMap<string, InlineForm> = new Map([
  ['mention', MENTION_FORM],
  ['documentLink', DOCUMENT_LINK_FORM],
  ['date', DATE_FORM],
  ['status', STATUS_FORM],
  ['footnote', FOOTNOTE_FORM],
  ['mathInline', MATH_FORM],
]);
