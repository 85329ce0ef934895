/** What was typed into the text before the editor was there, and where the editor has that place. */
import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import { EARLY_ATOMS, EARLY_BLOCKS, EARLY_FIELD } from '../../../../../lib/editor/early-script.ts';

export interface EarlyText {
  readonly text: string;
  /** Of its block, among all blocks with words. */
  readonly index: number;
  /** What stands before and behind it in its block, with `OBJECT` for what is no text. */
  readonly before: string;
  readonly after: string;
  /** One is writing here. */
  readonly isLast: boolean;
}

const OBJECT = '\uFFFC';

/** All that was typed, a line for each place; '' when there is nothing. */
export function wordsIn(texts: readonly EarlyText[]): string {
  const lines = texts.map(({ text }) => text).filter((text) => text.trim() !== '');
  return lines.join('\n');
}

/** In the order in which they stand there; the last one pressed counts though it is empty. */
export function earlyTextsIn(sight: HTMLElement): EarlyText[] {
  const blocks = [...sight.querySelectorAll<HTMLElement>(EARLY_BLOCKS)];
  return blocks.flatMap((block, index) =>
    [...block.querySelectorAll<HTMLElement>(`[${EARLY_FIELD}]`)].flatMap((field) => {
      const [before = '', after = ''] = wordsOf(block, field).split(SPLIT);
      const text = typedIn(field);
      const isLast = field.getAttribute(EARLY_FIELD) === 'now';
      return text === '' && !isLast ? [] : [{ text, index, before, after, isLast }];
    }),
  );
}

/** Stands for the field in question; nobody types it. */
const SPLIT = '\uFFFF';

function wordsOf(element: Element, field: Element): string {
  let words = '';
  for (const child of element.childNodes) {
    if (child === field) words += SPLIT;
    else if (child instanceof Text) words += child.data;
    else if (!(child instanceof Element) || child.hasAttribute(EARLY_FIELD)) continue;
    else if (child.matches(EARLY_ATOMS)) words += OBJECT;
    else if (child instanceof HTMLBRElement) words += child.className === '' ? OBJECT : '';
    else words += wordsOf(child, field);
  }
  return words;
}

/** A browser adds a line that shows the caret behind the last break. */
function typedIn(field: HTMLElement): string {
  for (const line of field.querySelectorAll('br')) line.replaceWith('\n');
  return (field.textContent ?? '').replaceAll('\u00A0', ' ').replace(/\n$/u, '');
}

interface Block {
  readonly node: Node;
  readonly start: number;
  readonly words: string;
}

/** Puts all of them in, in one step, with the caret behind the last one pressed. */
export function writeEarlyTexts(state: EditorState, texts: readonly EarlyText[]): Transaction {
  const { tr } = state;
  const blocks = blocksOf(state.doc);
  const places = texts.map((early) => {
    const at = placeOf(early, blocks);
    const { isLast, text } = early;
    return at === null ? { isLast, ...atEnd(blocks, text) } : { isLast, at, text };
  });
  // From the end, so that the places of those before stay true.
  for (const { at, text } of places.toReversed().toSorted((a, b) => b.at - a.at)) {
    write(tr, text, at);
  }
  const last = places.find(({ isLast }) => isLast);
  if (last !== undefined) {
    const position = tr.mapping.map(last.at);
    tr.setSelection(TextSelection.near(tr.doc.resolve(position), -1));
  }
  return tr;
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

/** Others may have written since the text was sent. @returns null: nothing there is like it. */
function placeOf({ index, before, after }: EarlyText, blocks: readonly Block[]): number | null {
  const nearest = (isIt: (block: Block) => boolean) => {
    const distance = (block: Block) => Math.abs(blocks.indexOf(block) - index);
    return blocks.filter(isIt).toSorted((a, b) => distance(a) - distance(b))[0];
  };
  const same = nearest(({ words }) => words === before + after);
  if (same !== undefined) return positionIn(same, before.length);
  const begun = nearest(({ words }) => before.trim() !== '' && words.startsWith(before));
  if (begun !== undefined) return positionIn(begun, before.length);
  const ended = nearest(({ words }) => after.trim() !== '' && words.endsWith(after));
  return ended === undefined ? null : positionIn(ended, ended.words.length - after.length);
}

/** On a line of its own. */
function atEnd(
  blocks: readonly Block[],
  text: string,
): { readonly at: number; readonly text: string } {
  const last = blocks.at(-1);
  if (last === undefined) return { at: 1, text };
  return {
    at: last.start + last.node.content.size,
    text: last.words === '' || text === '' ? text : `\n${text}`,
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
