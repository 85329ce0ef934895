/** Points in time as people say them. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Beyond this many days a date says more than a distance. */
const RELATIVE_DAYS_MAX = 7;

/**
 * "Now", "5 minutes ago", "Yesterday", then a date; with the year when it is another one.
 *
 * @param tag       BCP 47 language tag.
 * @param timeZone  IANA name; the machine's own when absent.
 */
export function relativeMoment(
  tag: string,
  atMs: number,
  nowMs: number,
  timeZone?: string,
): string {
  const words = distance(tag, atMs, nowMs, timeZone);
  return words.charAt(0).toLocaleUpperCase(tag) + words.slice(1);
}

function distance(tag: string, atMs: number, nowMs: number, timeZone: string | undefined): string {
  const passedMs = Math.max(0, nowMs - atMs);
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  if (passedMs < MINUTE_MS) return relative.format(0, 'second');
  if (passedMs < HOUR_MS) return relative.format(-Math.floor(passedMs / MINUTE_MS), 'minute');
  if (passedMs < DAY_MS) return relative.format(-Math.floor(passedMs / HOUR_MS), 'hour');
  const days = Math.floor(passedMs / DAY_MS);
  if (days < RELATIVE_DAYS_MAX) return relative.format(-days, 'day');
  const isSameYear = yearOf(atMs, timeZone) === yearOf(nowMs, timeZone);
  return new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    ...(isSameYear ? {} : { year: 'numeric' }),
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(atMs);
}

/** A day near or far; with the time when it is less than a day away, with the year when it is another one. */
export function dayMoment(tag: string, atMs: number, nowMs: number, timeZone?: string): string {
  const isNear = Math.abs(atMs - nowMs) <= DAY_MS;
  const isSameYear = yearOf(atMs, timeZone) === yearOf(nowMs, timeZone);
  return new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    ...(isSameYear ? {} : { year: 'numeric' }),
    ...(isNear ? { hour: 'numeric', minute: '2-digit' } : {}),
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(atMs);
}

/** A day, however near; with the year when it is another one. */
export function plainDay(tag: string, atMs: number, nowMs: number, timeZone?: string): string {
  return new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    ...(yearOf(atMs, timeZone) === yearOf(nowMs, timeZone) ? {} : { year: 'numeric' }),
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(atMs);
}

/** A day in full, with its year, the same for everybody: as the calendar in Greenwich has it. */
export function wholeDay(tag: string, atMs: number): string {
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(atMs);
}

/** Date and time in full, for titles and tooltips. */
export function exactMoment(tag: string, atMs: number, timeZone?: string): string {
  return new Intl.DateTimeFormat(tag, {
    dateStyle: 'full',
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(atMs);
}

/** Whole days until something trashed is gone for good; at least 0. */
export function daysLeft(trashedAtMs: number, keptDays: number, nowMs: number): number {
  return Math.max(0, Math.ceil((trashedAtMs + keptDays * DAY_MS - nowMs) / DAY_MS));
}

function yearOf(atMs: number, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en', {
    year: 'numeric',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(atMs);
}
