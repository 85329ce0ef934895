'use client';
/** Invitations that nobody has used yet; each can be taken back. */
import type { InvitationView } from '../../lib/core/account.ts';
import type { MembersMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Badge } from '../_ui/Badge.tsx';
import { Button } from '../_ui/Button.tsx';
import { Day, useDay } from './Day.tsx';
import styles from './InvitationList.module.css';
import { invitationName } from './use-member-deeds.ts';

export interface InvitationListProps {
  readonly words: MembersMessages;
  readonly invitations: readonly InvitationView[];
  readonly nowMs: number;
  readonly onRevoke: (invitation: InvitationView) => void;
}

export function InvitationList({ words, invitations, nowMs, onRevoke }: InvitationListProps) {
  return (
    <section className={styles.section} aria-labelledby="invitations">
      <h2 id="invitations" className={styles.title} tabIndex={-1}>
        {words.invitations.title}
      </h2>
      {invitations.length === 0 ? (
        <p className={styles.empty}>{words.invitations.empty}</p>
      ) : (
        <ul aria-label={words.invitations.list}>
          {invitations.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              words={words}
              nowMs={nowMs}
              onRevoke={() => {
                // What had the focus goes.
                document.getElementById('invitations')?.focus();
                onRevoke(invitation);
              }}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function InvitationRow(props: {
  readonly invitation: InvitationView;
  readonly words: MembersMessages;
  readonly nowMs: number;
  readonly onRevoke: () => void;
}) {
  const { invitation, words, nowMs, onRevoke } = props;
  const label = invitationName(invitation, words);
  const when = useDay(invitation.createdAt, nowMs);
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <p className={styles.line}>
          <span className={styles.name} dir="auto">
            {label}
          </span>
          {invitation.isOperator ? <Badge>{words.operator}</Badge> : null}
        </p>
        <p className={styles.until}>
          <Day at={invitation.expiresAt} nowMs={nowMs} words={words.invitations.until} />
        </p>
      </div>
      <Button
        look="quiet"
        className={styles.revoke}
        // Several may be called the same.
        aria-label={fill(words.invitations.revokeOf, { label, when })}
        onClick={onRevoke}
      >
        {words.invitations.revoke}
      </Button>
    </li>
  );
}
