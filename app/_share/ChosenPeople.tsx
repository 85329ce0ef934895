'use client';
/** Who will be invited, each with a way out. */
import { X } from 'lucide-react';
import type { CandidateView } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Avatar } from '../_ui/Avatar.tsx';
import styles from './ChosenPeople.module.css';
import { useShareMessages } from './share-messages.tsx';

export interface ChosenPeopleProps {
  readonly chosen: readonly CandidateView[];
  readonly onDrop: (person: CandidateView) => void;
}

export function ChosenPeople({ chosen, onDrop }: ChosenPeopleProps) {
  const { invite, people } = useShareMessages();
  if (chosen.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={invite.chosen}>
      {chosen.map((person) => {
        const name = person.name || people.nameless;
        return (
          <li key={person.personId} className={styles.chip}>
            <Avatar name={name} hue={person.hue} pictureId={person.pictureId} size="small" />
            <bdi className={styles.name}>{name}</bdi>
            <button
              type="button"
              className={styles.drop}
              aria-label={fill(invite.drop, { name })}
              onClick={() => onDrop(person)}
            >
              <X size={14} aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
