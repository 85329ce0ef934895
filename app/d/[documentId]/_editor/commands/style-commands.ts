/** The commands of colours, letters and how blocks lie; a part of the command table. */
import type { Script } from '../../../../../lib/editor/attributes.ts';
import type { Align, Direction } from '../../../../../lib/editor/block-style.ts';
import { toggleColour } from '../styles/colouring.ts';
import type { Coloured } from '../styles/last-colours.ts';
import { hasStyle, restyled, toggleStyle } from '../styles/lying.ts';
import type { Command } from './command.ts';

type ChainCommand = Extract<Command, { readonly is: 'chain' }>;
type EditCommand = Extract<Command, { readonly is: 'edit' }>;

export const STYLE_COMMANDS = {
  highlight: coloured('highlight', ['Mod+Shift+H']),
  textColor: coloured('textColor', []),
  subscript: letters('sub', 'Mod+,'),
  superscript: letters('sup', 'Mod+.'),
  clearFormatting: {
    is: 'chain',
    group: 'marks',
    keys: ['Mod+\\'],
    apply: (chain) =>
      chain.unsetAllMarks().command(({ state }) => {
        // What is read here writes into the chain's own transaction.
        restyled(state, () => ({ align: null, indent: 0, dir: null }));
        return true;
      }),
  } satisfies ChainCommand,
  textLeft: aligned('left', 'Mod+Shift+L'),
  textCenter: aligned('center', 'Mod+Shift+E'),
  textRight: aligned('right', 'Mod+Shift+R'),
  textJustify: aligned('justify', 'Mod+Shift+J'),
  leftToRight: directed('ltr'),
  rightToLeft: directed('rtl'),
};

function coloured(what: Coloured, keys: readonly string[]): ChainCommand {
  return {
    is: 'chain',
    group: 'marks',
    keys,
    isActive: (editor) => editor.isActive(what),
    apply: (chain) => toggleColour(chain, what),
  };
}

function letters(at: Script, key: string): ChainCommand {
  return {
    is: 'chain',
    group: 'marks',
    keys: [key],
    isActive: (editor) => editor.isActive('script', { at }),
    apply: (chain) => chain.toggleMark('script', { at }),
  };
}

function aligned(align: Align, key: string): EditCommand {
  return {
    is: 'edit',
    group: 'blocks',
    keys: [key],
    isActive: (editor) => hasStyle(editor.state, { align }),
    // Done either way: the browser would load the page anew, or open its tools.
    run: (editor) => {
      toggleStyle(editor, { align });
      return true;
    },
  };
}

function directed(dir: Direction): EditCommand {
  return {
    is: 'edit',
    group: 'blocks',
    keys: [],
    isActive: (editor) => hasStyle(editor.state, { dir }),
    run: (editor) => toggleStyle(editor, { dir }),
  };
}
