'use client';
/** Asks what a token is for and what it may, then shows it once. */
import { useRef, useState } from 'react';
import {
  TOKEN_DAYS,
  TOKEN_DAYS_DEFAULT,
  TOKEN_SCOPES,
  type TokenDays,
  type TokenScope,
  type TokenWish,
} from '../../lib/core/api-token.ts';
import type { TokenMessages } from '../../lib/i18n/en.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { useDay } from '../_members/Day.tsx';
import { FormRow } from '../_share/FormRow.tsx';
import { MakeOnceDialog } from '../_ui/MakeOnceDialog.tsx';
import { MenuSelect } from '../_ui/MenuSelect.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { ShownOnce } from '../_ui/ShownOnce.tsx';
import { TextField } from '../_ui/TextField.tsx';
import type { NewToken } from './token-api.ts';

export interface NewTokenDialogProps {
  readonly words: TokenMessages;
  readonly nameCharsMax: number;
  readonly isOpen: boolean;
  readonly opener: HTMLElement | null;
  readonly nowMs: number;
  /** null: refused, and said so. */
  readonly onMake: (wish: TokenWish) => Promise<NewToken | null>;
  readonly onClose: () => void;
}

export function NewTokenDialog(props: NewTokenDialogProps) {
  const { nameCharsMax, onMake, onClose, nowMs } = props;
  const words = props.words.make;
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [scope, setScope] = useState<TokenScope>('read');
  const [days, setDays] = useState<TokenDays>(TOKEN_DAYS_DEFAULT);

  const make = async () => {
    if (name.trim() !== '') return onMake({ name: name.trim(), scope, days });
    setIsMissing(true);
    field.current?.focus();
    return null;
  };
  return (
    <MakeOnceDialog
      words={words}
      isOpen={props.isOpen}
      opener={props.opener}
      make={make}
      shown={(made) => (
        <MadeToken words={props.words.shown} made={made} nowMs={nowMs} onClose={onClose} />
      )}
      onClose={onClose}
    >
      <TextField
        ref={field}
        label={words.name}
        hint={words.nameHint}
        error={isMissing ? words.nameMissing : null}
        value={name}
        maxLength={nameCharsMax}
        autoComplete="off"
        onChange={(event) => {
          setName(event.target.value);
          setIsMissing(false);
        }}
      />
      <ScopeField words={props.words} scope={scope} onChoose={setScope} />
      <ExpiryField words={words} days={days} onChoose={setDays} />
    </MakeOnceDialog>
  );
}

function ScopeField(props: {
  readonly words: TokenMessages;
  readonly scope: TokenScope;
  readonly onChoose: (scope: TokenScope) => void;
}) {
  const { scopes, make } = props.words;
  return (
    <FormRow label={make.scope}>
      <MenuSelect
        label={make.scope}
        look="field"
        value={props.scope}
        options={TOKEN_SCOPES.map((value) => ({
          value,
          label: scopes[value],
          hint: make.hints[value],
        }))}
        onChoose={(chosen) => {
          const scope = TOKEN_SCOPES.find((known) => known === chosen);
          if (scope !== undefined) props.onChoose(scope);
        }}
      />
    </FormRow>
  );
}

const EXPIRIES: readonly TokenDays[] = [...TOKEN_DAYS, null];

function ExpiryField(props: {
  readonly words: TokenMessages['make'];
  readonly days: TokenDays;
  readonly onChoose: (days: TokenDays) => void;
}) {
  const { words } = props;
  const { language } = useMessages();
  return (
    <FormRow label={words.expiry}>
      <MenuSelect
        label={words.expiry}
        look="field"
        value={String(props.days)}
        options={EXPIRIES.map((days) => ({
          value: String(days),
          label: days === null ? words.noEnd : plural(language.tag, words.days, days),
        }))}
        onChoose={(chosen) => {
          const days = EXPIRIES.find((known) => String(known) === chosen);
          if (days !== undefined) props.onChoose(days);
        }}
      />
    </FormRow>
  );
}

function MadeToken(props: {
  readonly words: TokenMessages['shown'];
  readonly made: NewToken;
  readonly nowMs: number;
  readonly onClose: () => void;
}) {
  const { words, made, nowMs, onClose } = props;
  const when = useDay(made.expiresAt ?? made.createdAt, nowMs);
  const note = made.expiresAt === null ? words.forever : fill(words.until, { when });
  return <ShownOnce words={words} secret={made.token} note={note} onDone={onClose} />;
}
