'use client';
/** Whether only so many people may come in by a link. */
import { useMessages } from '../_ui/messages.tsx';
import { Checkbox } from '../_ui/Checkbox.tsx';
import { TextField } from '../_ui/TextField.tsx';
import { fill } from '../../lib/i18n/phrase.ts';
import styles from './LimitField.module.css';
import type { LinkWish } from './link-wish.ts';
import { useShareMessages } from './share-messages.tsx';

export interface LimitFieldProps {
  readonly wish: LinkWish;
  readonly most: number;
  readonly isWrong: boolean;
  readonly onChange: (changes: Partial<LinkWish>) => void;
}

/** What the field starts with: a table's worth of people. */
const SUGGESTED = '10';

export function LimitField({ wish, most, isWrong, onChange }: LimitFieldProps) {
  const { form } = useShareMessages();
  const { language } = useMessages();
  const max = new Intl.NumberFormat(language.tag).format(most);
  return (
    <div className={styles.field}>
      <Checkbox
        label={form.limit}
        isChecked={wish.hasLimit}
        onChange={(hasLimit) => onChange({ hasLimit, limit: wish.limit || SUGGESTED })}
      />
      {wish.hasLimit ? (
        <TextField
          className={styles.number}
          label={form.limitField}
          isLabelHidden
          inputMode="numeric"
          value={wish.limit}
          autoComplete="off"
          error={isWrong ? fill(form.limitInvalid, { max }) : null}
          onChange={(event) => onChange({ limit: event.target.value })}
        />
      ) : null}
    </div>
  );
}
