'use client';
/** All keys, grouped and searchable. */
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Dialog } from '../../../_ui/Dialog.tsx';
import { Kbd } from '../../../_ui/Kbd.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { TextField } from '../../../_ui/TextField.tsx';
import { fill } from '../../../../lib/i18n/phrase.ts';
import { COMMAND_GROUPS } from './commands/command.ts';
import { COMMAND_IDS, COMMANDS } from './commands/command-table.ts';
import styles from './ShortcutSheet.module.css';

const WITH_KEYS = COMMAND_IDS.filter((id) => COMMANDS[id].keys.length > 0);

export interface ShortcutSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What had the focus when it was asked for. */
  readonly opener: HTMLElement | null;
}

export function ShortcutSheet({ isOpen, onClose, opener }: ShortcutSheetProps) {
  const { sheet, actions } = useEditorMessages();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const groups = COMMAND_GROUPS.map((group) => ({
    group,
    ids: WITH_KEYS.filter(
      (id) =>
        COMMANDS[id].group === group &&
        `${actions[id]} ${COMMANDS[id].keys.join(' ')}`.toLowerCase().includes(wanted),
    ),
  })).filter(({ ids }) => ids.length > 0);

  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={sheet.title} opener={opener}>
      <TextField
        label={sheet.search}
        isLabelHidden
        type="search"
        value={search}
        placeholder={sheet.search}
        autoFocus
        className={styles.search}
        icon={<Search size={16} aria-hidden />}
        onChange={(event) => setSearch(event.target.value)}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by key */}
      <div className={styles.groups} role="region" aria-label={sheet.title} tabIndex={0}>
        {groups.length === 0 ? <p role="status">{fill(sheet.none, { search })}</p> : null}
        {groups.map(({ group, ids }) => (
          <section key={group} aria-label={sheet.groups[group]}>
            <h3 className={styles.heading}>{sheet.groups[group]}</h3>
            <dl className={styles.list}>
              {ids.map((id) => (
                <div key={id} className={styles.row}>
                  <dt>{actions[id]}</dt>
                  <dd className={styles.keys}>
                    {COMMANDS[id].keys.map((shortcut, at) => (
                      <span key={shortcut}>
                        {at === 0 ? null : <span className={styles.or}>{sheet.or}</span>}
                        <Kbd shortcut={shortcut} />
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
