/** Where and when the menu over a selection is shown; what is in it is drawn by React. */
import { type Editor, Extension } from '@tiptap/core';
import { BubbleMenuPlugin } from '@tiptap/extension-bubble-menu';
import type { Selection } from '@tiptap/pm/state';

const KEY = 'bubble';
const SHOW_DELAY_MS = 120;
/** Room for the header, the toolbar and some air; the menu never lies on them. */
const EDGE = { top: 100, left: 8, right: 8, bottom: 8 };

/**
 * Part of the editor from its first moment: a plugin that joins later makes every other one start
 * again, which a long document feels.
 */
export class BubbleHost {
  readonly element: HTMLElement;
  readonly extension: Extension;
  #hidden: Selection | null = null;

  constructor() {
    this.element = document.createElement('div');
    this.element.className = 'bubble-host';
    const { element } = this;
    const shouldShow = (props: { editor: Editor; element: HTMLElement }) =>
      maySee(props) && this.#hidden?.eq(props.editor.state.selection) !== true;
    this.extension = Extension.create({
      name: 'bubbleHost',
      addProseMirrorPlugins() {
        return [
          BubbleMenuPlugin({
            pluginKey: KEY,
            editor: this.editor,
            element,
            updateDelay: SHOW_DELAY_MS,
            appendTo: () => document.getElementById('editor-floats') ?? document.body,
            shouldShow,
            options: {
              placement: 'top',
              strategy: 'absolute',
              offset: 8,
              flip: { padding: EDGE },
              shift: { padding: EDGE },
            },
          }),
        ];
      },
    });
  }

  /** Until something else is selected. */
  hide(editor: Editor): void {
    this.#hidden = editor.state.selection;
    editor.view.dispatch(editor.state.tr.setMeta(KEY, 'hide'));
  }
}

function maySee({ editor, element }: { editor: Editor; element: HTMLElement }): boolean {
  const { selection, doc } = editor.state;
  if (selection.empty || !editor.isEditable) return false;
  // Native selection menus of a phone would cover it; the docked bar has the same tools.
  if (matchMedia('(max-width: 767px), (pointer: coarse)').matches) return false;
  if (selection.$from.parent.type.spec.code === true) return false;
  if (doc.textBetween(selection.from, selection.to).length === 0) return false;
  return editor.view.hasFocus() || element.contains(document.activeElement);
}
