/** The colours this person chose last, kept by the browser. */
import { recall, remember } from '../../../../_ui/kept-profile.ts';
import { type Colour, colourOf, PLAIN_HIGHLIGHT } from '../../../../../lib/editor/colours.ts';

/** What can have a colour; the names of the marks. */
export type Coloured = 'textColor' | 'highlight';

const FIRST: Readonly<Record<Coloured, Colour>> = { textColor: 'red', highlight: PLAIN_HIGHLIGHT };
const key = (what: Coloured) => `sheaf.last-${what}`;

export function lastColour(what: Coloured): Colour {
  return colourOf(recall(key(what))) ?? FIRST[what];
}

export function keepColour(what: Coloured, colour: Colour): void {
  remember(key(what), colour);
}
