'use client';
/** Asks for the number an item is to have; Enter sets it, Escape leaves everything as it was. */
import type { Editor } from '@tiptap/react';
import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../../../_ui/Button.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { TextField } from '../../../../_ui/TextField.tsx';
import { LIST_START_MAX } from '../../../../../lib/editor/attributes.ts';
import { FloatAt } from '../FloatAt.tsx';
import styles from './ListStart.module.css';
import { numberedAt, numberOf, startAt } from './numbering.ts';

export interface ListStartProps {
  readonly editor: Editor;
  readonly onClose: () => void;
}

const WHOLE_NUMBER = /^\d{1,9}$/;

export function ListStart({ editor, onClose }: ListStartProps) {
  const { blocks } = useEditorMessages();
  const [position] = useState(editor.state.selection.from);
  const [typed, setTyped] = useState(() => {
    const place = numberedAt(editor.state.selection.$from);
    return String(place === null ? 1 : numberOf(place));
  });
  const [error, setError] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // As it is drawn: the palette that led here gives the focus back to the text otherwise.
  useLayoutEffect(() => {
    const field = form.current?.querySelector('input');
    field?.focus();
    field?.select();
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const start = Number(typed.trim());
    if (!WHOLE_NUMBER.test(typed.trim()) || start > LIST_START_MAX) {
      setError(blocks.noNumber);
      return;
    }
    const { tr } = editor.state;
    if (startAt(tr, start)) editor.view.dispatch(tr);
    editor.view.focus();
    onClose();
  };

  return (
    <FloatAt editor={editor} position={position} onLeave={onClose}>
      <form
        ref={form}
        aria-label={blocks.startAt}
        className={styles.panel}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          editor.view.focus();
          onClose();
        }}
      >
        <TextField
          label={blocks.startAt}
          value={typed}
          error={error}
          inputMode="numeric"
          autoComplete="off"
          className={styles.field}
          onChange={(event) => {
            setTyped(event.target.value);
            setError(null);
          }}
        />
        <Button type="submit" look="primary">
          {blocks.setStart}
        </Button>
      </form>
    </FloatAt>
  );
}
