'use client';
/** The colour of skin that people in emoji have. */
import { useId } from 'react';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { toned, type Tone, TONES } from './emoji-tone.ts';
import styles from './EmojiPicker.module.css';

const HAND = '✋';

export interface ToneChoiceProps {
  readonly tone: Tone;
  readonly onChoose: (tone: Tone) => void;
}

export function ToneChoice({ tone, onChoose }: ToneChoiceProps) {
  const { emoji: words } = useEditorMessages().inline;
  const group = useId();
  return (
    <fieldset className={styles.tones}>
      <legend className="visually-hidden">{words.tone}</legend>
      {TONES.map((each) => (
        <label key={each} className={styles.tone} data-tip={words.tones[each]}>
          <input
            type="radio"
            name={group}
            className="visually-hidden"
            checked={each === tone}
            aria-label={words.tones[each]}
            onChange={() => onChoose(each)}
          />
          <span aria-hidden>{toned(HAND, each)}</span>
        </label>
      ))}
    </fieldset>
  );
}
