/**
 * A block drawn to another place. The browser's own dragging, without the editor's: that would put
 * in what the block was when the drag began, and take out what others have written in it since.
 */
import type { Editor } from '@tiptap/core';
import type { BlockId } from '../block-link/block-id.ts';
import { placeOfBlock } from '../block-link/shared-block.ts';
import { movedTo } from './block-deeds.ts';
import type { Block } from './block-around.ts';
import { doDeed } from './do-deed.ts';
import { elementOf, type Gap, gapAt } from './pointed-block.ts';

export interface Drag {
  readonly editor: Editor;
  readonly block: Block;
  readonly id: BlockId;
  /** null: it can be let go nowhere. */
  readonly show: (gap: Gap | null) => void;
  readonly onEnd: () => void;
}

/** To be called while the browser tells of the start. */
export function dragBlock(drag: Drag, transfer: DataTransfer): void {
  const { editor, block, show, onEnd } = drag;
  const { state, view } = editor;
  const slice = state.doc.slice(block.pos, block.pos + block.node.nodeSize);
  const { dom, text } = view.serializeForClipboard(slice);
  transfer.effectAllowed = 'copyMove';
  transfer.setData('text/html', dom.innerHTML);
  transfer.setData('text/plain', text);
  const element = elementOf(editor, block);
  if (element !== null) transfer.setDragImage(element, 0, 0);

  const stop = new AbortController();
  const end = () => {
    stop.abort();
    show(null);
    onEnd();
  };
  const options = { signal: stop.signal, capture: true };
  document.addEventListener(
    'dragover',
    (event) => {
      const gap = gapAt(editor, event);
      show(gap);
      event.stopPropagation();
      if (gap === null) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'move';
    },
    options,
  );
  document.addEventListener(
    'drop',
    (event) => {
      const gap = gapAt(editor, event);
      event.stopPropagation();
      event.preventDefault();
      end();
      if (gap !== null) letGo(drag, gap);
    },
    options,
  );
  document.addEventListener('dragend', end, options);
}

function letGo({ editor, id }: Drag, gap: Gap): void {
  const { state, view } = editor;
  const place = placeOfBlock(state, id);
  const node = place === null ? null : state.doc.nodeAt(place.pos);
  // Somebody has taken it away meanwhile.
  if (place === null || place.isNearest || node === null) return;
  const tr = movedTo(state, { pos: place.pos, node }, gap.pos);
  if (tr !== null) doDeed(editor, tr);
  view.focus();
}
