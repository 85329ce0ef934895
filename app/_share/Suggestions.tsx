'use client';
/** Whom what was typed could mean, below the field; the focus stays in the field. */
import { Link2 } from 'lucide-react';
import type { RefObject } from 'react';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { Avatar } from '../_ui/Avatar.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { type InviteOption, mayChoose } from './invite-options.ts';
import { useShareMessages } from './share-messages.tsx';
import styles from './Suggestions.module.css';
import type { Candidates } from './use-candidates.ts';

export interface SuggestionsProps {
  readonly listId: string;
  readonly isShown: boolean;
  /** What is typed looks like an address. */
  readonly isForAddress: boolean;
  readonly found: Candidates;
  readonly options: readonly InviteOption[];
  readonly active: InviteOption | undefined;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onActive: (option: InviteOption) => void;
  readonly onChoose: (option: InviteOption) => void;
}

export function optionId(listId: string, option: InviteOption): string {
  return `${listId}-${option.key}`;
}

export function Suggestions(props: SuggestionsProps) {
  const { listId, isShown, found, options, active, list, onActive, onChoose } = props;
  const { invite } = useShareMessages();
  const note = useNote(props);
  return (
    <>
      <output className="visually-hidden">{isShown && found.isSettled ? note.spoken : ''}</output>
      {!isShown || (options.length === 0 && note.shown === '') ? null : (
        <div className={styles.popup}>
          {options.length === 0 ? (
            <p className={styles.note} aria-hidden>
              {note.shown}
            </p>
          ) : (
            <div
              ref={list}
              role="listbox"
              id={listId}
              // The focus stays in the field; this is for those who scroll the list by key.
              tabIndex={-1}
              className={styles.list}
              aria-label={invite.suggestions}
            >
              {options.map((option) => (
                <div
                  key={option.key}
                  id={optionId(listId, option)}
                  role="option"
                  className={styles.option}
                  aria-selected={option.key === active?.key}
                  data-active={option.key === active?.key || undefined}
                  aria-disabled={!mayChoose(option)}
                  // Pressed with a pointer, it must not take the focus from the field.
                  onPointerDown={(event) => event.preventDefault()}
                  onPointerMove={() => mayChoose(option) && onActive(option)}
                  onClick={() => mayChoose(option) && onChoose(option)}
                >
                  <OptionContent option={option} />
                </div>
              ))}
            </div>
          )}
        </div>
      )}
    </>
  );
}

function OptionContent({ option }: { readonly option: InviteOption }) {
  const { invite, people, roles } = useShareMessages();
  if (option.is === 'link') {
    return (
      <div className={styles.content}>
        <span className={styles.icon}>
          <Link2 size={16} aria-hidden />
        </span>
        <div className={styles.words}>
          <p className={styles.name}>{fill(invite.linkFor, { email: option.email })}</p>
          <p className={styles.hint}>{invite.linkForHint}</p>
        </div>
      </div>
    );
  }
  const { name, hue, pictureId, email, role } = option.candidate;
  return (
    <div className={styles.content}>
      <Avatar name={name || people.nameless} hue={hue} pictureId={pictureId} />
      <div className={styles.words}>
        <p className={styles.name}>
          <bdi>{name || people.nameless}</bdi>
        </p>
        <p className={styles.email}>{email}</p>
      </div>
      {role === null ? null : <span className={styles.role}>{roles[role]}</span>}
    </div>
  );
}

/** What is said where nothing can be chosen, and read aloud where something can. */
function useNote({ isForAddress, found, options }: SuggestionsProps) {
  const { invite } = useShareMessages();
  const { shell, faults, language } = useMessages();
  const { failure, isSettled } = found;
  if (options.length > 0) {
    return { shown: '', spoken: plural(language.tag, invite.found, options.length) };
  }
  if (!isSettled) return { shown: '', spoken: '' };
  const none = isForAddress ? invite.noneHint : `${invite.none} ${invite.noneHint}`;
  const why = failure === 'unreachable' ? shell.network.unreachable : failure && faults[failure];
  return { shown: why ?? none, spoken: why ?? none };
}
