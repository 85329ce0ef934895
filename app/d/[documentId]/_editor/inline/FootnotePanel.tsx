'use client';
/** The text of a footnote. What others write in it meanwhile appears here, and stays. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../../../_ui/Button.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { InlinePanel } from './InlinePanel.tsx';
import styles from './InlinePanel.module.css';
import { noteAt, rewriteNote } from './note-text.ts';
import type { InlinePanelProps } from './panel-props.ts';
import { showNote } from './show-note.ts';

export function FootnotePanel({ editor, position, onClose }: InlinePanelProps) {
  const { footnote } = useEditorMessages().inline;
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const [text, setText] = useState(() => noteAt(editor, position));
  useEffect(() => {
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  useEffect(() => {
    const look = () => {
      const next = noteAt(editor, position);
      const { current } = field;
      if (current !== null && current.value !== next) {
        caret.current = caretIn(current.value, current.selectionStart, next);
      }
      setText(next);
    };
    look();
    editor.on('update', look);
    return () => {
      editor.off('update', look);
    };
  }, [editor, position]);
  // A field that gets another value puts the caret at its end.
  useLayoutEffect(() => {
    if (caret.current !== null) field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);
  return (
    <InlinePanel label={footnote.title} layout="column" onClose={onClose}>
      <textarea
        ref={field}
        dir="auto"
        rows={3}
        className={styles.note}
        aria-label={footnote.text}
        placeholder={footnote.placeholder}
        value={text}
        onChange={(event) => rewriteNote(editor, position, event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
          if (event.key !== 'Enter' && event.key !== 'Escape' && !isUndo) return;
          event.preventDefault();
          event.stopPropagation();
          // The field's own history knows nothing of what others wrote.
          if (isUndo && event.shiftKey) editor.commands.redo();
          else if (isUndo) editor.commands.undo();
          else onClose();
        }}
      />
      <Button
        onClick={() => {
          onClose();
          showNote(editor, position);
        }}
      >
        {footnote.toList}
      </Button>
    </InlinePanel>
  );
}

/** Where a caret stands after others changed the text: behind what it stood behind. */
function caretIn(before: string, caret: number, after: string): number {
  const isBehind = !after.startsWith(before.slice(0, caret));
  return isBehind ? Math.max(0, caret + after.length - before.length) : caret;
}
