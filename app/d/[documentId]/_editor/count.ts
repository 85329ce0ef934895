/** Words, characters and reading time of a piece of the document, counted as the lists count them. */
import type { Node } from '@tiptap/pm/model';
import { readWords } from '../../../../lib/editor/media/media.ts';
import type { NodeJson } from '../../../../lib/editor/node-json.ts';
import { textOf } from '../../../../lib/editor/text-of.ts';
import { countWords } from '../../../../lib/editor/words.ts';

export interface Count {
  readonly words: number;
  /** As a person counts them: a letter with its accent, or an emoji, is one. */
  readonly characters: number;
  readonly withoutSpaces: number;
  /** Of the words, those that are one character of Chinese or Japanese. */
  readonly signs: number;
}

const NOTHING: Count = { words: 0, characters: 0, withoutSpaces: 0, signs: 0 };
const WORDS_PER_MINUTE = 220;
/** One reads a word of Chinese, which is one or two characters, about as fast as any other. */
const SIGNS_PER_MINUTE = 400;
const SIGN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;
const SPACE = /^\s+$/u;

/** Blocks stay the same objects while nobody writes in them: of a long text, little is counted anew. */
const counted = new WeakMap<Node, Count>();
const segmenter = new Intl.Segmenter();

export function countIn(...pieces: readonly Node[]): Count {
  let sum = NOTHING;
  for (const piece of pieces) {
    piece.forEach((block) => {
      const known = counted.get(block) ?? countOfBlock(block);
      counted.set(block, known);
      sum = plus(sum, known);
    });
  }
  return sum;
}

/** Whole minutes, and never none. */
export function minutesToRead({ words, signs }: Count): number {
  return Math.max(1, Math.ceil((words - signs) / WORDS_PER_MINUTE + signs / SIGNS_PER_MINUTE));
}

function countOfBlock(block: Node): Count {
  const text = block.isText
    ? (block.text ?? '')
    : block.isLeaf
      ? wordsOf(block)
      : block.textBetween(0, block.content.size, '', wordsOf);
  let [characters, withoutSpaces] = [0, 0];
  for (const { segment } of segmenter.segment(text)) {
    characters += 1;
    if (!SPACE.test(segment)) withoutSpaces += 1;
  }
  const words = countWords(block.toJSON() as NodeJson);
  return { words, characters, withoutSpaces, signs: text.match(SIGN)?.length ?? 0 };
}

/** What a node without text of its own reads as; a line break is no character. */
function wordsOf(leaf: Node): string {
  if (leaf.type.name === 'hardBreak') return '';
  const node = leaf.toJSON() as NodeJson;
  return readWords(node).join('') || textOf(node);
}

function plus(a: Count, b: Count): Count {
  return {
    words: a.words + b.words,
    characters: a.characters + b.characters,
    withoutSpaces: a.withoutSpaces + b.withoutSpaces,
    signs: a.signs + b.signs,
  };
}
