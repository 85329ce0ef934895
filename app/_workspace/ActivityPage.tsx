'use client';
/** Who did what: narrowed by kind, person and time, in the order it happened. */
import { useState } from 'react';
import type { AuditView } from '../../lib/core/audit.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import type { AuditMessages, ShareMessages, WorkspaceMessages } from '../../lib/i18n/en.ts';
import { plural } from '../../lib/i18n/phrase.ts';
import { PageHead } from '../_home/PageHead.tsx';
import { Button } from '../_ui/Button.tsx';
import { EmptyState } from '../_ui/EmptyState.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { type ActivityFilter, addressOf, EVERYTHING, isEverything } from './activity-filter.ts';
import { ActivityFilters } from './ActivityFilters.tsx';
import { ActivityList } from './ActivityList.tsx';
import styles from './ActivityPage.module.css';
import { Loading } from './Loading.tsx';
import { type Activity, useActivity } from './use-activity.ts';

export interface ActivityPageProps {
  readonly words: WorkspaceMessages;
  readonly sentences: AuditMessages;
  readonly roles: ShareMessages['roles'];
  /** Who has an account. */
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
  /** 0: for ever. */
  readonly auditDays: number;
  readonly firstFilter: ActivityFilter;
  /** null: it has to be fetched. */
  readonly first: readonly AuditView[] | null;
  readonly firstNowMs: number;
}

export function ActivityPage(props: ActivityPageProps) {
  const { words, sentences, roles, people, auditDays, firstFilter, first, firstNowMs } = props;
  const { language } = useMessages();
  const [filter, setFilter] = useState(firstFilter);
  const activity = useActivity({ filter: firstFilter, entries: first, nowMs: firstNowMs });
  const show = (next: ActivityFilter) => {
    setFilter(next);
    // The address is for who comes back to it: the page is there already.
    history.replaceState(null, '', addressOf(next));
    activity.show(next);
  };
  /** By something that is gone then: the focus goes where the new list begins. */
  const jump = (next: ActivityFilter) => {
    document.getElementById('content')?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
    show(next);
  };
  const note =
    auditDays === 0
      ? words.activity.noteForever
      : plural(language.tag, words.activity.note, auditDays);
  return (
    <>
      <PageHead title={words.activity.title} back={words.back} />
      <p className={styles.note}>{note}</p>
      <ActivityFilters
        words={words}
        people={people}
        entries={activity.entries ?? []}
        filter={filter}
        onChange={show}
        onClear={() => jump(EVERYTHING)}
      />
      <Entries
        words={words}
        sentences={sentences}
        roles={roles}
        filter={filter}
        activity={activity}
        onFilter={jump}
      />
    </>
  );
}

interface EntriesProps extends Pick<ActivityPageProps, 'words' | 'sentences' | 'roles'> {
  readonly filter: ActivityFilter;
  readonly activity: Activity;
  readonly onFilter: (filter: ActivityFilter) => void;
}

function Entries({ words, sentences, roles, filter, activity, onFilter }: EntriesProps) {
  const { entries, nowMs, hasOlder, isLoading, hasFailed, loadOlder, retry } = activity;
  const { activity: own } = words;
  const { language } = useMessages();
  if (entries === null && hasFailed) {
    return (
      <EmptyState title={own.failedTitle} body={own.failedBody}>
        <Button onClick={retry}>{words.retry}</Button>
      </EmptyState>
    );
  }
  if (entries === null) return <Loading label={own.loading} />;
  if (entries.length === 0) {
    return isEverything(filter) ? (
      <EmptyState title={own.emptyTitle} body={own.emptyBody} />
    ) : (
      <EmptyState title={own.noneTitle} body={own.noneBody} />
    );
  }
  return (
    <>
      <output className="visually-hidden">
        {plural(language.tag, own.loaded, entries.length)}
      </output>
      <ActivityList
        said={{ words, sentences, roles }}
        entries={entries}
        nowMs={nowMs}
        onDocument={(subject) => onFilter({ ...EVERYTHING, subject })}
      />
      {hasFailed ? (
        <p role="alert" className={styles.failed}>
          {own.failedBody}
        </p>
      ) : null}
      {hasOlder ? (
        <div className={styles.older}>
          <Button onClick={loadOlder} aria-disabled={isLoading}>
            {own.older}
          </Button>
        </div>
      ) : null}
    </>
  );
}
