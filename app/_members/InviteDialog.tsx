'use client';
/** Asks for whom an invitation is, then shows its link once. */
import { type FormEvent, useState } from 'react';
import type { MembersMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { FormRow } from '../_share/FormRow.tsx';
import { Button } from '../_ui/Button.tsx';
import { Dialog, DialogActions } from '../_ui/Dialog.tsx';
import { MenuSelect } from '../_ui/MenuSelect.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { ShownOnce } from '../_ui/ShownOnce.tsx';
import { TextField } from '../_ui/TextField.tsx';
import type { NewInvitation } from './api.ts';
import { useDay } from './Day.tsx';
import styles from './InviteDialog.module.css';
import type { MemberDeeds } from './use-member-deeds.ts';

/** As the server has it. */
const LABEL_CHARS_MAX = 80;

export interface InviteDialogProps {
  readonly words: MembersMessages;
  readonly isOpen: boolean;
  readonly opener: HTMLElement | null;
  readonly nowMs: number;
  readonly onInvite: MemberDeeds['invite'];
  readonly onClose: () => void;
}

export function InviteDialog(props: InviteDialogProps) {
  const { words, isOpen, opener, onClose } = props;
  const [made, setMade] = useState<NewInvitation | null>(null);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      opener={opener}
      holds={made !== null}
      title={made === null ? words.invite.title : words.invite.readyTitle}
      {...(made === null ? { description: words.invite.lead } : {})}
    >
      {made === null ? (
        <InviteForm {...props} onMade={setMade} />
      ) : (
        <MadeInvitation words={words} made={made} nowMs={props.nowMs} onClose={onClose} />
      )}
    </Dialog>
  );
}

function InviteForm(props: InviteDialogProps & { readonly onMade: (made: NewInvitation) => void }) {
  const { onInvite, onClose, onMade } = props;
  const { shell } = useMessages();
  const words = props.words.invite;
  const [label, setLabel] = useState('');
  const [role, setRole] = useState('member');
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    const made = await onInvite({ label: label.trim(), isOperator: role === 'operator' });
    setIsBusy(false);
    if (made !== null) onMade(made);
  };
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={words.label}
        hint={words.labelHint}
        value={label}
        maxLength={LABEL_CHARS_MAX}
        autoComplete="off"
        onChange={(event) => setLabel(event.target.value)}
      />
      <FormRow label={words.role}>
        <MenuSelect
          label={words.role}
          look="field"
          value={role}
          options={[
            { value: 'member', label: words.member, hint: words.memberHint },
            { value: 'operator', label: words.operator, hint: words.operatorHint },
          ]}
          onChoose={setRole}
        />
      </FormRow>
      <DialogActions>
        <Button onClick={onClose}>{shell.page.cancel}</Button>
        <Button type="submit" look="primary" aria-disabled={isBusy}>
          {words.submit}
        </Button>
      </DialogActions>
    </form>
  );
}

function MadeInvitation(props: {
  readonly words: MembersMessages;
  readonly made: NewInvitation;
  readonly nowMs: number;
  readonly onClose: () => void;
}) {
  const { words, made, nowMs, onClose } = props;
  const when = useDay(made.expiresAt, nowMs);
  return (
    <ShownOnce
      words={words.link}
      secret={made.url}
      note={fill(words.invite.until, { when })}
      onDone={onClose}
    />
  );
}
