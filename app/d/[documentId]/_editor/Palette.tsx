'use client';
/** All that can be done here and now, found by typing. */
import type { Editor } from '@tiptap/react';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '../../../_ui/Dialog.tsx';
import { Kbd } from '../../../_ui/Kbd.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { TextField } from '../../../_ui/TextField.tsx';
import { fill } from '../../../../lib/i18n/phrase.ts';
import { mayRun, type PageDeeds, runCommand } from './commands/command.ts';
import { COMMAND_ICONS } from './commands/command-icons.ts';
import { findCommands } from './commands/command-search.ts';
import { COMMAND_IDS, type CommandId, COMMANDS } from './commands/command-table.ts';
import styles from './Palette.module.css';

export interface PaletteProps {
  readonly editor: Editor;
  readonly page: PageDeeds;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function Palette({ editor, page, isOpen, onClose }: PaletteProps) {
  const { palette } = useEditorMessages();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={palette.title} opener={editor.view.dom}>
      <Choices
        editor={editor}
        onChoose={(id) => {
          onClose();
          runCommand(COMMANDS[id], editor, page);
        }}
      />
    </Dialog>
  );
}

interface ChoicesProps {
  readonly editor: Editor;
  readonly onChoose: (id: CommandId) => void;
}

/** The field keeps the focus; the list is told by `aria-activedescendant` (ARIA combobox pattern). */
function Choices({ editor, onChoose }: ChoicesProps) {
  const { palette, actions } = useEditorMessages();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const [offered] = useState(() =>
    COMMAND_IDS.filter((id) => id !== 'palette' && mayRun(COMMANDS[id], editor)),
  );
  const found = findCommands(offered, search, actions);
  const at = Math.min(active, Math.max(0, found.length - 1));
  const activeId = found[at];
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || activeId === undefined) return;
    if (event.key === 'ArrowDown') setActive((at + 1) % found.length);
    else if (event.key === 'ArrowUp') setActive((at + found.length - 1) % found.length);
    else if (event.key === 'Enter') onChoose(activeId);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <TextField
        label={palette.search}
        isLabelHidden
        value={search}
        placeholder={palette.search}
        autoFocus
        autoComplete="off"
        className={styles.search}
        icon={<Search size={16} aria-hidden />}
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={activeId === undefined ? undefined : `${listId}-${activeId}`}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setSearch(event.target.value);
          setActive(0);
        }}
      />
      {found.length === 0 ? (
        <p role="status" className={styles.none}>
          {fill(palette.none, { search })}
        </p>
      ) : null}
      <div ref={list} id={listId} role="listbox" aria-label={palette.title} className={styles.list}>
        {found.map((id, index) => {
          const Icon = COMMAND_ICONS[id];
          const [shortcut] = COMMANDS[id].keys;
          return (
            <div
              key={id}
              id={`${listId}-${id}`}
              role="option"
              aria-selected={index === at}
              className={styles.item}
              onPointerMove={() => setActive(index)}
              onClick={() => onChoose(id)}
            >
              <Icon size={17} aria-hidden className={styles.icon} />
              <span className={styles.name}>{actions[id]}</span>
              {shortcut === undefined ? null : <Kbd shortcut={shortcut} />}
            </div>
          );
        })}
      </div>
    </>
  );
}
