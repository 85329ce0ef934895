/** What was typed into the text before the editor was there, and where the editor has that place. */
import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import {
  EARLY_ATOMS,
  EARLY_BLANK,
  EARLY_BLOCKS,
  EARLY_FIELD,
} from '../../../../../lib/editor/early-script.ts';

export interface EarlyText {
  readonly text: string;
  /** Words of the document that were deleted here. */
  readonly gone: string;
  /** Of its block, among all blocks with words. */
  readonly index: number;
  /** What stands before and behind it in its block, with `OBJECT` for what is no text. */
  readonly before: string;
  readonly after: string;
  /** Goes on with what was typed right before, with no word of the document between. */
  readonly isJoined: boolean;
  /** The caret is behind it. */
  readonly isLast: boolean;
}

const OBJECT = '\uFFFC';

/** All that was typed, a line for each place; '' when there is nothing. */
export function wordsIn(texts: readonly EarlyText[]): string {
  const lines: string[] = [];
  for (const { text, isJoined } of texts) lines.push(isJoined ? (lines.pop() ?? '') + text : text);
  return lines.filter((line) => line.trim() !== '').join('\n');
}

/** In the order in which they stand there; the one with the caret counts though it is empty. */
export function earlyTextsIn(sight: HTMLElement): EarlyText[] {
  const texts: EarlyText[] = [];
  const blocks = [...sight.querySelectorAll(EARLY_BLOCKS)];
  for (const field of sight.querySelectorAll(`[${EARLY_FIELD}]`)) {
    // Deleted, with what was beside it.
    if (field.parentElement?.closest(`[${EARLY_FIELD}]`)) continue;
    const block = field.closest(EARLY_BLOCKS);
    // In no block it is as in an empty one.
    const words = block === null ? SPLIT : wordsOf(block, field);
    const [before = '', gone = '', after = ''] = words.split(SPLIT);
    const index = block === null ? blocks.length : blocks.indexOf(block);
    const text = isGone(field) ? '' : typedIn(field);
    const isLast = field.getAttribute(EARLY_FIELD) === 'now';
    if (text + gone === '' && !isLast) continue;
    const last = texts.at(-1);
    const isBehind = last?.index === index && last.before + last.gone === before;
    const isJoined = isBehind && (last.isJoined || last.text !== '');
    texts.push({ text, gone, index, before, after, isJoined, isLast });
  }
  return texts;
}

function isGone(field: Element): boolean {
  return field.hasAttribute('hidden');
}

/** Stands before and behind the field in question; nobody types it. */
const SPLIT = '\uFFFF';

function wordsOf(element: Element, field: Element): string {
  let words = '';
  for (const child of element.childNodes) {
    if (child instanceof Text) words += child.data.replaceAll(EARLY_BLANK, '');
    else if (!(child instanceof Element)) continue;
    else if (child.hasAttribute(EARLY_FIELD)) {
      const gone = isGone(child) ? wordsOf(child, field) : '';
      words += child === field ? SPLIT + gone + SPLIT : gone;
    } else if (child.matches(EARLY_ATOMS)) words += OBJECT;
    else if (child instanceof HTMLBRElement) words += child.className === '' ? OBJECT : '';
    else words += wordsOf(child, field);
  }
  return words;
}

/** A browser adds a line that shows the caret where a field ends with a break, or is emptied. */
function typedIn(field: Element): string {
  if (field.lastChild instanceof HTMLBRElement) field.lastChild.remove();
  for (const line of field.querySelectorAll('br')) line.replaceWith('\n');
  return (field.textContent ?? '').replaceAll('\u00A0', ' ').replaceAll('\r\n', '\n');
}

interface Block {
  readonly node: Node;
  readonly start: number;
  readonly words: string;
}

