'use client';
/** What somebody who was added to the document was told with it, until they put it away. */
import { MessageSquareText, X } from 'lucide-react';
import { useState } from 'react';
import type { DocumentId } from '../../../../lib/core/ids.ts';
import type { GreetingView } from '../../../../lib/core/sharing.ts';
import { fill } from '../../../../lib/i18n/phrase.ts';
import { useFailureToast } from '../../../_request/use-failure-toast.ts';
import { ask } from '../../../_request/ask.ts';
import { IconButton } from '../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import styles from './Greeting.module.css';

export interface GreetingProps {
  readonly documentId: DocumentId;
  readonly greeting: GreetingView;
}

export function Greeting({ documentId, greeting }: GreetingProps) {
  const { greeting: words } = useEditorMessages();
  const showFailure = useFailureToast();
  const [isShown, setIsShown] = useState(true);
  if (!isShown) return null;
  const putAway = () => {
    setIsShown(false);
    document.getElementById('content')?.focus();
    ask('DELETE', `/api/v1/documents/${documentId}/greeting`).catch(showFailure);
  };
  return (
    <aside className={styles.greeting} aria-label={words.label}>
      <MessageSquareText size={16} aria-hidden className={styles.icon} />
      <p className={styles.text}>
        <span className={styles.from} dir="auto">
          {greeting.from === '' ? words.added : fill(words.addedBy, { name: greeting.from })}
        </span>
        <span className={styles.message} dir="auto">
          {greeting.message}
        </span>
      </p>
      <IconButton label={words.putAway} onClick={putAway}>
        <X size={16} aria-hidden />
      </IconButton>
    </aside>
  );
}
