'use client';
/** How far a link goes and how it has been used, in two quiet lines. */
import { dayMoment, relativeMoment } from '../../lib/i18n/moment.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { classes } from '../_ui/classes.ts';
import facts from '../_ui/Facts.module.css';
import { useMessages } from '../_ui/messages.tsx';
import { useIsHydrated } from '../_ui/use-is-hydrated.ts';
import { type AddresslessLink, isExpired, isFull, isUnreadable } from './link-facts.ts';
import styles from './LinkFacts.module.css';
import { useShareMessages } from './share-messages.tsx';

export interface LinkFactsProps {
  readonly link: AddresslessLink;
  readonly nowMs: number;
}

export function LinkFacts({ link, nowMs }: LinkFactsProps) {
  const { roles, links } = useShareMessages();
  const { language } = useMessages();
  const { peopleCount: count, peopleMax: max } = link;
  const people =
    max === null
      ? plural(language.tag, links.people, count)
      : fill(isFull(link) ? links.full : links.peopleOf, { count, max });
  return (
    <>
      <p className={classes(facts.facts, styles.facts)}>
        <span>{roles[link.role]}</span>
        <Expiry link={link} nowMs={nowMs} />
        {link.hasPassword ? <span>{links.password}</span> : null}
        <span data-over={isFull(link)}>{people}</span>
      </p>
      <p className={classes(facts.facts, styles.facts)}>
        <Opened link={link} nowMs={nowMs} />
        {isUnreadable(link) ? <span>{links.unreadable}</span> : null}
      </p>
    </>
  );
}

function Expiry({ link, nowMs }: LinkFactsProps) {
  const { links } = useShareMessages();
  const { language } = useMessages();
  // The server does not know the visitor's time zone: the first drawing must agree with it.
  const timeZone = useIsHydrated() ? undefined : 'UTC';
  if (link.expiresAt === null) return <span>{links.endless}</span>;
  const isOver = isExpired(link, nowMs);
  const when = dayMoment(language.tag, Date.parse(link.expiresAt), nowMs, timeZone);
  return (
    <span data-over={isOver}>
      <time dateTime={link.expiresAt}>{fill(isOver ? links.expired : links.until, { when })}</time>
    </span>
  );
}

function Opened({ link, nowMs }: LinkFactsProps) {
  const { links } = useShareMessages();
  const { shell, language } = useMessages();
  const timeZone = useIsHydrated() ? undefined : 'UTC';
  if (link.lastOpenedAt === null) return <span>{links.neverOpened}</span>;
  const atMs = Date.parse(link.lastOpenedAt);
  const when =
    nowMs - atMs < JUST_NOW_MS
      ? shell.home.justNow
      : relativeMoment(language.tag, atMs, nowMs, timeZone);
  return (
    <>
      <span>{plural(language.tag, links.opened, link.openedCount)}</span>
      <time dateTime={link.lastOpenedAt} suppressHydrationWarning>
        {when}
      </time>
    </>
  );
}

const JUST_NOW_MS = 60_000;
