'use client';
/** The way out: last on the page of the own account. */
import { useState } from 'react';
import type { AccountMessages, LeavingMessages } from '../../lib/i18n/en.ts';
import { Button } from '../_ui/Button.tsx';
import { deleteAccount } from './api.ts';
import styles from './DeleteAccount.module.css';
import { LeaveDialog } from './LeaveDialog.tsx';
import page from './OwnAccountPage.module.css';

export interface DeleteAccountProps {
  readonly words: LeavingMessages;
  readonly fields: AccountMessages['fields'];
  readonly email: string;
  readonly trashDays: number;
}

export function DeleteAccount({ words, fields, email, trashDays }: DeleteAccountProps) {
  const [opener, setOpener] = useState<HTMLButtonElement | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className={page.section} aria-labelledby="delete">
      <h2 id="delete" className={page.title}>
        {words.section.title}
      </h2>
      <p className={page.lead}>{words.section.lead}</p>
      <Button ref={setOpener} className={styles.open} onClick={() => setIsOpen(true)}>
        {words.section.open}
      </Button>
      {isOpen ? (
        <LeaveDialog
          words={words}
          member={null}
          asksPassword={{ fields, email }}
          trashDays={trashDays}
          opener={opener}
          onClose={() => setIsOpen(false)}
          onLeave={async (documents, password) => {
            await deleteAccount({ password, documents });
            // A whole new page: nothing of this member may stay in memory.
            location.replace('/sign-in');
          }}
        />
      ) : null}
    </section>
  );
}
