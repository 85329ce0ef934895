/** A day as documents hold it: `2026-03-01`, the same everywhere in the world. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Null for anything that is no day of the calendar. */
export function dayOf(value: unknown): string | null {
  const [day, year, month, date] = (typeof value === 'string' ? DAY.exec(value) : null) ?? [];
  if (day === undefined) return null;
  // What there is not, as a 30th of February, rolls over into another day.
  const there = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  there.setUTCFullYear(Number(year));
  return there.toISOString().startsWith(day) ? day : null;
}
