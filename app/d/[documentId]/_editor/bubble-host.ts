/** Where and when the menu over a selection is shown; what is in it is drawn by React. */
import { type Editor, Extension } from '@tiptap/core';
import { PluginKey, type Selection } from '@tiptap/pm/state';
import { fetchQuietly } from './fetch-quietly.ts';
import { isInCodeBlock } from './in-code.ts';
import { latePlugin } from './late-plugin.ts';

const KEY = new PluginKey('bubble');

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
        const { editor } = this;
        return [
          latePlugin(KEY, async () => {
            const { bubblePlugin } = await fetchQuietly(() => import('./bubble-plugin.ts'));
            return bubblePlugin({ editor, element, pluginKey: KEY, shouldShow });
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
  const { state } = editor;
  const { selection, doc } = state;
  // Chosen cells have tools of their own, at their table.
  if (selection.empty || !selection.visible || !editor.isEditable) return false;
  // Native selection menus of a phone would cover it; the docked bar has the same tools.
  if (matchMedia('(max-width: 767px), (pointer: coarse)').matches) return false;
  if (isInCodeBlock(state)) return false;
  if (doc.textBetween(selection.from, selection.to).length === 0) return false;
  return editor.view.hasFocus() || element.contains(document.activeElement);
}
