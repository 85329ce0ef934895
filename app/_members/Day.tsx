'use client';
/** A day within a phrase, `{when}`; exact when pointed at. */
import { dayMoment, exactMoment, plainDay } from '../../lib/i18n/moment.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { useMessages } from '../_ui/messages.tsx';
import { useIsHydrated } from '../_ui/use-is-hydrated.ts';

export interface DayProps {
  readonly at: string;
  readonly nowMs: number;
  readonly words: string;
  /** Without the time, also when it is near. */
  readonly isPlain?: boolean;
}

export function Day({ at, nowMs, words, isPlain = false }: DayProps) {
  const { language } = useMessages();
  // The server does not know the visitor's time zone: the first drawing must agree with it.
  const timeZone = useIsHydrated() ? undefined : 'UTC';
  const say = isPlain ? plainDay : dayMoment;
  const when = say(language.tag, Date.parse(at), nowMs, timeZone);
  return (
    <time
      dateTime={at}
      title={exactMoment(language.tag, Date.parse(at), timeZone)}
      suppressHydrationWarning
    >
      {fill(words, { when })}
    </time>
  );
}

export function useDay(at: string, nowMs: number): string {
  const { language } = useMessages();
  const timeZone = useIsHydrated() ? undefined : 'UTC';
  return dayMoment(language.tag, Date.parse(at), nowMs, timeZone);
}
