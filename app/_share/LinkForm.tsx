'use client';
/** A new link, or another shape of one that exists. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type LinkView, OFFERED_ROLES } from '../../lib/core/sharing.ts';
import { Button } from '../_ui/Button.tsx';
import { DialogActions } from '../_ui/Dialog.tsx';
import { MenuSelect } from '../_ui/MenuSelect.tsx';
import { TextField } from '../_ui/TextField.tsx';
import { useToast } from '../_ui/toasts.tsx';
import { copyText } from '../_ui/copy-text.ts';
import { ExpiryField } from './ExpiryField.tsx';
import { FormRow } from './FormRow.tsx';
import styles from './LinkForm.module.css';
import { LimitField } from './LimitField.tsx';
import { checkWish, firstWish, type LinkWish, type WrongField } from './link-wish.ts';
import { absolute } from './link-facts.ts';
import { PasswordField } from './PasswordField.tsx';
import { useRoleOptions } from './role-options.ts';
import { useShareMessages } from './share-messages.tsx';
import type { Links } from './use-links.ts';

export interface LinkFormProps {
  /** null: a new one. */
  readonly link: LinkView | null;
  readonly nowMs: number;
  readonly labelCharsMax: number;
  readonly linkPeopleMax: number;
  readonly links: Links;
  readonly onClose: () => void;
  readonly onMade: (link: LinkView) => void;
}

const NOTHING_WRONG: ReadonlySet<WrongField> = new Set();

export function LinkForm(props: LinkFormProps) {
  const { link, nowMs } = props;
  const { form, roles, links: words } = useShareMessages();
  const [wish, setWish] = useState<LinkWish>(() => firstWish(link));
  const [wrong, setWrong] = useState(NOTHING_WRONG);
  const { isBusy, send } = useSending(props);
  const roleOptions = useRoleOptions(wish.role);
  const change = (changes: Partial<LinkWish>) => setWish((before) => ({ ...before, ...changes }));

  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = checkWish(wish, link, nowMs, props.linkPeopleMax);
    setWrong(checked.ok ? NOTHING_WRONG : checked.wrong);
    if (checked.ok && !isBusy) void send(checked.changes);
  };

  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <TextField
        ref={first}
        label={form.label}
        hint={form.labelHint}
        placeholder={words.unnamed[wish.role]}
        value={wish.label}
        maxLength={props.labelCharsMax}
        autoComplete="off"
        onChange={(event) => change({ label: event.target.value })}
      />
      <div className={styles.pair}>
        <FormRow label={form.role}>
          <MenuSelect
            look="field"
            label={form.role}
            value={wish.role}
            shown={roles[wish.role]}
            options={roleOptions}
            onChoose={(value) => {
              const role = OFFERED_ROLES.find((offered) => offered === value);
              if (role !== undefined) change({ role });
            }}
          />
        </FormRow>
        <ExpiryField
          wish={wish}
          presentEnd={link?.expiresAt ?? null}
          nowMs={nowMs}
          isWrong={wrong.has('date')}
          onChange={change}
        />
      </div>
      <div className={styles.checks}>
        <PasswordField
          wish={wish}
          hasPassword={link?.hasPassword ?? false}
          isWrong={wrong.has('password')}
          onChange={change}
        />
        <LimitField
          wish={wish}
          most={props.linkPeopleMax}
          isWrong={wrong.has('limit')}
          onChange={change}
        />
      </div>
      <DialogActions>
        <Button onClick={props.onClose}>{words.cancel}</Button>
        <Button type="submit" look="primary" aria-disabled={isBusy}>
          {link === null ? form.create : form.save}
        </Button>
      </DialogActions>
    </form>
  );
}

function useSending({ link, links, onClose, onMade }: LinkFormProps) {
  const { form } = useShareMessages();
  const showToast = useToast();
  const [isBusy, setIsBusy] = useState(false);

  const make = async (draft: Parameters<Links['make']>[0]) => {
    const made = await links.make(draft);
    if (made === null) return false;
    onMade(made);
    const isCopied = await copyText(absolute(made.url));
    showToast({ message: isCopied ? form.created : form.createdOnly, key: 'sharing' });
    return true;
  };
  const send = async (changes: Parameters<Links['make']>[0]) => {
    setIsBusy(true);
    const isDone = link === null ? await make(changes) : await links.change(link, changes);
    if (isDone) onClose();
    // What was refused stays in the form, to be changed and sent again.
    else setIsBusy(false);
  };
  return { isBusy, send };
}
