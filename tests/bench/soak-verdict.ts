/** Whether memory grew in a soak, and of which kind what grew is. */
import { median } from './figures.ts';

/** MiB of resident memory. */
export interface Kinds {
  /** Code and data that stand on the disk as well. */
  readonly files: number;
  /** Of the C library's allocator: buffers, the database's pages. */
  readonly malloc: number;
  /** What the engine keeps for objects, in use or not, in all threads. */
  readonly heaps: number;
  /** Stacks, large buffers, pages that the engine is about to give back. */
  readonly other: number;
}

export interface Reading extends Kinds {
  readonly minute: number;
  /** Heap and buffers of the serving thread after a collection, MiB. */
  readonly held: number;
  /** Of the process right after it: with the garbage of other threads, and every reserve. MiB. */
  readonly resident: number;
}

export interface Verdict {
  readonly isFlat: boolean;
  readonly sentences: readonly string[];
}

/** Caches fill and code is compiled; the rest of the time is judged. */
const WARM_UP = 0.35;
/** A busy machine's noise in a few minutes stays below this. */
const HELD_MIB_PER_MINUTE_MAX = 0.6;
/** Threads for tasks come and go, with up to 48 MiB each: a median over this long leaves them out. */
const LEVEL_MINUTES = 3;
/**
 * How far these medians may lie apart. The two threads that always run have up to 32 MiB each for
 * new objects, empty or full, and gather garbage. That does not depend on how long one looks, so the
 * bounds are on the whole time: the longer the soak, the slower the growth that it finds.
 */
const RESIDENT_SWING_MIB_MAX = 80;
/**
 * Of a line through all readings. Where garbage happens to be little at one end it rises too, by
 * 47 MiB on a machine that was overloaded for a while. In 30 minutes this is 2.5 MiB a minute.
 */
const RESIDENT_RISE_MIB_MAX = 48;

export function judge(readings: readonly Reading[]): Verdict {
  const late = readings.slice(Math.floor(readings.length * WARM_UP));
  const [first, last] = [late[0], late.at(-1)];
  if (first === undefined || last === undefined)
    return { isFlat: false, sentences: ['no reading'] };
  const minutes = last.minute - first.minute;
  const slopeOf = (name: keyof Reading) =>
    slope(late.map((reading) => [reading.minute, reading[name]]));
  const levels = levelsOf(late, last.minute);
  const [lowest, highest] = [Math.min(...levels), Math.max(...levels)];
  const rise = slopeOf('resident') * minutes;
  const isHeldFlat = slopeOf('held') < HELD_MIB_PER_MINUTE_MAX;
  const isResidentFlat = rise < RESIDENT_RISE_MIB_MAX && highest - lowest < RESIDENT_SWING_MIB_MAX;
  const kinds = (['files', 'malloc', 'heaps', 'other'] as const).map(
    (name) => `${name} ${signed(slopeOf(name) * minutes)}`,
  );
  return {
    isFlat: isHeldFlat && isResidentFlat,
    sentences: [
      `what the serving thread holds is ${flat(isHeldFlat)}: ` +
        `${slopeOf('held').toFixed(2)} MiB a minute (bound ${HELD_MIB_PER_MINUTE_MAX})`,
      `what is resident of the process is ${flat(isResidentFlat)}: in ${minutes.toFixed(1)} minutes ` +
        `a line through it goes ${signed(rise)} MiB (bound +${RESIDENT_RISE_MIB_MAX}), ` +
        `medians of ${LEVEL_MINUTES} minutes lie between ${lowest.toFixed(0)} and ${highest.toFixed(0)} MiB ` +
        `(bound ${RESIDENT_SWING_MIB_MAX} apart); of the line: ${kinds.join(', ')}`,
    ],
  };
}

/** Of all stretches of that length, or of the whole time when it is shorter. */
function levelsOf(readings: readonly Reading[], endMinute: number): number[] {
  const starts = readings.filter(
    ({ minute }, at) => at === 0 || minute + LEVEL_MINUTES <= endMinute,
  );
  return starts.map((start) => {
    const within = readings.filter(
      ({ minute }) => minute >= start.minute && minute <= start.minute + LEVEL_MINUTES,
    );
    return median(within.map(({ resident }) => resident));
  });
}

/** Of the straight line nearest to the points. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const below = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return below === 0 ? 0 : above / below;
}

function flat(isFlat: boolean): string {
  return isFlat ? 'flat' : 'not flat';
}

function signed(mib: number): string {
  return `${mib < 0 ? '' : '+'}${mib.toFixed(1)}`;
}
