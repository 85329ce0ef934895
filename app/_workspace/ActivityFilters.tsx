'use client';
/** What of the activity is shown, each choice at once; and the same as a file. */
import { Download, X } from 'lucide-react';
import { AUDIT_KINDS, type AuditKind, type AuditView } from '../../lib/core/audit.ts';
import { parsePersonId, type PersonId } from '../../lib/core/ids.ts';
import type { WorkspaceMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import buttons from '../_ui/Button.module.css';
import { Button } from '../_ui/Button.tsx';
import { classes } from '../_ui/classes.ts';
import type { MenuOption } from '../_ui/Menu.tsx';
import { MenuSelect } from '../_ui/MenuSelect.tsx';
import { TextField } from '../_ui/TextField.tsx';
import { useIsHydrated } from '../_ui/use-is-hydrated.ts';
import { type ActivityFilter, isEverything, kindOf } from './activity-filter.ts';
import styles from './ActivityFilters.module.css';
import { activityFileOf } from './api.ts';
import { nameOf } from './audit-words.ts';
import { shortId } from './short-id.ts';

const KINDS = ['all', ...(Object.keys(AUDIT_KINDS) as AuditKind[])] as const;
const ANYBODY = 'anybody';

export interface ActivityFiltersProps {
  readonly words: WorkspaceMessages;
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
  /** What is shown now: who has no account is offered while it is seen. */
  readonly entries: readonly AuditView[];
  readonly filter: ActivityFilter;
  readonly onChange: (filter: ActivityFilter) => void;
  readonly onClear: () => void;
}

export function ActivityFilters(props: ActivityFiltersProps) {
  const { words, filter, onChange, onClear } = props;
  const { activity } = words;
  const isHere = useIsHydrated();
  const change = (part: Partial<ActivityFilter>) => onChange({ ...filter, ...part });
  return (
    <div className={styles.filters}>
      <div className={styles.field}>
        <span className={styles.label} aria-hidden>
          {activity.kind}
        </span>
        <MenuSelect
          look="field"
          label={activity.kind}
          value={filter.kind}
          options={KINDS.map((value) => ({ value, label: activity.kinds[value] }))}
          onChoose={(value) => change({ kind: kindOf(value) })}
        />
      </div>
      <div className={styles.field}>
        <span className={styles.label} aria-hidden>
          {activity.person}
        </span>
        <MenuSelect
          look="field"
          label={activity.person}
          value={filter.person ?? ANYBODY}
          options={[{ value: ANYBODY, label: activity.anybody }, ...peopleOf(props)]}
          onChoose={(value) => change({ person: parsePersonId(value) })}
        />
      </div>
      <TextField
        type="date"
        label={activity.from}
        value={filter.from ?? ''}
        max={filter.until ?? undefined}
        onChange={(event) => change({ from: event.target.value || null })}
      />
      <TextField
        type="date"
        label={activity.until}
        value={filter.until ?? ''}
        min={filter.from ?? undefined}
        onChange={(event) => change({ until: event.target.value || null })}
      />
      <div className={styles.line}>
        {filter.subject === null ? null : (
          <span className={styles.subject}>
            {fill(activity.onlyDocument, {
              document: fill(words.document, { id: shortId(filter.subject) }),
            })}
          </span>
        )}
        {isEverything(filter) ? null : (
          <Button look="quiet" className={styles.clear} onClick={onClear}>
            <X size={16} aria-hidden />
            {activity.clear}
          </Button>
        )}
        <a
          // Days begin where the browser is, which the server does not know.
          href={activityFileOf(isHere ? filter : { ...filter, from: null, until: null })}
          download
          className={classes(buttons.button, buttons.quiet, styles.export)}
        >
          <Download size={16} aria-hidden />
          {activity.export}
        </a>
      </div>
    </div>
  );
}

/** Members by name, then whoever else is seen or chosen. */
function peopleOf({ words, people, entries, filter }: ActivityFiltersProps): MenuOption[] {
  const names = new Map<PersonId, string>();
  for (const { id, name } of people) names.set(id, nameOf(id, name, words));
  for (const { actorId, actorName } of entries) {
    if (actorId !== null && !names.has(actorId)) {
      names.set(actorId, nameOf(actorId, actorName, words));
    }
  }
  if (filter.person !== null && !names.has(filter.person)) {
    names.set(filter.person, nameOf(filter.person, null, words));
  }
  return [...names].map(([value, label]) => ({ value, label }));
}
