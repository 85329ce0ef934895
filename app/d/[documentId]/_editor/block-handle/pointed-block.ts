/** The block a pointer is at, and where on the screen it is. */
import type { Editor } from '@tiptap/core';
import { type Block, blockAround } from './block-around.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A drag ends here: before or behind a block. */
export interface Gap {
  readonly pos: number;
  /** Where it is drawn, px in the window. */
  readonly line: { readonly left: number; readonly top: number; readonly width: number };
}

/** Beside the text a pointer still means the block at its height. */
const REACH_PX = 72;
const INSIDE_PX = 4;
const GAP_PX = 4;
/** Of a list's sign and of a checkbox. */
const SIGN_PX = 26;
const HANDLE_PX = 24;
/** At the edge of a table are handles of its rows. */
const ROW_HANDLE_PX = 10;

export function pointedBlock(editor: Editor, { x, y }: Point, isWhole: boolean): Block | null {
  const { view, state } = editor;
  const body = view.dom.getBoundingClientRect();
  const last = view.dom.lastElementChild?.getBoundingClientRect();
  if (x < body.left - REACH_PX || x > body.right + REACH_PX || y < body.top) return null;
  const bottom = last?.bottom ?? body.bottom;
  if (y > bottom + REACH_PX) return null;
  const left = Math.min(Math.max(x, body.left + INSIDE_PX), body.right - INSIDE_PX);
  const found = view.posAtCoords({ left, top: Math.min(y, bottom - 1) });
  if (found === null) return null;
  const isAtom = found.inside >= 0 && state.doc.nodeAt(found.inside)?.isAtom === true;
  return blockAround(state.doc, isAtom ? found.inside : found.pos, isWhole);
}

export function elementOf({ view }: Editor, { pos }: Block): HTMLElement | null {
  const element = view.nodeDOM(pos);
  return element instanceof HTMLElement ? element : null;
}

/** Left of the first line of the block, and of its sign or the handle of its row. */
export function placeBefore(block: HTMLElement): { readonly left: number; readonly top: number } {
  const line = block.matches('li') ? (block.querySelector('p') ?? block) : block;
  const style = getComputedStyle(line);
  const lineHeight = Number.parseFloat(style.lineHeight) || HANDLE_PX;
  const edge = Number.parseFloat(style.paddingBlockStart) || 0;
  const sign = block.matches('li') ? SIGN_PX : 0;
  const aside = block.matches('.table-scroll') ? ROW_HANDLE_PX : sign;
  const { left } = block.getBoundingClientRect();
  return {
    left: left - aside - HANDLE_PX - GAP_PX,
    top: line.getBoundingClientRect().top + edge + (lineHeight - HANDLE_PX) / 2,
  };
}

export function gapAt(editor: Editor, point: Point): Gap | null {
  const block = pointedBlock(editor, point, false);
  const element = block === null ? null : elementOf(editor, block);
  if (block === null || element === null) return null;
  const { left, top, bottom, width } = element.getBoundingClientRect();
  const line = element.matches('li') ? (element.querySelector('p') ?? element) : element;
  const own = line.getBoundingClientRect();
  const isBefore = point.y < (own.top + own.bottom) / 2;
  return {
    pos: isBefore ? block.pos : block.pos + block.node.nodeSize,
    line: { left, width, top: isBefore ? top - GAP_PX : bottom + GAP_PX },
  };
}
