/** How long a link works, as choices of a form. */

export const EXPIRIES = ['day', 'week', 'month', 'never', 'date'] as const;
/** `kept`: as it is; only of a link that has an end already. */
export type Expiry = (typeof EXPIRIES)[number] | 'kept';

const DAY_MS = 24 * 3_600_000;
const DAYS: Readonly<Record<'day' | 'week' | 'month', number>> = { day: 1, week: 7, month: 30 };

/**
 * @param date  of `<input type="date">`: the last day, in this device's time zone.
 * @returns ISO 8601, null for never, undefined to leave it; or `wrong`, when the day is none or over.
 */
export function expiresAtOf(
  expiry: Expiry,
  date: string,
  nowMs: number,
): { readonly ok: true; readonly at: string | null | undefined } | { readonly ok: false } {
  switch (expiry) {
    case 'kept':
      return { ok: true, at: undefined };
    case 'never':
      return { ok: true, at: null };
    case 'date': {
      // A date and a time without a zone are local time (ECMA-262, Date Time String Format).
      const endMs = Date.parse(`${date}T23:59:59`);
      if (Number.isNaN(endMs) || endMs <= nowMs) return { ok: false };
      return { ok: true, at: new Date(endMs).toISOString() };
    }
    default:
      return { ok: true, at: new Date(nowMs + DAYS[expiry] * DAY_MS).toISOString() };
  }
}

/** For `min` of the field: a link that ends today would rather be one for a day. */
export function tomorrow(nowMs: number): string {
  const day = new Date(nowMs + DAY_MS);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
