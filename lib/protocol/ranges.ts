/** Sets of clocks as flat ascending arrays `[from, to, from, to, …]`, `to` not included. */

export type Ranges = readonly number[];

/**
 * Position of the first range that ends after `clock`: even; `ranges.length` when none does.
 * The search begins at `from`, of which it is known that no earlier range does; questions in
 * ascending order mostly find their answer there.
 */
export function rangeEndingAfter(ranges: Ranges, clock: number, from = 0): number {
  for (let at = from; at < from + 4; at += 2) if ((ranges[at + 1] ?? Infinity) > clock) return at;
  let low = (from + 4) >> 1;
  let high = ranges.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[2 * middle + 1] ?? 0) > clock) high = middle;
    else low = middle + 1;
  }
  return 2 * low;
}

export function rangesHave(ranges: Ranges, clock: number): boolean {
  const at = rangeEndingAfter(ranges, clock);
  return (ranges[at] ?? Infinity) <= clock;
}

export function rangesLength(ranges: Ranges): number {
  let length = 0;
  for (let at = 0; at < ranges.length; at += 2) length += (ranges[at + 1] ?? 0) - (ranges[at] ?? 0);
  return length;
}

/** Appends a range that begins at or after the last one's end; ranges that touch become one. */
export function pushRange(ranges: number[], from: number, to: number): void {
  if (ranges.length > 0 && ranges[ranges.length - 1] === from) ranges[ranges.length - 1] = to;
  else ranges.push(from, to);
}

/** Up to here, inserting in place beats a merge of both. */
const FEW_RANGES = 8;

/** Adds ascending ranges, which may overlap what is there. */
export function addRanges(ranges: number[], added: Ranges): void {
  const isBehind = (added[0] ?? 0) >= (ranges[ranges.length - 1] ?? 0);
  if (isBehind || added.length <= 2 * FEW_RANGES) {
    for (let at = 0; at < added.length; at += 2)
      addRange(ranges, added[at] ?? 0, added[at + 1] ?? 0);
    return;
  }
  const merged = mergeRanges(ranges, added);
  // Over what is there: emptied first, half a million ranges would grow their memory anew.
  if (merged.length < ranges.length) ranges.length = merged.length;
  const there = ranges.length;
  for (let at = 0; at < there; at++) ranges[at] = merged[at] ?? 0;
  for (let at = there; at < merged.length; at++) ranges.push(merged[at] ?? 0);
}

export function addRange(ranges: number[], from: number, to: number): void {
  const last = ranges[ranges.length - 1] ?? -1;
  if (from >= last) return pushRange(ranges, from, to);
  // The first range that reaches `from`, touching included, and the first that begins after `to`.
  const first = rangeEndingAfter(ranges, from - 1);
  let past = first;
  while (past < ranges.length && (ranges[past] ?? 0) <= to) past += 2;
  if (past === first) {
    ranges.splice(first, 0, from, to);
    return;
  }
  const start = Math.min(from, ranges[first] ?? from);
  const end = Math.max(to, ranges[past - 1] ?? to);
  if (past === first + 2) {
    ranges[first] = start;
    ranges[first + 1] = end;
  } else {
    ranges.splice(first, past - first, start, end);
  }
}

function mergeRanges(left: Ranges, right: Ranges): number[] {
  const merged: number[] = [];
  let atLeft = 0;
  let atRight = 0;
  let end = -1;
  while (atLeft < left.length || atRight < right.length) {
    const takesLeft =
      atRight >= right.length ||
      (atLeft < left.length && (left[atLeft] ?? 0) <= (right[atRight] ?? 0));
    const from = (takesLeft ? left[atLeft] : right[atRight]) ?? 0;
    const to = (takesLeft ? left[atLeft + 1] : right[atRight + 1]) ?? 0;
    if (takesLeft) atLeft += 2;
    else atRight += 2;
    if (end < from) merged.push(from, to);
    else if (to > end) merged[merged.length - 1] = to;
    end = Math.max(end, to);
  }
  return merged;
}
