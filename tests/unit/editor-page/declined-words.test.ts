import { describe, expect, it } from 'vitest';
import { declinedWords } from '../../../app/d/[documentId]/_editor/declined-words.ts';
import type { CollabStatus } from '../../../lib/client/collab.ts';
import type { FaultCode } from '../../../lib/core/faults.ts';
import { en } from '../../../lib/i18n/en.ts';

const words = en.editor.body;

/** A document into which so many more bytes may go. */
function said(code: FaultCode, roomBytes: number, isNearlyFull: boolean): string {
  const collab = {
    getStatus: () => ({ isNearlyFull }) as CollabStatus,
    mayAdd: (byteCount: number): FaultCode | null => (byteCount > roomBytes ? 'too_large' : null),
  };
  return declinedWords(code, collab, words);
}

describe('what is declined', () => {
  it('[PAGE-10] is too much at once, too much for what is left, or anything at all', () => {
    expect(said('too_large', 1_000_000, false)).toBe(words.tooLarge);
    expect(said('too_large', 5_000, true)).toBe(words.littleRoom);
    expect(said('too_large', 20, true)).toBe(words.full);
    expect(said('too_deep', 20, true)).toBe(words.tooDeep);
  });
});
