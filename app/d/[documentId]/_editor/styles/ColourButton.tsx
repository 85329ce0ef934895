'use client';
/** Opens the colours; what they are comes with the first opening. */
import type { Editor } from '@tiptap/react';
import { Palette } from 'lucide-react';
import { useCallback, useState } from 'react';
import { IconButton } from '../../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { Late } from '../Late.tsx';

const loadPanel = () => import('./ColourPanel.tsx').then((file) => file.ColourPanel);

export interface ColourButtonProps {
  readonly isDisabled: boolean;
  readonly opened: HTMLElement | null;
  readonly onOpen: (anchor: HTMLElement | null) => void;
  /** px */
  readonly iconSize: number;
}

export function ColourButton({ isDisabled, opened, onOpen, iconSize }: ColourButtonProps) {
  const { styles } = useEditorMessages();
  return (
    <IconButton
      label={styles.colours}
      disabled={isDisabled}
      aria-haspopup="dialog"
      aria-expanded={opened !== null}
      onClick={({ currentTarget }) => onOpen(opened === null ? currentTarget : null)}
    >
      <Palette size={iconSize} aria-hidden />
    </IconButton>
  );
}

/** Beside the row of tools and not in it: its arrow keys are its own. */
export function useColours(editor: Editor) {
  const [opened, onOpen] = useState<HTMLElement | null>(null);
  const onClose = useCallback(() => onOpen(null), []);
  const panel = (
    <Late
      load={loadPanel}
      isWanted={opened !== null}
      onMissing={onClose}
      props={opened === null ? null : { editor, anchor: opened, onClose }}
    />
  );
  return { opened, onOpen, panel };
}
