/**
 * The caret stays where keys have just led it. A browser moves it at once and tells of it a moment
 * later: what others write or select in between would be shown with the caret where it was before.
 */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { CarriedWords } from '../../../../lib/editor/carry/carried-words.ts';

export interface LedCaretOptions {
  /** null: nobody else changes the document. */
  readonly words: Pick<CarriedWords, 'onReceive'> | null;
}

interface LedCaretStorage {
  /** A key was pressed, and the browser may yet have to tell where it led the caret. */
  isLed: boolean;
}

export const LedCaret = Extension.create<LedCaretOptions, LedCaretStorage>({
  name: 'ledCaret',
  addOptions: () => ({ words: null }),
  addStorage: () => ({ isLed: false }),
  dispatchTransaction({ transaction, next }) {
    const { view } = this.editor;
    // Made for no more than to have something drawn anew, such as the carets of the others.
    if (!transaction.docChanged && !transaction.selectionSet) {
      const before = view.state;
      readCaret(view, this.storage);
      if (view.state.doc === transaction.doc && !view.state.selection.eq(before.selection)) {
        transaction.setSelection(view.state.selection);
      }
    }
    next(transaction);
  },
  addProseMirrorPlugins() {
    const { storage } = this;
    const { words } = this.options;
    if (words === null) return [];
    const setLed = (isLed: boolean) => {
      storage.isLed = isLed;
      return false;
    };
    const onTold = () => void setLed(false);
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: () => setLed(true),
            // Where the caret is while the focus comes and goes, is the browser's doing.
            blur: () => setLed(false),
          },
        },
        view: (view) => {
          const letGo = words.onReceive(() => readCaret(view, storage));
          document.addEventListener('selectionchange', onTold);
          return {
            destroy: () => {
              letGo();
              document.removeEventListener('selectionchange', onTold);
            },
          };
        },
      }),
    ];
  },
});

/** ProseMirror looks for it when it hears of this event, and does nothing where it has not moved. */
function readCaret({ composing }: EditorView, storage: LedCaretStorage): void {
  // An input method leads the caret by itself.
  if (!storage.isLed || composing) return;
  document.dispatchEvent(new Event('selectionchange'));
  // The browser itself has still to tell.
  storage.isLed = true;
}
