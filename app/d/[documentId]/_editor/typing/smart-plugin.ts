/** Puts such signs in while one types; Backspace right after gives back what was typed. */
import { Plugin, type PluginKey } from '@tiptap/pm/state';
import { isInCode } from '../in-code.ts';
import { smartSign } from './smart-signs.ts';

/** More before the caret decides nothing. */
const LOOK_BACK = 80;

export interface SmartState {
  /** What stands in place of `typed`. */
  readonly last: { readonly from: number; readonly to: number; readonly typed: string } | null;
}

export interface SmartOptions {
  readonly key: PluginKey<SmartState | null>;
  readonly isOn: () => boolean;
  readonly isFullWidth: boolean;
}

export function smartPlugin({ key, isOn, isFullWidth }: SmartOptions): Plugin {
  return new Plugin<SmartState>({
    state: {
      init: () => ({ last: null }),
      apply(tr, value) {
        const said = tr.getMeta(key) as SmartState | undefined;
        if (said !== undefined) return said;
        return tr.docChanged || tr.selectionSet ? { last: null } : value;
      },
    },
    props: {
      handleTextInput(view, from, to, text) {
        if (view.composing || from !== to || !isOn() || isInCode(view.state)) return false;
        const { $from } = view.state.selection;
        const start = Math.max(0, $from.parentOffset - LOOK_BACK);
        const before = $from.parent.textBetween(start, $from.parentOffset, null, '\ufffc');
        const sign = smartSign(before, text, isFullWidth);
        if (sign === null) return false;
        const { removed, inserted } = sign;
        const typed = before.slice(before.length - removed) + text;
        const last = { from: from - removed, to: from - removed + inserted.length, typed };
        const tr = view.state.tr.insertText(inserted, from - removed, to);
        view.dispatch(tr.setMeta(key, { last } satisfies SmartState).scrollIntoView());
        return true;
      },
      handleKeyDown(view, { key: pressed }) {
        const last = pressed === 'Backspace' ? key.getState(view.state)?.last : null;
        if (last == null) return false;
        view.dispatch(view.state.tr.insertText(last.typed, last.from, last.to).scrollIntoView());
        return true;
      },
    },
  });
}
