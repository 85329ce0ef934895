/** Words and characters of a piece of the document, counted as the lists count them. */
import type { Node } from '@tiptap/pm/model';
import type { NodeJson } from '../../../../lib/editor/node-json.ts';
import { countWords } from '../../../../lib/editor/words.ts';

export interface Count {
  readonly words: number;
  /** As a person counts them: a letter with its accent, or an emoji, is one. */
  readonly characters: number;
}

export function countIn(node: Node): Count {
  const text = node.textBetween(0, node.content.size, '');
  return { words: countWords(node.toJSON() as NodeJson), characters: charactersIn(text) };
}

function charactersIn(text: string): number {
  let count = 0;
  for (const _ of new Intl.Segmenter().segment(text)) count += 1;
  return count;
}
