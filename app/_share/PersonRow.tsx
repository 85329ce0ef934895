'use client';
/** One person with access: face, name, what they are, and at the end what they may do. */
import type { ReactNode } from 'react';
import type { PictureId } from '../../lib/core/ids.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Avatar } from '../_ui/Avatar.tsx';
import { Badge } from '../_ui/Badge.tsx';
import styles from './PersonRow.module.css';
import { useShareMessages } from './share-messages.tsx';

export interface PersonRowProps {
  /** Empty: has not said one. */
  readonly name: string;
  readonly hue: number;
  readonly pictureId?: PictureId | undefined;
  readonly isSelf: boolean;
  readonly isGuest: boolean;
  readonly note?: string;
  /** Over the whole width below all of it. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

export function PersonRow(props: PersonRowProps) {
  const { hue, isSelf, isGuest, note = '' } = props;
  const { people } = useShareMessages();
  const name = props.name || people.nameless;
  return (
    <li className={styles.row}>
      <Avatar name={name} hue={hue} pictureId={props.pictureId} />
      <div className={styles.who}>
        <p className={styles.line}>
          <bdi className={styles.name}>{isSelf ? fill(people.you, { name }) : name}</bdi>
          {isGuest ? <Badge>{people.guest}</Badge> : null}
        </p>
        {note === '' ? null : <p className={styles.note}>{note}</p>}
      </div>
      {props.children}
      {props.below == null ? null : <div className={styles.below}>{props.below}</div>}
    </li>
  );
}
