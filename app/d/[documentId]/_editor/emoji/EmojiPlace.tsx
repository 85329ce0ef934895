'use client';
/** Opens the picker when a command asks for it; all of it comes when it is first wanted. */
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { Late } from '../Late.tsx';
import { loadEmoji } from './emoji-list.ts';
import { OPEN_EMOJI } from './open-emoji.ts';

const loadPanel = async () => {
  const [{ EmojiPanel }] = await Promise.all([import('./EmojiPanel.tsx'), loadEmoji()]);
  return EmojiPanel;
};

export function EmojiPlace({ editor }: { readonly editor: Editor }) {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const onTransaction = ({ transaction }: { transaction: Editor['state']['tr'] }) => {
      if (transaction.getMeta(OPEN_EMOJI) !== true || !editor.isEditable) return;
      // A command gives the text its focus with the next frame; the picker takes it after that.
      requestAnimationFrame(() => setIsOpen(true));
    };
    editor.on('transaction', onTransaction);
    return () => {
      editor.off('transaction', onTransaction);
    };
  }, [editor]);
  useEffect(() => {
    // The picker may still have to be fetched: what is typed meanwhile is not meant for the text.
    // Not sooner: a dialog that closes gives the focus back where it finds none.
    if (isOpen && editor.isFocused) editor.view.dom.blur();
  }, [editor, isOpen]);
  const close = () => setIsOpen(false);
  const leave = () => {
    close();
    editor.view.focus();
  };
  return (
    <Late
      load={loadPanel}
      isWanted={isOpen}
      onMissing={leave}
      props={isOpen ? { editor, onClose: close, onLeave: leave } : null}
    />
  );
}
