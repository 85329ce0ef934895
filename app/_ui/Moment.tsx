'use client';
/** A point in time in words, exact when pointed at. */
import { exactMoment, relativeMoment } from '../../lib/i18n/moment.ts';
import { useMessages } from './messages.tsx';
import { useIsHydrated } from './use-is-hydrated.ts';

const JUST_NOW_MS = 60_000;

export function Moment({ at, nowMs }: { readonly at: string; readonly nowMs: number }) {
  const { shell, language } = useMessages();
  // The server does not know the visitor's time zone: the first drawing must agree with it.
  const timeZone = useIsHydrated() ? undefined : 'UTC';
  const atMs = Date.parse(at);
  const words =
    nowMs - atMs < JUST_NOW_MS
      ? shell.home.justNow
      : relativeMoment(language.tag, atMs, nowMs, timeZone);
  return (
    <time dateTime={at} title={exactMoment(language.tag, atMs, timeZone)} suppressHydrationWarning>
      {words}
    </time>
  );
}
