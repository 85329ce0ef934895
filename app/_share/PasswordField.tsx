'use client';
/** Whether a link asks for a password, and which; shown as it is, because it has to be passed on. */
import { RefreshCw } from 'lucide-react';
import { LINK_PASSWORD_CHARS_MAX, LINK_PASSWORD_CHARS_MIN } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Checkbox } from '../_ui/Checkbox.tsx';
import { IconButton } from '../_ui/IconButton.tsx';
import { TextField } from '../_ui/TextField.tsx';
import type { LinkWish } from './link-wish.ts';
import styles from './PasswordField.module.css';
import { useShareMessages } from './share-messages.tsx';
import { suggestPassword } from './suggest-password.ts';

export interface PasswordFieldProps {
  readonly wish: LinkWish;
  /** The link that is changed has one. */
  readonly hasPassword: boolean;
  readonly isWrong: boolean;
  readonly onChange: (changes: Partial<LinkWish>) => void;
}

export function PasswordField({ wish, hasPassword, isWrong, onChange }: PasswordFieldProps) {
  const { form } = useShareMessages();
  return (
    <div className={styles.field}>
      <Checkbox
        label={form.password}
        isChecked={wish.asksPassword}
        onChange={(asksPassword) =>
          onChange({
            asksPassword,
            password: asksPassword && !hasPassword ? suggestPassword() : '',
          })
        }
      />
      {wish.asksPassword ? (
        <div className={styles.line}>
          <TextField
            className={styles.text}
            label={form.passwordField}
            isLabelHidden
            value={wish.password}
            maxLength={LINK_PASSWORD_CHARS_MAX}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            hint={hasPassword && wish.password === '' ? form.passwordKept : form.passwordHint}
            error={isWrong ? fill(form.passwordMissing, { min: LINK_PASSWORD_CHARS_MIN }) : null}
            onChange={(event) => onChange({ password: event.target.value })}
          />
          <IconButton
            label={form.suggest}
            className={styles.suggest}
            onClick={() => onChange({ password: suggestPassword() })}
          >
            <RefreshCw size={16} aria-hidden />
          </IconButton>
        </div>
      ) : null}
    </div>
  );
}
