import { escapeHtml } from '../convert/escape-html.ts';
import type { InlineForm } from './form.ts';
import { escapeLabel } from './label.ts';
import { mentionOf } from './mention.ts';

export const MENTION_FORM: InlineForm = {
  text: ({ attrs }) => `@${mentionOf(attrs).name}`,
  html: ({ attrs }) => mentionTag(attrs, escapeHtml),
  markdown: ({ attrs }) => mentionTag(attrs, escapeLabel),
  tag: {
    name: 'span',
    read: (attributes, text) => {
      const person = attributes.get('data-mention');
      if (person === undefined) return null;
      const attrs = mentionOf({ person, name: text.replace(/^@/, '') });
      return attrs.person === null ? null : { type: 'mention', attrs: { ...attrs } };
    },
  },
};

function mentionTag(
  attributes: Readonly<Record<string, unknown>> | undefined,
  escape: (text: string) => string,
): string {
  const { person, name } = mentionOf(attributes);
  return person === null
    ? escape(`@${name}`)
    : `<span data-mention="${person}">${escape(`@${name}`)}</span>`;
}
