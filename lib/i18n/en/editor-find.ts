/** Find and replace. */
import { counted } from '../phrase.ts';

export const find = {
  title: 'Find and replace',
  field: 'Find',
  replacement: 'Replace with',
  previous: 'Previous match',
  next: 'Next match',
  close: 'Close',
  options: 'How to search',
  isCaseExact: 'Match case',
  isWholeWord: 'Whole words',
  isPattern: 'Regular expression',
  position: '{at} of {count}',
  none: 'No matches',
  broken: 'Not a complete expression',
  slow: 'This expression takes too long',
  replace: 'Replace',
  replaceAll: 'All',
  replaced: counted({ one: '{count} match replaced', other: '{count} matches replaced' }),
};
