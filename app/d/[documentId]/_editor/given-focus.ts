/**
 * Focus that a page part gives back to the text finds the caret where it was. A browser puts it at
 * the start of the text, and ProseMirror mends that only when it is told within 200 ms
 * (prosemirror-view, `domobserver.ts`, `flush`), which a busy page does not do.
 */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

export const GivenFocus = Extension.create({
  name: 'givenFocus',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        view(view) {
          const { dom } = view;
          let isPlacing = false;
          dom.focus = (options) => {
            HTMLElement.prototype.focus.call(dom, options);
            if (isPlacing) return;
            isPlacing = true; // `view.focus` asks the element itself before it places the caret.
            try {
              view.focus();
            } finally {
              isPlacing = false;
            }
          };
          return { destroy: () => Reflect.deleteProperty(dom, 'focus') };
        },
      }),
    ];
  },
});
