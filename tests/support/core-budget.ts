/**
 * How long a piece of work keeps a core busy, measured by another piece of work beside it: a core
 * that is slow, or shared with others, is as slow for both.
 */

/**
 * On the core on which the limits were measured 100 ms are two of these. What breaks a limit is
 * never a little longer, it goes by the square; so there is room for whatever else a core does.
 */
export const CORE_BUDGET = 6;

/** The best of so many: compiling the code is not what an attacker can repeat. */
const TRIES = 4;
const ENTRIES = 200_000;

/** In measures; what is made ready for each try does not count. */
export function costOf<Ready>(make: () => Ready, run: (ready: Ready) => void): number {
  let best = Infinity;
  for (let n = 0; n < TRIES && best >= CORE_BUDGET; n += 1) {
    const ready = make();
    best = Math.min(best, coreMs(() => run(ready)) / coreMs(measure));
  }
  return best;
}

function coreMs(run: () => void): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/** Walks through memory, as reading what a document knows does. */
function measure(): void {
  const known = new Map<number, { readonly from: number; to: number }>();
  for (let at = 0; at < ENTRIES; at += 1) {
    const from = (at * 7_919) % ENTRIES;
    known.set(from, { from, to: from + 1 });
  }
  const sorted = [...known.values()].toSorted((a, b) => a.from - b.from);
  for (const range of sorted) range.to += 1;
}
