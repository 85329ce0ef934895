'use client';
/** The field for a link's address; Enter sets it, Escape leaves everything as it was. */
import type { Editor } from '@tiptap/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../_ui/Button.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { TextField } from '../../../_ui/TextField.tsx';
import { FloatAt } from './FloatAt.tsx';
import styles from './LinkPanel.module.css';
import { hrefFrom, type LinkTarget } from './link-target.ts';
import { useMappedTarget } from './use-mapped-target.ts';

export interface LinkPanelProps {
  readonly editor: Editor;
  /** The stretch that becomes a link; `href` is what it links to now, or ''. */
  readonly target: LinkTarget;
  readonly onClose: () => void;
}

export function LinkPanel({ editor, target, onClose }: LinkPanelProps) {
  const { link } = useEditorMessages();
  const [typed, setTyped] = useState(target.href);
  const [error, setError] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const stretch = useMappedTarget(editor, target);

  useEffect(() => {
    form.current?.querySelector('input')?.select();
  }, []);

  const close = () => {
    editor.view.focus();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const href = hrefFrom(typed);
    if (href === null) {
      setError(typed.trim() === '' ? link.empty : link.unsafe);
      return;
    }
    // At once, unlike the editor's own command: the next key belongs to the text.
    editor.view.focus();
    setLink(editor, stretch.current, href);
    onClose();
  };

  return (
    <FloatAt editor={editor} position={target.from} onLeave={onClose}>
      <form
        ref={form}
        role="dialog"
        aria-label={link.title}
        className={styles.panel}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      >
        <TextField
          label={link.address}
          isLabelHidden
          value={typed}
          error={error}
          placeholder={link.placeholder}
          inputMode="url"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className={styles.field}
          onChange={(event) => {
            setTyped(event.target.value);
            setError(null);
          }}
        />
        <Button type="submit" look="primary">
          {link.apply}
        </Button>
      </form>
    </FloatAt>
  );
}

function setLink(editor: Editor, { from, to }: LinkTarget, href: string): void {
  const end = editor.state.doc.content.size;
  const range = { from: Math.min(from, end), to: Math.min(to, end) };
  const chain = editor.chain();
  if (range.from === range.to) {
    chain
      .insertContentAt(range.from, {
        type: 'text',
        text: href,
        marks: [{ type: 'link', attrs: { href } }],
      })
      .run();
    return;
  }
  chain.setTextSelection(range).setLink({ href }).setTextSelection(range.to).run();
}
