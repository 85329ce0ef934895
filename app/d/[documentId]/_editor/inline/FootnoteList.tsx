'use client';
/** All footnotes below the text, each with the way back to its place. */
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { fill } from '../../../../../lib/i18n/phrase.ts';
import styles from './FootnoteList.module.css';
import { noteAt } from './note-text.ts';
import { NOTE_LIST, noteId, notesIn, positionOfElement, showPlace } from './show-note.ts';

interface Note {
  readonly position: number;
  readonly text: string;
}

export interface FootnoteListProps {
  readonly editor: Editor;
  readonly onOpen: (position: number) => void;
}

export function FootnoteList({ editor, onOpen }: FootnoteListProps) {
  const { footnote } = useEditorMessages().inline;
  const notes = useNotes(editor);
  const host = document.getElementById('content');
  if (notes.length === 0 || host === null) return null;
  return createPortal(
    <section id={NOTE_LIST} className={styles.notes} aria-label={footnote.list}>
      <ol>
        {notes.map(({ position, text }, at) => (
          <li key={at} id={noteId(at + 1)}>
            <button
              type="button"
              className={styles.number}
              aria-label={fill(footnote.back, { number: String(at + 1) })}
              data-tip={fill(footnote.back, { number: String(at + 1) })}
              onClick={() => showPlace(editor, position)}
            >
              {at + 1}
            </button>
            {editor.isEditable ? (
              <button
                type="button"
                className={styles.text}
                onClick={() => {
                  showPlace(editor, position);
                  onOpen(position);
                }}
              >
                <bdi>{text === '' ? footnote.placeholder : text}</bdi>
              </button>
            ) : (
              <bdi className={styles.text}>{text}</bdi>
            )}
          </li>
        ))}
      </ol>
    </section>,
    host,
  );
}

function useNotes(editor: Editor): readonly Note[] {
  const [notes, setNotes] = useState<readonly Note[]>([]);
  useEffect(() => {
    const look = () => {
      const now = notesIn(editor.view).map((sup) => {
        const position = positionOfElement(editor, sup);
        return { position, text: noteAt(editor, position) };
      });
      setNotes((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    look();
    editor.on('update', look);
    return () => {
      editor.off('update', look);
    };
  }, [editor]);
  return notes;
}
