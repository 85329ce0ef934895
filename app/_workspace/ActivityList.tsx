'use client';
/** Entries of the audit log, day by day, latest first. */
import type { AuditView } from '../../lib/core/audit.ts';
import { plainDay } from '../../lib/i18n/moment.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { useMessages } from '../_ui/messages.tsx';
import { useIsHydrated } from '../_ui/use-is-hydrated.ts';
import styles from './ActivityList.module.css';
import { ActivityRow } from './ActivityRow.tsx';
import type { AuditWords } from './audit-words.ts';

export interface ActivityListProps {
  readonly said: AuditWords;
  /** Latest first. */
  readonly entries: readonly AuditView[];
  readonly nowMs: number;
  readonly onDocument: (id: string) => void;
}

export function ActivityList({ said, entries, nowMs, onDocument }: ActivityListProps) {
  const { language } = useMessages();
  // The server does not know the visitor's time zone: the first drawing must agree with it.
  const timeZone = useIsHydrated() ? undefined : 'UTC';
  const dayOf = ({ at }: AuditView) => plainDay(language.tag, Date.parse(at), nowMs, timeZone);
  return [...Map.groupBy(entries, dayOf)].map(([day, ofDay]) => (
    <section key={day} className={styles.day}>
      <h2 className={styles.title}>{day}</h2>
      <ul aria-label={fill(said.words.activity.list, { day })} className={styles.list}>
        {ofDay.map((entry) => (
          <ActivityRow
            key={entry.number}
            said={said}
            entry={entry}
            timeZone={timeZone}
            onDocument={onDocument}
          />
        ))}
      </ul>
    </section>
  ));
}
