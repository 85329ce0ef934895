import type { NodeJson } from '../node-json.ts';
import type { InlineForm } from './form.ts';
import { noteNumberOf, noteTextOf } from './footnotes.ts';

const REFERENCE = /^\[\^([^\s[\]]{1,40})\]/;

/** Needs its number from `withNumbers`; its text is written where the body ends. */
export const FOOTNOTE_FORM: InlineForm = {
  text: (node) => numbered(node, (number) => `[${number}]`),
  short: () => '',
  aside: noteTextOf,
  html: (node) =>
    numbered(
      node,
      (number) =>
        `<sup data-note="${number}" id="ref-${number}"><a href="#note-${number}">${number}</a></sup>`,
    ),
  markdown: (node) => numbered(node, (number) => `[^${number}]`),
  signs: {
    find: (source) => source.indexOf('[^'),
    read: (source) => {
      const [all, reference] = REFERENCE.exec(source) ?? [];
      if (all === undefined) return null;
      return { length: all.length, node: { type: 'footnote', attrs: { reference } } };
    },
  },
};

function numbered(node: NodeJson, write: (number: number) => string): string {
  const number = noteNumberOf(node);
  return number === null ? '' : write(number);
}
