'use client';
/** Who the guest of this browser was, and how much it has. */
import type { GuestView } from '../../lib/core/account.ts';
import type { GuestMessages } from '../../lib/i18n/en.ts';
import { plural } from '../../lib/i18n/phrase.ts';
import { Avatar } from '../_ui/Avatar.tsx';
import { Badge } from '../_ui/Badge.tsx';
import facts from '../_ui/Facts.module.css';
import { useMessages } from '../_ui/messages.tsx';
import styles from './GuestCard.module.css';

export interface GuestCardProps {
  readonly words: GuestMessages;
  readonly guest: GuestView;
}

export function GuestCard({ words, guest }: GuestCardProps) {
  const { shell, language } = useMessages();
  const { name, hue, madeCount, openedCount } = guest;
  const shown = name ?? shell.profile.nameless;
  return (
    <div className={styles.card}>
      <Avatar name={shown} hue={hue} size="large" />
      <div className={styles.who}>
        <p className={styles.line}>
          <span className={styles.name} dir="auto">
            {shown}
          </span>
          {name === null ? null : <Badge>{words.badge}</Badge>}
        </p>
        <ul className={facts.facts}>
          {madeCount === 0 ? null : <li>{plural(language.tag, words.made, madeCount)}</li>}
          {openedCount === 0 ? null : <li>{plural(language.tag, words.opened, openedCount)}</li>}
        </ul>
      </div>
    </div>
  );
}
