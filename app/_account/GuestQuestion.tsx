'use client';
/** Is the guest of this browser the person who has signed in? One answer each, and on they go. */
import type { GuestView } from '../../lib/core/account.ts';
import type { GuestMessages } from '../../lib/i18n/en.ts';
import { Button } from '../_ui/Button.tsx';
import { remember } from '../_ui/preferences.ts';
import { useIsHydrated } from '../_ui/use-is-hydrated.ts';
import { GuestCard } from './GuestCard.tsx';
import styles from './GuestQuestion.module.css';
import { LEFT_COOKIE, withLeft } from './left-guests.ts';
import { useLinkGuest } from './use-link-guest.ts';

export interface GuestQuestionProps {
  readonly words: GuestMessages;
  readonly guest: GuestView;
  readonly memberId: string;
  /** Who has left this guest before, as the browser remembers it. */
  readonly left: string | undefined;
  /** Where the sign-in was to lead, a path of this site. */
  readonly leadsTo: string;
}

export function GuestQuestion(props: GuestQuestionProps) {
  const { words, guest, memberId, left, leadsTo } = props;
  const { question } = words;
  const isAlive = useIsHydrated();
  // A whole new page: it is made for who this is now.
  const { take, isBusy, problem } = useLinkGuest(() => location.replace(leadsTo));

  const leave = () => {
    if (isBusy) return;
    remember(LEFT_COOKIE, withLeft(left, guest.id, memberId));
    location.replace(leadsTo);
  };
  return (
    <>
      <div className={styles.card}>
        <GuestCard words={words} guest={guest} />
      </div>
      <div className={styles.answers}>
        <p role="alert" className={styles.problem}>
          {problem ?? ''}
        </p>
        <Button
          look="primary"
          size="large"
          className={styles.answer}
          disabled={!isAlive}
          aria-disabled={isBusy}
          onClick={() => void take()}
        >
          {question.take}
        </Button>
        <Button
          size="large"
          className={styles.answer}
          disabled={!isAlive}
          aria-disabled={isBusy}
          onClick={leave}
        >
          {question.leave}
        </Button>
      </div>
      <div className={styles.notes}>
        <p>{question.takes}</p>
        <p>{question.leaves}</p>
      </div>
    </>
  );
}
