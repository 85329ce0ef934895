/** What is put into a line that is no text; the first three begin what then is typed. */
import { dayFromNow } from '../inline/days.ts';
import { OPEN_EMOJI } from '../emoji/open-emoji.ts';
import { isOutsideCodeBlock } from '../in-code.ts';
import { OPEN_INLINE } from '../inline/open-inline.ts';
import type { Command } from './command.ts';

export const INLINE_COMMANDS = {
  mention: typed('@'),
  documentLink: typed('[['),
  date: inserted(() => ({ type: 'date', attrs: { day: dayFromNow(0) } })),
  status: inserted(() => ({ type: 'status' })),
  footnote: inserted(() => ({ type: 'footnote' })),
  emoji: {
    is: 'chain',
    group: 'blocks',
    keys: [],
    isEnabled: isOutsideCodeBlock,
    apply: (chain) => chain.setMeta(OPEN_EMOJI, true),
  },
} as const satisfies Readonly<Record<string, Command>>;

function typed(sign: string) {
  return {
    is: 'chain',
    group: 'blocks',
    keys: [],
    isEnabled: isOutsideCodeBlock,
    apply: (chain) => chain.insertContent({ type: 'text', text: sign }),
  } as const satisfies Command;
}

function inserted(node: () => { readonly type: string; readonly attrs?: Record<string, unknown> }) {
  return {
    is: 'chain',
    group: 'blocks',
    keys: [],
    isEnabled: isOutsideCodeBlock,
    apply: (chain) => chain.insertContent(node()).setMeta(OPEN_INLINE, true),
  } as const satisfies Command;
}
