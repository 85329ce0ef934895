/** Who wrote each clock of a document, and when; told by the rows, so nobody can claim another's. */
import type { ClientId, PersonId, Seq } from '../core/ids.ts';
import { assert } from '../std/assert.ts';
import { parseUpdate } from '../protocol/update-v1.ts';
import type { HistoryRow } from './rows.ts';

/** Clocks of one client id, `to` not included, that one person wrote in one go. */
export interface AuthoredRange {
  readonly clientId: ClientId;
  readonly from: number;
  readonly to: number;
  readonly author: PersonId | null;
  /** Of the first row of these. */
  readonly seq: Seq;
  readonly atMs: number;
}

/** Neighbours of one author become one range when stored within this time of its first row. */
const RANGE_MS = 60_000;

const NO_BOUNDS = {
  updateStructsMax: Infinity,
  updateClientsMax: Infinity,
  updateDeleteRangesMax: Infinity,
  stateVectorClientsMax: Infinity,
  clockMax: Number.MAX_SAFE_INTEGER,
};

/**
 * All clocks of all client ids, ascending by id and by clock. What undo brings back is new text
 * to Yjs, and whoever brought it back its author.
 * @param rows all that there are; of what came before the first of them nobody is named.
 * @param personNow who an author is by now: rows are never rewritten, and say the guest that a
 *   member was when it wrote them.
 */
export function authorship(
  rows: Iterable<HistoryRow>,
  rangeMs = RANGE_MS,
  personNow: (author: PersonId) => PersonId = (author) => author,
): readonly AuthoredRange[] {
  const rangesOf = new Map<ClientId, AuthoredRange[]>();
  for (const stored of rows) {
    const { author } = stored;
    const row = { ...stored, author: author === null ? null : personNow(author) };
    const parsed = parseUpdate(row.update, NO_BOUNDS);
    assert(parsed.ok, `row ${row.seq} of a history holds an update`);
    for (const { client, structs } of parsed.value.blocks) {
      const first = structs[0];
      const last = structs.at(-1);
      if (first === undefined || last === undefined) continue;
      let ranges = rangesOf.get(client);
      if (ranges === undefined) rangesOf.set(client, (ranges = []));
      addClocks(ranges, client, first.clock, last.clock + last.length, row, rangeMs);
    }
  }
  return [...rangesOf].toSorted(([a], [b]) => a - b).flatMap(([, ranges]) => ranges);
}

/** A log has no gaps in the clocks of a client id; `firstClock` may lie in a struct known in part. */
function addClocks(
  ranges: AuthoredRange[],
  clientId: ClientId,
  firstClock: number,
  to: number,
  { author, seq, atMs }: HistoryRow,
  rangeMs: number,
): void {
  const last = ranges.at(-1);
  const from = Math.max(firstClock, last?.to ?? 0);
  if (to <= from) return;
  const isOne =
    last?.to === from && last.author === author && Math.abs(atMs - last.atMs) <= rangeMs;
  if (isOne) ranges[ranges.length - 1] = { ...last, to };
  else ranges.push({ clientId, from, to, author, seq, atMs });
}

/** @returns null when nobody wrote that clock. */
export function authorOf(
  ranges: readonly AuthoredRange[],
  clientId: ClientId,
  clock: number,
): AuthoredRange | null {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    const isBefore =
      range !== undefined &&
      (range.clientId < clientId || (range.clientId === clientId && range.to <= clock));
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range?.clientId === clientId && range.from <= clock ? range : null;
}
