'use client';
/** All that can be done here and now, found by typing. */
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { Dialog } from '../../../_ui/Dialog.tsx';
import { Kbd } from '../../../_ui/Kbd.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { fill } from '../../../../lib/i18n/phrase.ts';
import { mayRun, type PageDeeds, runCommand } from './commands/command.ts';
import { COMMAND_ICONS } from './commands/command-icons.ts';
import { blockToolsComing } from './blocks/tools.ts';
import { findCommands } from './commands/command-search.ts';
import { COMMAND_IDS, type CommandId, COMMANDS } from './commands/command-table.ts';
import styles from './Palette.module.css';
import { SearchList } from './SearchList.tsx';

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

function offeredIn(editor: Editor): CommandId[] {
  return COMMAND_IDS.filter((id) => id !== 'palette' && mayRun(COMMANDS[id], editor));
}

function Choices({ editor, onChoose }: ChoicesProps) {
  const { palette, actions } = useEditorMessages();
  const [search, setSearch] = useState('');
  const [offered, setOffered] = useState(() => offeredIn(editor));
  useEffect(() => {
    void blockToolsComing(editor)?.then(() => setOffered(offeredIn(editor)));
  }, [editor]);
  return (
    <div className={styles.choices}>
      <SearchList
        label={palette.search}
        search={search}
        onSearch={setSearch}
        listLabel={palette.title}
        items={findCommands(offered, search, actions)}
        none={fill(palette.none, { search })}
        keyOf={(id) => id}
        onChoose={onChoose}
      >
        {(id) => {
          const Icon = COMMAND_ICONS[id];
          const [shortcut] = COMMANDS[id].keys;
          return (
            <>
              <Icon size={17} aria-hidden className={styles.icon} />
              <span className={styles.name}>{actions[id]}</span>
              {shortcut === undefined ? null : <Kbd shortcut={shortcut} />}
            </>
          );
        }}
      </SearchList>
    </div>
  );
}
