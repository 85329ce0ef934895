'use client';
/** Names and addresses one after the other: what is typed is looked for, what is chosen stands before it. */
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { DocumentId } from '../../lib/core/ids.ts';
import type { CandidateView } from '../../lib/core/sharing.ts';
import { useActiveOption } from '../_ui/use-active-option.ts';
import { ChosenPeople } from './ChosenPeople.tsx';
import { type InviteOption, inviteOptions, mayChoose } from './invite-options.ts';
import styles from './PeopleField.module.css';
import { useShareMessages } from './share-messages.tsx';
import { optionId, Suggestions } from './Suggestions.tsx';
import { useCandidates } from './use-candidates.ts';

export interface PeopleFieldProps {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly id: DocumentId;
  readonly chosen: readonly CandidateView[];
  readonly onChosen: (chosen: readonly CandidateView[]) => void;
  /** An address that nobody has an account by was chosen. */
  readonly onEmail: (email: string) => void;
  /** Enter, when nothing is left to choose. */
  readonly onDone: () => void;
}

export function PeopleField(props: PeopleFieldProps) {
  const { ref, chosen, onChosen } = props;
  const { invite } = useShareMessages();
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const found = useCandidates(props.id, typed);
  const options = inviteOptions(typed, found, chosen);
  const isShown = isOpen && typed.trim() !== '';
  const listId = useId();
  const root = useEscape(isShown, () => setIsOpen(false));

  // Who has a role here already is shown, and cannot be added again.
  const open = isShown ? options.filter(mayChoose) : [];
  const {
    item: active,
    list,
    point,
    press,
  } = useActiveOption({
    items: open,
    keyOf: ({ key }) => key,
    onChoose: (option) => choose(option),
  });
  const type = (text: string) => {
    setTyped(text);
    point(0);
  };
  const take = (option: InviteOption) => {
    type('');
    if (option.is === 'link') props.onEmail(option.email);
    else onChosen([...chosen, option.candidate]);
  };
  const choose = (option: InviteOption) => {
    take(option);
    ref.current?.focus();
  };
  const leave = () => {
    setIsOpen(false);
    // Whoever has typed a whole address and goes on to the button has said whom they mean.
    const meant = found.isSettled ? options.find(isWhole) : undefined;
    if (meant !== undefined) take(meant);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (typed.trim() === '') props.onDone();
      else if (found.isSettled) press(event.nativeEvent);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!press(event.nativeEvent)) setIsOpen(true);
    } else if (event.key === 'Backspace' && typed === '' && chosen.length > 0) {
      onChosen(chosen.slice(0, -1));
    }
  };
  return (
    <div
      ref={root}
      className={styles.field}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) leave();
      }}
    >
      {/* A press beside the names is meant for the field. */}
      <div className={styles.box} role="presentation" onClick={() => ref.current?.focus()}>
        <ChosenPeople
          chosen={chosen}
          onDrop={(gone) => {
            onChosen(chosen.filter((one) => one !== gone));
            ref.current?.focus();
          }}
        />
        <input
          ref={ref}
          className={styles.input}
          dir="auto"
          role="combobox"
          aria-label={invite.field}
          aria-autocomplete="list"
          aria-expanded={isShown && options.length > 0}
          aria-controls={listId}
          aria-activedescendant={active === undefined ? undefined : optionId(listId, active)}
          placeholder={chosen.length === 0 ? invite.placeholder : ''}
          value={typed}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => {
            type(event.target.value);
            setIsOpen(true);
          }}
          onFocus={() => setIsOpen(true)}
          onKeyDown={onKeyDown}
        />
      </div>
      <Suggestions
        listId={listId}
        isShown={isShown}
        isForAddress={typed.includes('@')}
        found={found}
        options={options}
        active={active}
        list={list}
        onActive={(option) => point(open.indexOf(option))}
        onChoose={choose}
      />
    </div>
  );
}

function isWhole(option: InviteOption): boolean {
  return option.is === 'person' && option.candidate.isExact && mayChoose(option);
}

/** Puts away the list before it would put away the dialog around it. */
function useEscape(isWanted: boolean, onEscape: () => void): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  const run = useRef(onEscape);
  useEffect(() => {
    run.current = onEscape;
  });
  useEffect(() => {
    const own = root.current;
    if (!isWanted || own === null) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      run.current();
    };
    own.addEventListener('keydown', onKey);
    return () => own.removeEventListener('keydown', onKey);
  }, [isWanted]);
  return root;
}
