'use client';
/** Asks a first visitor for a name: a small card that does not stand in the way of writing. */
import { type FormEvent, useState } from 'react';
import { Button } from '../../../_ui/Button.tsx';
import { useEditorMessages, useMessages } from '../../../_ui/messages.tsx';
import { TextField } from '../../../_ui/TextField.tsx';
import type { Profile } from '../../../../lib/core/actor.ts';
import { PRESENCE_PALETTE } from '../../../../lib/core/palette.ts';
import styles from './NamePrompt.module.css';

export interface NamePromptProps {
  readonly initial: Profile;
  readonly nameCharsMax: number;
  readonly onSave: (profile: Profile) => void;
  readonly onSkip: () => void;
  /** Opened by the person: takes the keyboard. The first time it leaves it to the text. */
  readonly isAskedFor: boolean;
}

export function NamePrompt(props: NamePromptProps) {
  const { initial, nameCharsMax, onSave, onSkip, isAskedFor } = props;
  const { name: words } = useEditorMessages();
  const { shell } = useMessages();
  const [name, setName] = useState(initial.name);
  const [hue, setHue] = useState(initial.hue);
  const trimmed = name.trim();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (trimmed === '') onSkip();
    else onSave({ name: trimmed, hue });
  };

  return (
    <form
      className={styles.card}
      aria-label={words.title}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onSkip();
      }}
    >
      <p className={styles.title}>{words.title}</p>
      <p className={styles.hint}>{words.hint}</p>
      <TextField
        label={words.field}
        isLabelHidden
        value={name}
        maxLength={nameCharsMax}
        placeholder={words.field}
        autoComplete="nickname"
        autoFocus={isAskedFor}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className={styles.colors}>
        <legend className="visually-hidden">{words.color}</legend>
        {PRESENCE_PALETTE.map((color, at) => (
          <label
            key={color.name}
            className={styles.color}
            style={{ backgroundColor: color.hex }}
            data-tip={shell.colors[color.name]}
          >
            <input
              type="radio"
              name="hue"
              className="visually-hidden"
              checked={hue === at}
              aria-label={shell.colors[color.name]}
              onChange={() => setHue(at)}
            />
          </label>
        ))}
      </fieldset>
      <div className={styles.actions}>
        <Button look="quiet" onClick={onSkip}>
          {words.skip}
        </Button>
        <Button type="submit" look="primary" disabled={trimmed === ''}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
