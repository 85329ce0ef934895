'use client';
/** All languages, found by typing; hung to the button that opened it. */
import { Popover } from '@base-ui/react/popover';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { fill } from '../../../../../../lib/i18n/phrase.ts';
import { useEditorMessages } from '../../../../../_ui/messages.tsx';
import { isPressOnOpener } from '../../../../../_ui/opener-press.ts';
import { SearchList } from '../../SearchList.tsx';
import styles from './LanguagePicker.module.css';
import { findLanguages } from './languages.ts';

export interface LanguagePickerProps {
  readonly anchor: HTMLElement | null;
  readonly chosen: string | null;
  /** null: plain text. */
  readonly onChoose: (id: string | null) => void;
  readonly onClose: () => void;
}

export function LanguagePicker({ anchor, onClose, ...choice }: LanguagePickerProps) {
  const { sources } = useEditorMessages();
  return (
    <Popover.Root
      open
      onOpenChange={(isOpen, change) => {
        if (isOpen) return;
        if (isPressOnOpener(anchor, change)) change.cancel();
        else onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align="start" sideOffset={4} className={styles.place}>
          <Popover.Popup
            aria-label={sources.language}
            className={styles.popup}
            finalFocus={() => anchor}
            // React hands events on to the toolbar this hangs from.
            onKeyDown={(event) => event.stopPropagation()}
          >
            <Choices {...choice} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface Choice {
  readonly id: string | null;
  readonly name: string;
}

function Choices({ chosen, onChoose }: Pick<LanguagePickerProps, 'chosen' | 'onChoose'>) {
  const { sources } = useEditorMessages();
  const [search, setSearch] = useState('');
  const found: readonly Choice[] = [
    ...(isPlain(search, sources.plain) ? [{ id: null, name: sources.plain }] : []),
    ...findLanguages(search),
  ];
  return (
    <SearchList
      label={sources.search}
      search={search}
      onSearch={setSearch}
      listLabel={sources.language}
      items={found}
      none={fill(sources.noLanguage, { search })}
      keyOf={({ id }) => String(id)}
      chosenKey={String(chosen)}
      onChoose={({ id }) => onChoose(id)}
    >
      {({ id, name }) => (
        <>
          <span className={styles.name}>{name}</span>
          {id === chosen ? <Check size={15} aria-hidden className={styles.chosen} /> : null}
        </>
      )}
    </SearchList>
  );
}

function isPlain(search: string, name: string): boolean {
  const wanted = search.trim().toLowerCase();
  return [name.toLowerCase(), 'plain', 'text', 'txt'].some((each) => each.startsWith(wanted));
}
