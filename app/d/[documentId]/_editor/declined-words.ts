/** What the page says when something may not enter the document. */
import type { Collab } from '../../../../lib/client/collab.ts';
import type { FaultCode } from '../../../../lib/core/faults.ts';
import type { en } from '../../../../lib/i18n/en.ts';

/** Where not even this much fits, nothing is gained by trying less: a short sentence. */
const SENTENCE_BYTES = 200;

type BodyWords = Pick<
  (typeof en)['editor']['body'],
  'full' | 'littleRoom' | 'tooDeep' | 'tooLarge'
>;

export function declinedWords(
  code: FaultCode,
  collab: Pick<Collab, 'getStatus' | 'mayAdd'>,
  words: BodyWords,
): string {
  if (code === 'too_deep') return words.tooDeep;
  if (!collab.getStatus().isNearlyFull) return words.tooLarge;
  return collab.mayAdd(SENTENCE_BYTES) === null ? words.littleRoom : words.full;
}
