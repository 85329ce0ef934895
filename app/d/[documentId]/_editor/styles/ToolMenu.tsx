'use client';
/** A button of the toolbar that stands for several commands; its menu comes when it is asked for. */
import type { Editor } from '@tiptap/react';
import { ChevronDown, type LucideIcon } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { IconButton } from '../../../../_ui/IconButton.tsx';
import type { PageDeeds } from '../commands/command.ts';
import type { CommandId } from '../commands/command-table.ts';
import { Late } from '../Late.tsx';
import styles from './ToolMenu.module.css';

const loadEntries = () => import('./ToolEntries.tsx').then((file) => file.ToolEntries);

export interface ToolMenuProps {
  readonly editor: Editor;
  readonly page: PageDeeds;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly ids: readonly (CommandId | 'line')[];
  readonly isDisabled: boolean;
}

export function ToolMenu({ editor, page, label, icon: Icon, ids, isDisabled }: ToolMenuProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never');
  const isOpen = state === 'open';
  const onClose = useCallback(() => setState('closed'), []);
  return (
    <>
      <IconButton
        ref={anchor}
        label={label}
        disabled={isDisabled}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className={styles.button}
        onClick={() => setState(isOpen ? 'closed' : 'open')}
      >
        <Icon size={17} aria-hidden />
        <ChevronDown size={12} aria-hidden />
      </IconButton>
      <Late
        load={loadEntries}
        isWanted={isOpen}
        onMissing={onClose}
        props={state === 'never' ? null : { editor, page, label, ids, anchor, isOpen, onClose }}
      />
    </>
  );
}
