'use client';
/** Why nothing, or soon nothing more, can be written here: above the text it is about. */
import { Archive, Eye, Lock, X } from 'lucide-react';
import { useState } from 'react';
import { classes } from '../../../_ui/classes.ts';
import { IconButton } from '../../../_ui/IconButton.tsx';
import { useEditorMessages, useMessages } from '../../../_ui/messages.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import { fill } from '../../../../lib/i18n/phrase.ts';
import styles from './Notice.module.css';
import { readOnlyNote } from './save-words.ts';
import { useCollabStatus } from './use-collab.ts';

export interface NoticeProps {
  readonly collab: Collab;
  /** Could write here until a moment ago. */
  readonly isDemoted: boolean;
}

export function Notice({ collab, isDemoted }: NoticeProps) {
  const words = useEditorMessages();
  const save = useCollabStatus(collab, (status) => status.save);
  const isNearlyFull = useCollabStatus(collab, (status) => status.isNearlyFull);
  // Who came to read finds no wall: the chip says it, and nothing was taken away.
  const isReader = useCollabStatus(collab, (status) => status.isReader);
  if (isReader) {
    return isDemoted ? (
      <p className={styles.notice}>
        <Eye size={16} aria-hidden />
        {words.readOnly.demoted}
      </p>
    ) : null;
  }
  if (save.is === 'read-only') {
    return (
      <p className={classes(styles.notice, styles.locked)}>
        <Lock size={16} aria-hidden />
        {readOnlyNote(save.reason, words)}
      </p>
    );
  }
  if (!isNearlyFull) return <FillingNotice collab={collab} />;
  return (
    <p className={styles.notice}>
      <Archive size={16} aria-hidden />
      {words.body.nearlyFull}
    </p>
  );
}

/** In good time, and once: whoever has read it sees it again when the next step is reached. */
function FillingNotice({ collab }: Pick<NoticeProps, 'collab'>) {
  const { body } = useEditorMessages();
  const { language, shell } = useMessages();
  const percent = useCollabStatus(collab, (status) => status.fullPercent);
  const mayType = useCollabStatus(collab, (status) => status.mayType);
  const [read, setRead] = useState(0);
  if (percent <= read || !mayType) return null;
  const shown = (percent / 100).toLocaleString(language.tag, { style: 'percent' });
  return (
    <p className={classes(styles.notice, styles.filling)}>
      <Archive size={16} aria-hidden />
      <span className={styles.words}>{fill(body.filling, { percent: shown })}</span>
      <IconButton label={shell.page.close} onClick={() => setRead(percent)}>
        <X size={16} aria-hidden />
      </IconButton>
    </p>
  );
}
