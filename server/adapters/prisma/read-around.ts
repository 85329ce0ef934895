/** Reads as far as a corrupt page of the database, which fails every query that touches it. */
import type { Seq } from '../../../lib/core/ids.ts';
import type { HistoryRow } from '../../../lib/history/rows.ts';
import type { Connection } from './durable-sqlite.ts';
import type { Place } from './places.ts';
import { type Page, readPage } from './read-rows.ts';
import { isCorruption } from './storage-fault.ts';

/** As `readPage` does; what cannot be read at all counts as damaged. */
export async function readPageAround(
  connection: Connection,
  place: Place,
  from: Seq,
  upTo: Seq,
): Promise<Page> {
  const whole = await pageOrNull(connection, place, from, upTo);
  if (whole !== null) return whole;
  // Of history a page holds parts of segments; row by row each would be unpacked again and again.
  if (from <= place.snapshotSeq) return { rows: [], damagedAtSeq: from, nextSeq: null };
  const rows: HistoryRow[] = [];
  let seq = from;
  let span = upTo - from + 1;
  while (seq <= upTo) {
    const page = await pageOrNull(connection, place, seq, Math.min(upTo, seq + span - 1));
    if (page !== null) {
      rows.push(...page.rows);
      if (page.damagedAtSeq !== null) return { ...page, rows };
      seq += page.rows.length;
    } else if (span > 1) {
      span = Math.floor(span / 2);
    } else {
      return { rows, damagedAtSeq: seq, nextSeq: null };
    }
  }
  return { rows, damagedAtSeq: null, nextSeq: null };
}

async function pageOrNull(
  connection: Connection,
  place: Place,
  from: Seq,
  upTo: Seq,
): Promise<Page | null> {
  try {
    return await readPage(connection, place, from, upTo);
  } catch (error) {
    if (!isCorruption(error)) throw error;
    return null;
  }
}
