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
  if (added.length <= 2 * FEW_RANGES) {
    for (let at = 0; at < added.length; at += 2)
      addRange(ranges, added[at] ?? 0, added[at + 1] ?? 0);
    return;
  }
  const merged = mergeRanges(ranges, added);
  ranges.length = 0;
  for (const edge of merged) ranges.push(edge);
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
  while (atLeft < left.length || atRight < right.length) {
    const takesLeft = (left[atLeft] ?? Infinity) <= (right[atRight] ?? Infinity);
    const source = takesLeft ? left : right;
    const at = takesLeft ? atLeft : atRight;
    const from = source[at] ?? 0;
    const to = source[at + 1] ?? 0;
    const last = merged.length - 1;
    if (last > 0 && (merged[last] ?? 0) >= from) merged[last] = Math.max(merged[last] ?? 0, to);
    else merged.push(from, to);
    if (takesLeft) atLeft += 2;
    else atRight += 2;
  }
  return merged;
}
