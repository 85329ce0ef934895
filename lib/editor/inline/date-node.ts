/** A day in the text. The page shows it in the reader's language; here it is as it is stored. */
import { Node } from '@tiptap/core';
import { dayOf } from './day.ts';

export interface DateOptions {
  readonly dayLabel?: (day: string) => string;
}

export const DateNode = Node.create<DateOptions>({
  name: 'date',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    day: { default: null, parseHTML: (time: HTMLElement) => dayOf(time.getAttribute('datetime')) },
  }),
  parseHTML: () => [
    {
      tag: 'time',
      getAttrs: (time) => (dayOf(time.getAttribute('datetime')) === null ? false : null),
    },
  ],
  renderHTML({ node }) {
    const day = dayOf(node.attrs['day']);
    const label = day === null ? '…' : (this.options.dayLabel?.(day) ?? day);
    return ['time', day === null ? {} : { datetime: day }, label];
  },
  renderText: ({ node }) => dayOf(node.attrs['day']) ?? '',
});
