'use client';
/** The guest of this browser, on the page of the account: it can be taken along at any time. */
import { useEffect, useRef, useState } from 'react';
import type { GuestView } from '../../lib/core/account.ts';
import type { GuestMessages } from '../../lib/i18n/en.ts';
import { Button } from '../_ui/Button.tsx';
import { useIsHydrated } from '../_ui/use-is-hydrated.ts';
import { GuestCard } from './GuestCard.tsx';
import styles from './GuestSection.module.css';
import page from './OwnAccountPage.module.css';
import { useLinkGuest } from './use-link-guest.ts';

export interface GuestSectionProps {
  readonly words: GuestMessages;
  readonly guest: GuestView;
}

export function GuestSection({ words, guest }: GuestSectionProps) {
  const { section } = words;
  const title = useRef<HTMLHeadingElement>(null);
  const [isDone, setIsDone] = useState(false);
  const isAlive = useIsHydrated();
  const { take, isBusy, problem } = useLinkGuest(() => setIsDone(true));
  // The button that had the focus is gone.
  useEffect(() => {
    if (isDone) title.current?.focus();
  }, [isDone]);
  return (
    <section className={page.section} aria-labelledby="guest">
      <h2 id="guest" ref={title} className={page.title} tabIndex={-1}>
        {section.title}
      </h2>
      <p className={page.lead} role="status">
        {isDone ? section.done : section.lead}
      </p>
      {isDone ? null : (
        <div className={styles.guest}>
          <GuestCard words={words} guest={guest} />
          <Button
            className={styles.take}
            disabled={!isAlive}
            aria-disabled={isBusy}
            onClick={() => void take()}
          >
            {section.take}
          </Button>
          <p role="alert" className={styles.problem}>
            {problem ?? ''}
          </p>
        </div>
      )}
    </section>
  );
}
