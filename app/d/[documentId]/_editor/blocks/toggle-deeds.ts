/** Makes toggles, and opens and closes the one the caret is in. */
import { depthOf } from './holders.ts';
import { levelAt, type LineLevel, makeToggle } from './toggle-making.ts';
import { setOpen } from './toggle-opening.ts';
import { BLOCKS_KEY, type BlockDeed } from './tools.ts';

export const TOGGLE_DEEDS = {
  toggle: toggle(null),
  toggleHeading1: toggle(1),
  toggleHeading2: toggle(2),
  toggleHeading3: toggle(3),
  toggleOpen: {
    mayRun: ({ state }) => depthOf(state.selection.$from, 'toggle') !== null,
    apply: (tr, { state }) => {
      const { $from } = tr.selection;
      const depth = depthOf($from, 'toggle');
      if (depth === null) return false;
      const pos = $from.before(depth);
      const isOpen = BLOCKS_KEY.getState(state)?.open.has(pos) === true;
      setOpen(tr, pos, !isOpen).scrollIntoView();
      return true;
    },
  },
} as const satisfies Readonly<Record<string, BlockDeed>>;

function toggle(level: LineLevel): BlockDeed {
  return {
    isActive: ({ state }) => levelAt(state.selection.$from) === level,
    apply: (tr) => makeToggle(tr, level),
  };
}
