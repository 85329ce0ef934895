'use client';
/** My name and colour, as others see them while I write. */
import { useState } from 'react';
import type { Me, Profile } from '../../lib/core/actor.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Avatar } from '../_ui/Avatar.tsx';
import { Button } from '../_ui/Button.tsx';
import { ColorChoice } from '../_ui/ColorChoice.tsx';
import { Dialog, DialogActions } from '../_ui/Dialog.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { TextField } from '../_ui/TextField.tsx';
import { useToast } from '../_ui/toasts.tsx';
import { saveProfile } from './api.ts';
import styles from './ProfileDialog.module.css';
import { useFailureToast } from '../_request/use-failure-toast.ts';

export interface ProfileDialogProps {
  readonly me: Me;
  readonly nameCharsMax: number;
  readonly isOpen: boolean;
  readonly opener: HTMLElement | null;
  readonly onClose: () => void;
  readonly onSaved: (profile: Profile) => void;
}

export function ProfileDialog(props: ProfileDialogProps) {
  const { me, isOpen, onClose, opener, nameCharsMax } = props;
  const { shell } = useMessages();
  const [name, setName] = useState(me.name ?? '');
  const [hue, setHue] = useState(me.hue);
  const { submit, isBusy, error } = useSaving({ name, hue }, props);

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      opener={opener}
      title={shell.profile.title}
      description={shell.profile.hint}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className={styles.person}>
          <Avatar
            name={name.trim() || shell.profile.nameless}
            hue={hue}
            pictureId={me.pictureId}
            size="large"
          />
          <TextField
            label={shell.profile.name}
            className={styles.name}
            value={name}
            maxLength={nameCharsMax}
            autoComplete="nickname"
            error={error}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <ColorChoice className={styles.colors} hue={hue} onChoose={setHue} />
        <DialogActions>
          <Button onClick={onClose}>{shell.page.cancel}</Button>
          <Button type="submit" look="primary" disabled={isBusy}>
            {shell.profile.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function useSaving(profile: Profile, props: ProfileDialogProps) {
  const { shell } = useMessages();
  const showToast = useToast();
  const showFailure = useFailureToast();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const submit = async () => {
    const name = profile.name.trim();
    if (name === '') {
      setError(shell.profile.nameMissing);
      return;
    }
    setError(null);
    setIsBusy(true);
    try {
      await saveProfile({ name, hue: profile.hue });
      props.onClose();
      props.onSaved({ name, hue: profile.hue });
      showToast({ message: fill(shell.profile.saved, { name }), key: 'profile' });
    } catch (problem) {
      showFailure(problem);
    } finally {
      setIsBusy(false);
    }
  };
  return { submit, isBusy, error };
}
