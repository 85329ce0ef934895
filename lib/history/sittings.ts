/** Editing sittings: rows with no long pause between them, which people see as one entry. */
import type { PersonId, Seq } from '../core/ids.ts';
import type { HistoryRow } from './rows.ts';

export interface Sitting {
  readonly fromSeq: Seq;
  readonly toSeq: Seq;
  /** Earliest and latest time in it. */
  readonly fromMs: number;
  readonly toMs: number;
  /** In order of their first row; null: somebody without a credential. */
  readonly authors: readonly (PersonId | null)[];
  readonly updateCount: number;
  /** Of its updates. */
  readonly bytes: number;
}

/**
 * Every row is in one sitting, in order. A new one begins where the next row is more than `gapMs`
 * away from the one before, later or, when the server's clock was set back, earlier.
 */
export function sittingsOf(rows: Iterable<HistoryRow>, gapMs: number): readonly Sitting[] {
  const sittings: Sitting[] = [];
  let sitting: Sitting | null = null;
  let lastMs = 0;
  for (const row of rows) {
    if (sitting !== null && Math.abs(row.atMs - lastMs) > gapMs) {
      sittings.push(sitting);
      sitting = null;
    }
    sitting = sitting === null ? begin(row) : goOn(sitting, row);
    lastMs = row.atMs;
  }
  if (sitting !== null) sittings.push(sitting);
  return sittings;
}

function begin({ seq, atMs, author, update }: HistoryRow): Sitting {
  return {
    fromSeq: seq,
    toSeq: seq,
    fromMs: atMs,
    toMs: atMs,
    authors: [author],
    updateCount: 1,
    bytes: update.length,
  };
}

function goOn(sitting: Sitting, { seq, atMs, author, update }: HistoryRow): Sitting {
  const { authors } = sitting;
  return {
    fromSeq: sitting.fromSeq,
    toSeq: seq,
    fromMs: Math.min(sitting.fromMs, atMs),
    toMs: Math.max(sitting.toMs, atMs),
    authors: authors.includes(author) ? authors : [...authors, author],
    updateCount: sitting.updateCount + 1,
    bytes: sitting.bytes + update.length,
  };
}
