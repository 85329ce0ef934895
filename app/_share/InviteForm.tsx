'use client';
/** Lets in members of the workspace by name, and makes links for everybody else. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { DocumentId } from '../../lib/core/ids.ts';
import {
  type CandidateView,
  type GrantedRole,
  type LinkView,
  OFFERED_ROLES,
} from '../../lib/core/sharing.ts';
import { Button } from '../_ui/Button.tsx';
import { MenuSelect } from '../_ui/MenuSelect.tsx';
import { TextField } from '../_ui/TextField.tsx';
import { expiresAtOf } from './expiry.ts';
import styles from './InviteForm.module.css';
import { MadeLink } from './MadeLink.tsx';
import { PeopleField } from './PeopleField.tsx';
import { useRoleOptions } from './role-options.ts';
import { useShareMessages } from './share-messages.tsx';
import type { Links } from './use-links.ts';
import type { Invite } from './use-invite.ts';

export interface InviteFormProps {
  readonly id: DocumentId;
  readonly labelCharsMax: number;
  readonly messageCharsMax: number;
  /** It gets the focus as the dialog opens. */
  readonly isFirst: boolean;
  readonly invite: Invite;
  readonly links: Links;
}

export function InviteForm(props: InviteFormProps) {
  const { id, labelCharsMax, messageCharsMax, isFirst, invite, links } = props;
  const { invite: words, roles } = useShareMessages();
  const [chosen, setChosen] = useState<readonly CandidateView[]>([]);
  const [role, setRole] = useState<GrantedRole>('viewer');
  const [message, setMessage] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [made, setMade] = useState<{ readonly email: string; readonly link: LinkView } | null>(
    null,
  );
  const roleOptions = useRoleOptions(role);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Under a finger it would bring up the keyboard unasked.
    if (isFirst && matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, [isFirst]);

  const submit = async () => {
    if (isBusy || chosen.length === 0) return field.current?.focus();
    setIsBusy(true);
    const left = await invite(chosen, role, message.trim());
    setChosen(left);
    if (left.length === 0) setMessage('');
    setIsBusy(false);
    field.current?.focus();
  };
  const makeLink = async (email: string) => {
    if (isBusy) return;
    setIsBusy(true);
    const expiry = expiresAtOf('month', '', Date.now());
    const label = Array.from(email).slice(0, labelCharsMax).join('');
    const expiresAt = expiry.ok ? (expiry.at ?? null) : null;
    const link = await links.make({ label, role, peopleMax: 1, expiresAt });
    setIsBusy(false);
    if (link !== null) setMade({ email, link });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PeopleField
        ref={field}
        id={id}
        chosen={chosen}
        onChosen={setChosen}
        onEmail={(email) => void makeLink(email)}
        onDone={() => void submit()}
      />
      <div className={styles.role}>
        <MenuSelect
          label={words.role}
          value={role}
          shown={roles[role]}
          options={roleOptions}
          onChoose={(value) => {
            const wanted = OFFERED_ROLES.find((each) => each === value);
            if (wanted !== undefined) setRole(wanted);
          }}
        />
      </div>
      <Button
        type="submit"
        look={chosen.length === 0 ? 'plain' : 'primary'}
        aria-disabled={isBusy || chosen.length === 0}
      >
        {words.submit}
      </Button>
      {chosen.length === 0 ? null : (
        <TextField
          className={styles.message}
          label={words.message}
          isLabelHidden
          placeholder={words.messagePlaceholder}
          value={message}
          maxLength={messageCharsMax}
          autoComplete="off"
          onChange={(event) => setMessage(event.target.value)}
        />
      )}
      {made === null ? null : (
        <MadeLink
          key={made.link.id}
          {...made}
          messageCharsMax={messageCharsMax}
          onClose={() => {
            setMade(null);
            field.current?.focus();
          }}
        />
      )}
    </form>
  );
}
