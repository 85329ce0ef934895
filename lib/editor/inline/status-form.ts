import { escapeHtml } from '../convert/escape-html.ts';
import type { InlineForm } from './form.ts';
import { escapeLabel } from './label.ts';
import { statusOf } from './status.ts';

export const STATUS_FORM: InlineForm = {
  text: ({ attrs }) => statusOf(attrs).label,
  html: ({ attrs }) => statusTag(attrs, escapeHtml),
  markdown: ({ attrs }) => statusTag(attrs, escapeLabel),
  tag: {
    name: 'span',
    read: (attributes, label) => {
      const color = attributes.get('data-status');
      if (color === undefined) return null;
      return { type: 'status', attrs: { ...statusOf({ label, color }) } };
    },
  },
};

function statusTag(
  attributes: Readonly<Record<string, unknown>> | undefined,
  escape: (text: string) => string,
): string {
  const { label, color } = statusOf(attributes);
  return `<span data-status="${color}">${escape(label)}</span>`;
}
