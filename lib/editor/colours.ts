/** The colours of text and of what is behind it: names, since each look of the page has its own. */

export const COLOURS = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
] as const;
export type Colour = (typeof COLOURS)[number];

/** What `==` in Markdown means, and what is behind highlighted text that names no colour. */
export const PLAIN_HIGHLIGHT: Colour = 'yellow';

/** null for what is no name of the palette: such text is shown in its usual colour. */
export function colourOf(value: unknown): Colour | null {
  return COLOURS.find((colour) => colour === value) ?? null;
}

export function highlightOf(value: unknown): Colour {
  return colourOf(value) ?? PLAIN_HIGHLIGHT;
}
