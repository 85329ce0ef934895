'use client';
/** Asks for whom an invitation is, then shows its link once. */
import { useState } from 'react';
import type { MembersMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { FormRow } from '../_share/FormRow.tsx';
import { MakeOnceDialog } from '../_ui/MakeOnceDialog.tsx';
import { MenuSelect } from '../_ui/MenuSelect.tsx';
import { ShownOnce } from '../_ui/ShownOnce.tsx';
import { TextField } from '../_ui/TextField.tsx';
import type { NewInvitation } from './api.ts';
import { useDay } from './Day.tsx';
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
  const { onInvite, onClose, nowMs } = props;
  const words = props.words.invite;
  const [label, setLabel] = useState('');
  const [role, setRole] = useState('member');
  return (
    <MakeOnceDialog
      words={words}
      isOpen={props.isOpen}
      opener={props.opener}
      make={() => onInvite({ label: label.trim(), isOperator: role === 'operator' })}
      shown={(made) => (
        <MadeInvitation words={props.words} made={made} nowMs={nowMs} onClose={onClose} />
      )}
      onClose={onClose}
    >
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
    </MakeOnceDialog>
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