/** Puts all of them in, in one step, with the caret where it was. */
export function writeEarlyTexts(state: EditorState, texts: readonly EarlyText[]): Transaction {
  const { tr } = state;
  const blocks = blocksOf(state.doc);
  const changes = texts.map((early) => changeOf(early, blocks));
  let [caretAt, stepsBefore] = [-1, 0];
  // From the end, so that the places of those before stay true.
  for (const { at, to, text, isLast } of changes.toReversed().toSorted((a, b) => b.at - a.at)) {
    if (isLast) [caretAt, stepsBefore] = [at, tr.steps.length];
    if (to > at) tr.delete(at, to);
    write(tr, text, at);
  }
  if (caretAt >= 0) {
    const position = tr.mapping.slice(stepsBefore).map(caretAt);
    tr.setSelection(TextSelection.near(tr.doc.resolve(position), -1));
  }
  return tr;
}

interface Change {
  readonly at: number;
  /** Up to where words are deleted. */
  readonly to: number;
  readonly text: string;
  readonly isLast: boolean;
}

function changeOf(early: EarlyText, blocks: readonly Block[]): Change {
  const { text, gone, isLast } = early;
  const place = placeOf(early, blocks);
  if (place === null) {
    const end = atEnd(early, blocks);
    return { ...end, to: end.at, isLast };
  }
  const { block, offset } = place;
  const at = positionIn(block, offset);
  // Others may have written among these words.
  const isThere = block.words.startsWith(gone, offset);
  return { at, to: isThere ? positionIn(block, offset + gone.length) : at, text, isLast };
}

/** A line for each line; in a source they are lines of it. */
function write(tr: Transaction, text: string, at: number): void {
  const { parent, parentOffset } = tr.doc.resolve(at);
  if (parent.type.spec.code === true) {
    tr.insertText(text, at);
    return;
  }
  const { paragraph } = tr.doc.type.schema.nodes;
  // Behind a heading goes on what is none.
  const isBehind = parentOffset === parent.content.size && paragraph !== undefined;
  const types = isBehind ? [{ type: paragraph }] : undefined;
  const [first = '', ...rest] = text.split('\n').toReversed();
  // From the last line on, at the same place.
  tr.insertText(first, at);
  for (const line of rest) {
    tr.split(at, 1, types);
    tr.insertText(line, at);
  }
}

function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    let words = '';
    node.forEach((child) => void (words += child.isText ? (child.text ?? '') : OBJECT));
    blocks.push({ node, start: position + 1, words });
    return false;
  });
  return blocks;
}

interface Place {
  readonly block: Block;
  /** In its words. */
  readonly offset: number;
}

/** Others may have written since the text was sent. @returns null: nothing there is like it. */
function placeOf(early: EarlyText, blocks: readonly Block[]): Place | null {
  const { index, before } = early;
  const after = early.gone + early.after;
  const nearest = (isIt: (block: Block) => boolean) => {
    const distance = (block: Block) => Math.abs(blocks.indexOf(block) - index);
    return blocks.filter(isIt).toSorted((a, b) => distance(a) - distance(b))[0];
  };
  const begun =
    nearest(({ words }) => words === before + after) ??
    nearest(({ words }) => before.trim() !== '' && words.startsWith(before));
  if (begun !== undefined) return { block: begun, offset: before.length };
  const ended = nearest(({ words }) => after.trim() !== '' && words.endsWith(after));
  return ended === undefined ? null : { block: ended, offset: ended.words.length - after.length };
}

/** On a line of its own. */
function atEnd(
  { text, isJoined }: EarlyText,
  blocks: readonly Block[],
): { readonly at: number; readonly text: string } {
  const last = blocks.at(-1);
  if (last === undefined) return { at: 1, text };
  return {
    at: last.start + last.node.content.size,
    text: last.words === '' || text === '' || isJoined ? text : `\n${text}`,
  };
}

/** @param offset  in words, where what is no text is one letter. */
function positionIn({ node, start }: Block, offset: number): number {
  let [position, left] = [start, offset];
  node.forEach((child) => {
    const length = child.isText ? child.nodeSize : 1;
    const isPassed = left >= length;
    position += isPassed ? child.nodeSize : child.isText ? left : 0;
    left -= isPassed ? length : left;
  });
  return position;
}
