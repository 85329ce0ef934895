/** A point in a document's history, and the rows that had been stored by then. */
import type { Seq } from '../core/ids.ts';
import type { HistoryRow } from './rows.ts';

/**
 * `seq`: after that row. `atMs`: after the last row stored at that time or before, by the server's
 * clock. Where that clock was set back, this takes along the rows in between that say a later
 * time: nothing is missing that was stored by then, and a later time never has fewer rows.
 */
export type Moment = { readonly seq: Seq } | { readonly atMs: number };

/** The rows up to a moment; `rows` ascend by seq. */
export function* rowsUntil(rows: Iterable<HistoryRow>, moment: Moment): Generator<HistoryRow> {
  if ('seq' in moment) {
    for (const row of rows) {
      if (row.seq > moment.seq) return;
      yield row;
    }
    return;
  }
  let later: HistoryRow[] = [];
  for (const row of rows) {
    later.push(row);
    if (row.atMs > moment.atMs) continue;
    yield* later;
    later = [];
  }
}
