'use client';
/** The picker at the caret, or from below on a phone. */
import { type Editor, useEditorState } from '@tiptap/react';
import { useState } from 'react';
import { Dialog } from '../../../../_ui/Dialog.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { FloatAt } from '../FloatAt.tsx';
import type { Emoji } from './emoji-list.ts';
import { EmojiPicker } from './EmojiPicker.tsx';
import styles from './EmojiPicker.module.css';
import { putEmoji } from './put-emoji.ts';

/** As of a dialog that comes from below. */
const NARROW = '(max-width: 480px)';

export interface EmojiPanelProps {
  readonly editor: Editor;
  readonly onClose: () => void;
  /** Back into the text. */
  readonly onLeave: () => void;
}

export function EmojiPanel({ editor, onClose, onLeave }: EmojiPanelProps) {
  const { title } = useEditorMessages().inline.emoji;
  const [isNarrow] = useState(() => matchMedia(NARROW).matches);
  // Others may write before the caret.
  const position = useEditorState({
    editor,
    selector: ({ editor: now }) => now.state.selection.from,
  });
  const choose = (emoji: Emoji) => {
    onLeave();
    putEmoji(editor, emoji, editor.state.selection);
  };
  if (isNarrow)
    return (
      <Dialog isOpen onClose={onLeave} title={title} opener={editor.view.dom}>
        <EmojiPicker onChoose={choose} />
      </Dialog>
    );
  return (
    <FloatAt editor={editor} position={position} onLeave={onClose}>
      <div
        role="dialog"
        aria-label={title}
        className={styles.float}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          onLeave();
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) onClose();
        }}
      >
        <EmojiPicker onChoose={choose} />
      </div>
    </FloatAt>
  );
}
