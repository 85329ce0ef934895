'use client';
/** A link that is shown this once, to be copied and sent. */
import { Copy } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { MembersMessages } from '../../lib/i18n/en.ts';
import { copyText } from '../_ui/copy-text.ts';
import { Button } from '../_ui/Button.tsx';
import { DialogActions } from '../_ui/Dialog.tsx';
import { TextField } from '../_ui/TextField.tsx';
import { useToast } from '../_ui/toasts.tsx';
import styles from './OnceLink.module.css';

export interface OnceLinkProps {
  readonly words: MembersMessages['link'];
  readonly url: string;
  /** How often and how long it works. */
  readonly note: string;
  readonly onDone: () => void;
}

export function OnceLink({ words, url, note, onDone }: OnceLinkProps) {
  const showToast = useToast();
  const copyButton = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => copyButton.current?.focus(), []);

  const copy = async () => {
    if (await copyText(url)) return showToast({ message: words.copied, key: 'copy' });
    showToast({ message: words.failed, tone: 'danger', key: 'copy' });
    field.current?.focus();
  };
  return (
    <>
      <div className={styles.link}>
        <TextField
          ref={field}
          label={words.field}
          hint={words.once}
          dir="ltr"
          value={url}
          readOnly
          onFocus={(event) => event.target.select()}
        />
        <p>{note}</p>
      </div>
      <DialogActions>
        <Button onClick={onDone}>{words.done}</Button>
        <Button ref={copyButton} look="primary" onClick={() => void copy()}>
          <Copy size={16} aria-hidden />
          {words.copy}
        </Button>
      </DialogActions>
    </>
  );
}
