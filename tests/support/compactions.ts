/** Compactions of logs whose bytes are plain text, and what history says of them. */
import type { DocumentRecord } from '../../lib/core/document.ts';
import type { Seq } from '../../lib/core/ids.ts';
import { decodeRows, encodeRows, type HistoryRow } from '../../lib/history/rows.ts';
import type { Compaction, History, HistorySegment, LogEntry } from '../../server/ports.ts';
import { pack } from '../../server/workers/snapshot-codec.ts';
import { anEntry } from './store-records.ts';

/** The row of an entry as history keeps it. */
export function rowOf({ seq, author, atMs, update }: LogEntry): HistoryRow {
  return { seq, author, atMs, update };
}

export function aSegment(rows: readonly HistoryRow[]): HistorySegment {
  const raw = encodeRows(rows);
  const times = rows.map(({ atMs }) => atMs);
  return {
    fromSeq: rows[0]?.seq ?? 0,
    toSeq: rows.at(-1)?.seq ?? 0,
    fromMs: Math.min(...times),
    toMs: Math.max(...times),
    bytes: pack(raw),
    rawBytes: raw.length,
  };
}

/** Of entries made by `anEntry`, in segments of `segmentRows`. The state says how far it goes. */
export function aCompaction(
  document: Pick<DocumentRecord, 'id'>,
  baseSeq: Seq,
  upToSeq: Seq,
  options: { readonly segmentRows?: number; readonly change?: Partial<LogEntry> } = {},
): Compaction {
  const { segmentRows = 3, change = {} } = options;
  const segments: HistorySegment[] = [];
  for (let from = baseSeq + 1; from <= upToSeq; from += segmentRows) {
    const count = Math.min(segmentRows, upToSeq - from + 1);
    const rows = Array.from({ length: count }, (_, at) =>
      rowOf(anEntry(document, from + at, change)),
    );
    segments.push(aSegment(rows));
  }
  const state = new TextEncoder().encode(`state of ${document.id} up to ${upToSeq}`);
  const sidecar = new TextEncoder().encode(`known of ${document.id} up to ${upToSeq}`);
  const snapshot = { upToSeq, stateBytes: state.length, state, sidecar };
  return { baseSeq, snapshot, segments, atMs: 1_700_000_000_000 };
}

/** All of it, page after page. */
export async function readHistory(
  history: History,
  { id }: Pick<DocumentRecord, 'id'>,
  fromSeq: Seq = 1,
  toSeq: Seq = Number.MAX_SAFE_INTEGER,
): Promise<HistoryRow[]> {
  const rows: HistoryRow[] = [];
  for (let next: Seq | null = fromSeq; next !== null;) {
    const page = await history.rows(id, next, toSeq);
    const decoded = decodeRows(page.rows);
    if (!decoded.ok) throw new Error(decoded.why);
    rows.push(...decoded.value);
    next = page.nextSeq;
  }
  return rows;
}

/** As `tailOf`: legible when an assertion fails. */
export function textOf(rows: readonly HistoryRow[]): string[] {
  return rows.map(({ seq, update }) => `${seq}:${new TextDecoder().decode(update)}`);
}
