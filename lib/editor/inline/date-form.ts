import { dayOf } from './day.ts';
import type { InlineForm } from './form.ts';

/** A day that cannot be read is left empty. */
export const DATE_FORM: InlineForm = {
  text: ({ attrs }) => dayOf(attrs?.['day']) ?? '',
  html: ({ attrs }) => timeTag(dayOf(attrs?.['day'])),
  markdown: ({ attrs }) => timeTag(dayOf(attrs?.['day'])),
  tag: {
    name: 'time',
    read: (attributes) => {
      const day = dayOf(attributes.get('datetime'));
      return day === null ? null : { type: 'date', attrs: { day } };
    },
  },
};

function timeTag(day: string | null): string {
  return day === null ? '' : `<time datetime="${day}">${day}</time>`;
}
