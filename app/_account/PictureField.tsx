'use client';
/** The picture of this person: chosen, dropped or pasted, and taken away again. */
import { ImageUp } from 'lucide-react';
import { useRef } from 'react';
import type { OwnAccountMessages } from '../../lib/i18n/en.ts';
import page from '../_home/DocumentsPage.module.css';
import { useFileDrop } from '../_home/use-file-drop.ts';
import { Button } from '../_ui/Button.tsx';
import styles from './PictureField.module.css';
import type { PictureLimits } from './square-picture.ts';
import { useImagePaste } from './use-image-paste.ts';
import { usePicture } from './use-picture.ts';

export interface PictureFieldProps {
  readonly words: OwnAccountMessages['picture'];
  readonly limits: PictureLimits;
  readonly hasPicture: boolean;
}

export function PictureField({ words, limits, hasPicture }: PictureFieldProps) {
  const picker = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLButtonElement>(null);
  const { choose, remove, isBusy } = usePicture(words, limits);
  const isFileOver = useFileDrop(choose);
  useImagePaste(choose);
  return (
    <div className={styles.field}>
      <Button ref={chooser} aria-disabled={isBusy} onClick={() => picker.current?.click()}>
        <ImageUp size={16} aria-hidden />
        {hasPicture ? words.change : words.choose}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept="image/*"
        onChange={(event) => {
          choose([...(event.target.files ?? [])]);
          // The same file chosen again is a change again.
          Object.assign(event.target, { value: '' });
        }}
      />
      {hasPicture ? (
        <Button
          look="quiet"
          aria-disabled={isBusy}
          onClick={() => {
            // This button goes with the picture.
            chooser.current?.focus();
            remove();
          }}
        >
          {words.remove}
        </Button>
      ) : null}
      <p className={styles.hint}>{words.hint}</p>
      <output className="visually-hidden">{isBusy ? words.working : ''}</output>
      {isFileOver ? (
        <div className={page.drop} aria-hidden>
          {words.dropHere}
        </div>
      ) : null}
    </div>
  );
}
