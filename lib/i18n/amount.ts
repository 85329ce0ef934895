/** Amounts as people say them. */

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const STEP = 1000;
/** Below ten a digit more says something. */
const ROUGH_FROM = 10;

/** "3.4 MB"; steps of 1,000, as disks are sold and systems show them. @param tag  BCP 47. */
export function bytesInWords(tag: string, bytes: number): string {
  let amount = bytes;
  let at = 0;
  // What rounds to a thousand is one of the next unit.
  while (Math.round(amount) >= STEP && at < UNITS.length - 1) {
    amount /= STEP;
    at += 1;
  }
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: UNITS[at] ?? 'byte',
    unitDisplay: at === 0 ? 'long' : 'short',
    maximumFractionDigits: at === 0 || amount >= ROUGH_FROM ? 0 : 1,
  }).format(amount);
}
