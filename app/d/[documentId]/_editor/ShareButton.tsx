'use client';
/** Copies the document's link: whoever has it may write. */
import { Link2 } from 'lucide-react';
import { memo } from 'react';
import { Button } from '../../../_ui/Button.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import styles from './Header.module.css';
import { useCopyLink } from './use-copy-link.ts';

export const ShareButton = memo(function ShareButton() {
  const { header } = useEditorMessages();
  const copyLink = useCopyLink();
  return (
    <Button look="primary" className={styles.share} aria-label={header.share} onClick={copyLink}>
      <Link2 size={16} aria-hidden />
      <span className={styles.shareWord}>{header.share}</span>
    </Button>
  );
});
