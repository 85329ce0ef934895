'use client';
/** A link that was made for an address, with a message, to be copied or mailed. */
import { Copy, Mail, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { LinkView } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Button } from '../_ui/Button.tsx';
import button from '../_ui/Button.module.css';
import { classes } from '../_ui/classes.ts';
import { IconButton } from '../_ui/IconButton.tsx';
import { TextField } from '../_ui/TextField.tsx';
import { absolute } from './link-facts.ts';
import { invitationText, mailtoOf } from './invitation-text.ts';
import styles from './MadeLink.module.css';
import { useShareMessages } from './share-messages.tsx';
import { useCopy } from './use-copy.ts';

export interface MadeLinkProps {
  readonly email: string;
  readonly link: LinkView;
  readonly messageCharsMax: number;
  readonly onClose: () => void;
}

export function MadeLink({ email, link, messageCharsMax, onClose }: MadeLinkProps) {
  const { invite } = useShareMessages();
  const { copyLink, copyInvitation } = useCopy();
  const [message, setMessage] = useState('');
  const copy = useRef<HTMLButtonElement>(null);
  useEffect(() => copy.current?.focus(), []);
  const url = absolute(link.url);
  const text = invitationText(message, url);
  const hasMessage = text !== url;
  return (
    <div className={styles.made} role="group" aria-label={fill(invite.made, { email })}>
      <TextField
        className={styles.field}
        label={fill(invite.made, { email })}
        hint={invite.madeNote}
        dir="ltr"
        value={url}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <IconButton className={styles.close} label={invite.close} onClick={onClose}>
        <X size={16} aria-hidden />
      </IconButton>
      <TextField
        className={styles.message}
        label={invite.message}
        isLabelHidden
        placeholder={invite.messagePlaceholder}
        value={message}
        maxLength={messageCharsMax}
        autoComplete="off"
        onChange={(event) => setMessage(event.target.value)}
      />
      <div className={styles.deeds}>
        <Button
          ref={copy}
          look="primary"
          onClick={() => void (hasMessage ? copyInvitation(text) : copyLink(link))}
        >
          <Copy size={16} aria-hidden />
          {hasMessage ? invite.copyBoth : invite.copy}
        </Button>
        <a
          className={classes(button.button, button.plain)}
          href={mailtoOf(email, invite.mailSubject, text)}
        >
          <Mail size={16} aria-hidden />
          {invite.mail}
        </a>
      </div>
    </div>
  );
}
