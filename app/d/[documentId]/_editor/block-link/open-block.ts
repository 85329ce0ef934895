/** Shows the block that the address of the page leads to. */
import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';
import type { Collab } from '../../../../../lib/client/collab.ts';
import { browserClock } from '../browser-clock.ts';
import type { BlockId } from './block-id.ts';
import { type BlockPlace, placeOfBlock } from './shared-block.ts';
import styles from './open-block.module.css';

/** Words that were written elsewhere may still be on their way. */
const PATIENCE_MS = 5_000;
const MARK_MS = 2_400;

export type Outcome = 'shown' | 'nearest' | 'missing';

/** @returns a function that stops waiting for it. */
export function openBlock(
  editor: Editor,
  collab: Pick<Collab, 'getStatus' | 'subscribe'>,
  id: BlockId,
  tell: (outcome: Outcome) => void,
) {
  const find = () => (editor.isDestroyed ? null : placeOfBlock(editor.state, id));
  let isShown = false;
  const look = () => {
    const place = find();
    if (place === null) return;
    // It may be gone by now, and the browser's own copy not know it yet.
    const isOver = place.isNearest || collab.getStatus().isSynced;
    const isNews = place.isNearest || !isShown;
    // Before it is shown: that is a transaction, too.
    isShown = true;
    if (isOver) stop();
    if (isNews) showBlock(editor, place);
    if (isOver) tell(place.isNearest ? 'nearest' : 'shown');
  };
  const cancel = browserClock.after(PATIENCE_MS, () => {
    stop();
    tell(find() === null ? 'missing' : 'shown');
  });
  const unsubscribe = collab.subscribe(look);
  const stop = () => {
    cancel();
    unsubscribe();
    editor.off('transaction', look);
  };
  editor.on('transaction', look);
  look();
  return stop;
}

/** Brings it into the middle of the window and marks it for a moment. */
export function showBlock(editor: Editor, { pos }: Pick<BlockPlace, 'pos'>): void {
  const { state, view } = editor;
  // Without the focus, which would call the keyboard of a phone; who goes on by key goes on there.
  view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(pos + 1))));
  const block = view.nodeDOM(pos);
  if (!(block instanceof HTMLElement)) return;
  block.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = block.getBoundingClientRect();
  const mark = document.createElement('div');
  mark.className = styles['mark'] ?? '';
  mark.dataset['linkedBlock'] = '';
  mark.style.cssText = `top: ${top + scrollY}px; left: ${left + scrollX}px; inline-size: ${width}px; block-size: ${height}px`;
  // Not in the text itself: the editor would take it for something written.
  document.getElementById('editor-floats')?.append(mark);
  browserClock.after(MARK_MS, () => mark.remove());
}
