'use client';
/** How long a link works: a few lengths, or a day on the calendar. */
import { dayMoment } from '../../lib/i18n/moment.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { MenuSelect } from '../_ui/MenuSelect.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { TextField } from '../_ui/TextField.tsx';
import { EXPIRIES, type Expiry, tomorrow } from './expiry.ts';
import { FormRow } from './FormRow.tsx';
import type { LinkWish } from './link-wish.ts';
import { useShareMessages } from './share-messages.tsx';

export interface ExpiryFieldProps {
  readonly wish: LinkWish;
  /** Of the link that is changed; null: it has none. */
  readonly presentEnd: string | null;
  readonly nowMs: number;
  readonly isWrong: boolean;
  readonly onChange: (changes: Partial<LinkWish>) => void;
}

export function ExpiryField({ wish, presentEnd, nowMs, isWrong, onChange }: ExpiryFieldProps) {
  const { form } = useShareMessages();
  const { language } = useMessages();
  const labelOf = (expiry: Expiry) =>
    expiry === 'kept' && presentEnd !== null
      ? fill(form.expiries.kept, {
          when: dayMoment(language.tag, Date.parse(presentEnd), nowMs),
        })
      : form.expiries[expiry];
  const choices: readonly Expiry[] = presentEnd === null ? EXPIRIES : ['kept', ...EXPIRIES];
  return (
    <FormRow label={form.expiry}>
      <MenuSelect
        look="field"
        label={form.expiry}
        value={wish.expiry}
        options={choices.map((value) => ({ value, label: labelOf(value) }))}
        onChoose={(value) => {
          const expiry = choices.find((each) => each === value);
          if (expiry !== undefined) onChange({ expiry });
        }}
      />
      {wish.expiry === 'date' ? (
        <TextField
          type="date"
          label={form.date}
          isLabelHidden
          min={tomorrow(nowMs)}
          value={wish.date}
          error={isWrong ? form.dateMissing : null}
          onChange={(event) => onChange({ date: event.target.value })}
        />
      ) : null}
    </FormRow>
  );
}
