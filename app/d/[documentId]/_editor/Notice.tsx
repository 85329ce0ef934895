'use client';
/** Why nothing can be written here now, above the text it is about. */
import { Lock } from 'lucide-react';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import styles from './Notice.module.css';
import { readOnlyNote } from './save-words.ts';
import { useCollabStatus } from './use-collab.ts';

export function Notice({ collab }: { readonly collab: Collab }) {
  const words = useEditorMessages();
  const save = useCollabStatus(collab, (status) => status.save);
  if (save.is !== 'read-only') return null;
  return (
    <p className={styles.notice}>
      <Lock size={16} aria-hidden />
      {readOnlyNote(save.reason, words)}
    </p>
  );
}
