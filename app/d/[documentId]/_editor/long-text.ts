/**
 * Spares a long text the layout of what is far from the screen (long-text.css). Chromium reads all
 * that is laid out in a text one writes in for the input method, at every key and at every frame: in
 * 100,000 words that takes longer than all the rest. Other browsers keep their text as it is.
 */
import { Extension } from '@tiptap/core';
import { Plugin, type PluginView } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { LONG_CHARS_MIN } from '../../../../lib/editor/long-text.ts';

/** How long the browser may be busy once all is laid out. */
const QUIET_MS_MAX = 1_000;

export const LongText = Extension.create({
  name: 'longText',
  addProseMirrorPlugins: () => (isChromium() ? [new Plugin({ view: watch })] : []),
});

/** Only there one writes in a text by way of an EditContext. */
function isChromium(): boolean {
  return 'EditContext' in window;
}

function watch(view: EditorView): PluginView {
  // A text that becomes shorter stays spared: it would change with every key at the limit.
  const update = ({ dom, state }: EditorView) => {
    if (state.doc.content.size < LONG_CHARS_MIN || dom.dataset['long'] !== undefined) return;
    if (window.scrollY === 0) dom.dataset['long'] = 'spared';
    else spareMeasured(dom);
  };
  update(view);
  return { update };
}

/** Above what one reads every block keeps its true height, so that nothing moves. */
function spareMeasured(dom: HTMLElement): void {
  dom.dataset['long'] = 'measured';
  // The browser notes heights with the frame that it draws next.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      requestIdleCallback(() => void (dom.dataset['long'] = 'spared'), { timeout: QUIET_MS_MAX });
    });
  });
}
