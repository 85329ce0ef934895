/** Shows the menu over a selection and keeps it inside the window. */
import { type BubbleMenuPluginProps, BubbleMenuView } from '@tiptap/extension-bubble-menu';
import { Plugin } from '@tiptap/pm/state';

const SHOW_DELAY_MS = 120;
/** Room for the header, the toolbar and some air; the menu never lies on them. */
const EDGE = { top: 100, left: 8, right: 8, bottom: 8 };

export type BubbleOptions = Required<
  Pick<BubbleMenuPluginProps, 'editor' | 'element' | 'pluginKey' | 'shouldShow'>
>;

export function bubblePlugin(options: BubbleOptions): Plugin {
  return new Plugin({
    view(view) {
      const menu = new BubbleMenuView({
        ...options,
        view,
        updateDelay: SHOW_DELAY_MS,
        appendTo: () => document.getElementById('editor-floats') ?? document.body,
        options: {
          placement: 'top',
          strategy: 'absolute',
          offset: 8,
          flip: { padding: EDGE },
          shift: { padding: EDGE },
        },
      });
      // Something may have been selected before this was there.
      menu.update(view);
      return menu;
    },
  });
}
