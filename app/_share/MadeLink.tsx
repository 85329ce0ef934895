'use client';
/** A link that was made for an address, to be copied and sent. */
import { Copy, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { LinkView } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Button } from '../_ui/Button.tsx';
import { IconButton } from '../_ui/IconButton.tsx';
import { TextField } from '../_ui/TextField.tsx';
import { absolute } from './link-facts.ts';
import styles from './MadeLink.module.css';
import { useShareMessages } from './share-messages.tsx';
import { useCopy } from './use-copy.ts';

export interface MadeLinkProps {
  readonly email: string;
  readonly link: LinkView;
  readonly onClose: () => void;
}

export function MadeLink({ email, link, onClose }: MadeLinkProps) {
  const { invite } = useShareMessages();
  const { copyLink } = useCopy();
  const copy = useRef<HTMLButtonElement>(null);
  useEffect(() => copy.current?.focus(), []);
  return (
    <div className={styles.made} role="group" aria-label={fill(invite.made, { email })}>
      <TextField
        className={styles.field}
        label={fill(invite.made, { email })}
        hint={invite.madeNote}
        dir="ltr"
        value={absolute(link.url)}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <div className={styles.deeds}>
        <Button ref={copy} look="primary" onClick={() => void copyLink(link)}>
          <Copy size={16} aria-hidden />
          {invite.copy}
        </Button>
        <IconButton label={invite.close} onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
