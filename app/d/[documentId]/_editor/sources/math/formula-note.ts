/** What is wrong with a formula, in words; null when nothing is. */
import type { EditorMessages } from '../../../../../../lib/i18n/en.ts';
import { fill } from '../../../../../../lib/i18n/phrase.ts';
import type { DrawnFormula } from './draw-formula.ts';

export function formulaNote(drawn: DrawnFormula, words: EditorMessages['sources']): string | null {
  switch (drawn.is) {
    case 'drawn':
      return null;
    case 'empty':
      return words.emptyFormula;
    case 'too-long':
      return words.longFormula;
    case 'wrong':
      return drawn.near === ''
        ? words.unfinishedFormula
        : fill(words.wrongFormula, { near: drawn.near });
    default:
      return drawn satisfies never;
  }
}
