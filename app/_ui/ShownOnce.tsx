'use client';
/** A secret that is shown this once, to be copied: a link, a token. */
import { Copy } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from './Button.tsx';
import { copyText } from './copy-text.ts';
import { DialogActions } from './Dialog.tsx';
import styles from './ShownOnce.module.css';
import { TextField } from './TextField.tsx';
import { useToast } from './toasts.tsx';

export interface ShownOnceProps {
  readonly words: {
    readonly field: string;
    readonly once: string;
    readonly copy: string;
    readonly copied: string;
    readonly failed: string;
    readonly done: string;
  };
  readonly secret: string;
  /** How often and how long it works. */
  readonly note: string;
  readonly onDone: () => void;
}

export function ShownOnce({ words, secret, note, onDone }: ShownOnceProps) {
  const showToast = useToast();
  const copyButton = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => copyButton.current?.focus(), []);

  const copy = async () => {
    if (await copyText(secret)) return showToast({ message: words.copied, key: 'copy' });
    showToast({ message: words.failed, tone: 'danger', key: 'copy' });
    field.current?.focus();
  };
  return (
    <>
      <div className={styles.shown}>
        <TextField
          ref={field}
          label={words.field}
          hint={words.once}
          dir="ltr"
          value={secret}
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
