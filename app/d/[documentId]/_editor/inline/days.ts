/** Days as the reader's calendar has them. */

/** `2026-03-01`, by this device's clock. @param later  days from now. */
export function dayFromNow(later: number, now = new Date()): string {
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() + later);
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(then.getFullYear(), 4)}-${pad(then.getMonth() + 1, 2)}-${pad(then.getDate(), 2)}`;
}

/** In words; the day itself for one that no calendar here knows. */
export function dayInWords(tag: string, day: string): string {
  const atMs = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(atMs)) return day;
  return new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(atMs);
}
