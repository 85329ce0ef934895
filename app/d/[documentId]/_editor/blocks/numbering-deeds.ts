/** How numbered lists count, and from where. */
import { type ListStyle, listStyleOf } from '../../../../../lib/editor/attributes.ts';
import {
  continuedNumber,
  continueNumbers,
  numberedAt,
  numberOf,
  setStyle,
  startAt,
} from './numbering.ts';
import type { BlockDeed } from './tools.ts';

const isInNumbered: NonNullable<BlockDeed['mayRun']> = ({ state }) =>
  numberedAt(state.selection.$from) !== null;

export const NUMBERING_DEEDS = {
  listDecimal: style('1'),
  listLowerAlpha: style('a'),
  listUpperAlpha: style('A'),
  listLowerRoman: style('i'),
  listUpperRoman: style('I'),
  restartList: {
    mayRun: ({ state }) => {
      const place = numberedAt(state.selection.$from);
      return place !== null && numberOf(place) !== 1;
    },
    apply: (tr) => startAt(tr, 1),
  },
  continueList: {
    mayRun: ({ state }) => continuedNumber(state.selection.$from) !== null,
    apply: continueNumbers,
  },
  // The page asks for the number.
  startListAt: { mayRun: isInNumbered, apply: () => false },
} as const satisfies Readonly<Record<string, BlockDeed>>;

function style(sign: ListStyle): BlockDeed {
  return {
    mayRun: isInNumbered,
    isActive: ({ state }) =>
      listStyleOf(numberedAt(state.selection.$from)?.list.attrs['type']) === sign,
    apply: (tr) => setStyle(tr, sign),
  };
}
