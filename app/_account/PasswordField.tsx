'use client';
/** A password that one may look at: typing it twice finds fewer slips. */
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { AccountMessages } from '../../lib/i18n/en.ts';
import { IconButton } from '../_ui/IconButton.tsx';
import { TextField } from '../_ui/TextField.tsx';
import styles from './AccountForm.module.css';

export interface PasswordFieldProps {
  readonly words: AccountMessages['fields'];
  readonly isNew: boolean;
  /** Absent: the only one of its form. */
  readonly name?: string;
  readonly label?: string;
  readonly hint?: string;
  readonly error: string | null;
}

export function PasswordField(props: PasswordFieldProps) {
  const { words, isNew, name = 'password', label = words.password, hint, error } = props;
  const [isShown, setIsShown] = useState(false);
  return (
    <div className={styles.password}>
      <TextField
        name={name}
        type={isShown ? 'text' : 'password'}
        dir="ltr"
        label={label}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        spellCheck={false}
        autoCapitalize="none"
        enterKeyHint="go"
        error={error}
        {...(hint === undefined ? {} : { hint })}
      />
      <IconButton
        className={styles.look}
        label={isShown ? words.hide : words.show}
        aria-pressed={isShown}
        onClick={() => setIsShown(!isShown)}
      >
        {isShown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
      </IconButton>
    </div>
  );
}
