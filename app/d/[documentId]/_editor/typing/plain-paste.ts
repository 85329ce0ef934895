/** What is pasted with Shift comes in as it is: no table, no marks, no links are made of it. */
import { Plugin } from '@tiptap/pm/state';
import { endUndoStep } from '../undo-history.ts';

export function plainPaste(): Plugin {
  let isPlain = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(_view, { key, shiftKey, ctrlKey, metaKey }) {
          // A modifier alone comes after the key it went with, too.
          if (key.length === 1 || key === 'Insert') {
            isPlain = shiftKey && (ctrlKey || metaKey) && key.toLowerCase() === 'v';
          }
          return false;
        },
        // A key that pasted nothing says nothing of a paste by menu.
        keyup() {
          isPlain = false;
          return false;
        },
      },
      handlePaste(view, _event, slice) {
        if (!isPlain || slice.size === 0) return false;
        isPlain = false;
        const { tr } = view.state;
        // Not told as a paste, to which rules would answer.
        view.dispatch(tr.replaceSelection(slice).setMeta('preventAutolink', true).scrollIntoView());
        endUndoStep(view);
        return true;
      },
    },
  });
}
