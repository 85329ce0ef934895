'use client';
/** Text the server did not take, kept for its writer: copy it, put it back, or let it go. */
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { Button } from '../../../_ui/Button.tsx';
import { useEditorMessages, useMessages } from '../../../_ui/messages.tsx';
import { useToast } from '../../../_ui/toasts.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import { copyText } from './clipboard.ts';
import styles from './KeptText.module.css';
import { useCollabStatus } from './use-collab.ts';

export interface KeptTextProps {
  readonly collab: Collab;
  readonly editor: Editor | null;
}

export function KeptText({ collab, editor }: KeptTextProps) {
  const { kept, save } = useEditorMessages();
  const { faults } = useMessages();
  const toast = useToast();
  const text = useCollabStatus(collab, (status) => status.keptText);
  const mayType = useCollabStatus(collab, (status) => status.mayType);
  const [taken, setTaken] = useState<string | null>(null);
  if (text === '' || text === taken) return null;

  const forget = () => {
    setTaken(text);
    // If forgetting fails the text is offered again at the next visit: too often is better than never.
    collab.forgetKept().catch(() => setTaken(null));
  };
  const copy = async () => {
    const isCopied = await copyText(text);
    toast({ message: isCopied ? save.textCopied : save.textNotCopied, key: 'copy' });
  };
  const putBack = () => {
    if (editor === null) return;
    const paragraphs = text.split(/\n+/u).filter((line) => line.trim() !== '');
    const declined = collab.mayAdd(new TextEncoder().encode(text).length);
    if (declined !== null) {
      toast({ message: faults[declined], tone: 'danger', key: 'kept' });
      return;
    }
    const content = paragraphs.map((line) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: line }],
    }));
    const end = editor.state.doc.content.size;
    const isPut = editor.chain().insertContentAt(end, content).focus('end').run();
    if (isPut) forget();
  };

  return (
    <section className={styles.kept} aria-label={kept.title} role="alert">
      <p className={styles.title}>{kept.title}</p>
      <p className={styles.note}>{kept.saved}</p>
      <textarea
        className={styles.text}
        readOnly
        dir="auto"
        rows={4}
        aria-label={kept.title}
        value={text}
      />
      <div className={styles.actions}>
        <Button look="primary" onClick={() => void copy()}>
          {kept.copy}
        </Button>
        <Button disabled={editor === null || !mayType} onClick={putBack}>
          {kept.putBack}
        </Button>
        <Button look="quiet" onClick={forget}>
          {kept.dismiss}
        </Button>
      </div>
    </section>
  );
}
