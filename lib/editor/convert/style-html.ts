/** Colours and letters as tags, which HTML and Markdown share; names, never a value of CSS. */
import { scriptOf } from '../attributes.ts';
import { type Colour, colourOf, highlightOf } from '../colours.ts';
import type { MarkName, MarkPiece } from './inline.ts';

/** [text, behind it]: of a page that is light. */
const LIGHT: Readonly<Record<Colour, readonly [string, string]>> = {
  grey: ['#625c54', '#e3dfd6'],
  red: ['#a9241c', '#fbd3cc'],
  orange: ['#8f4a0a', '#ffdcb4'],
  yellow: ['#735400', '#f7e4a0'],
  green: ['#1f6a3c', '#c9e8cf'],
  blue: ['#1f5cab', '#cfe2fa'],
  purple: ['#6d3fb0', '#e6d6f8'],
  pink: ['#a12a66', '#fad3e4'],
};

export const COLOUR_STYLE = [
  'mark{color:inherit;print-color-adjust:exact}',
  ...Object.entries(LIGHT).map(
    ([name, [text, behind]]) =>
      `span[data-color=${name}]{color:${text}}mark[data-color=${name}]{background:${behind}}`,
  ),
].join('');

const STYLED = ['highlight', 'textColor', 'script'] as const satisfies readonly MarkName[];
export type StyledName = (typeof STYLED)[number];

export function isStyled(name: MarkName): name is StyledName {
  return STYLED.some((styled) => styled === name);
}

/** Around what is written already. */
export function styleTag(name: StyledName, attrs: MarkPiece['attrs'], inside: string): string {
  switch (name) {
    case 'highlight':
      return `<mark data-color="${highlightOf(attrs['color'])}">${inside}</mark>`;
    case 'textColor': {
      const colour = colourOf(attrs['color']);
      return colour === null ? inside : `<span data-color="${colour}">${inside}</span>`;
    }
    case 'script': {
      const tag = scriptOf(attrs['at']);
      return tag === null ? inside : `<${tag}>${inside}</${tag}>`;
    }
    default:
      return name satisfies never;
  }
}
