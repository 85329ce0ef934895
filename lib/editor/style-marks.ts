/** Colours of text, highlights, and letters set low or high: marks of the one schema. */
import { Mark, markInputRule } from '@tiptap/core';
import { SCRIPTS, scriptOf } from './attributes.ts';
import { colourOf, highlightOf, PLAIN_HIGHLIGHT } from './colours.ts';

/** `==` as in Markdown: nothing that could be a comparison in a program. */
const HIGHLIGHT_TYPED = /(?<![\w=])(==(?![\s=])((?:(?!==).)*[^\s=])==)$/u;

const TextColour = Mark.create({
  name: 'textColor',
  addAttributes: () => ({
    color: {
      default: null,
      parseHTML: (span: HTMLElement) => colourOf(span.getAttribute('data-color')),
      rendered: false,
    },
  }),
  // Colours of other programs stay out: they would not be read in every look.
  parseHTML: () => [
    {
      tag: 'span[data-color]',
      consuming: false,
      getAttrs: (span) => (colourOf(span.getAttribute('data-color')) === null ? false : null),
    },
  ],
  renderHTML({ mark }) {
    const color = colourOf(mark.attrs['color']);
    return ['span', color === null ? {} : { 'data-color': color }, 0];
  },
});

const Highlight = Mark.create({
  name: 'highlight',
  addAttributes: () => ({
    color: {
      default: PLAIN_HIGHLIGHT,
      parseHTML: (mark: HTMLElement) => highlightOf(mark.getAttribute('data-color')),
      rendered: false,
    },
  }),
  parseHTML: () => [{ tag: 'mark' }],
  renderHTML: ({ mark }) => ['mark', { 'data-color': highlightOf(mark.attrs['color']) }, 0],
  addInputRules() {
    return [markInputRule({ find: HIGHLIGHT_TYPED, type: this.type })];
  },
});

/** One mark for both: set by two people at once, two would stand together, which is neither. */
const Script = Mark.create({
  name: 'script',
  addAttributes: () => ({
    at: {
      default: null,
      parseHTML: (letters: HTMLElement) => scriptOf(letters.localName),
      rendered: false,
    },
  }),
  parseHTML: () => SCRIPTS.map((tag) => ({ tag })),
  renderHTML: ({ mark }) => [scriptOf(mark.attrs['at']) ?? 'span', {}, 0],
});

export const STYLE_MARKS = [TextColour, Highlight, Script];
