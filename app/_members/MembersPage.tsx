'use client';
/** Whoever has an account here, and who may still make one. */
import { UserRoundPlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PersonId } from '../../lib/core/ids.ts';
import type { LeavingMessages, MembersMessages } from '../../lib/i18n/en.ts';
import page from '../_home/DocumentsPage.module.css';
import { PageHead } from '../_home/PageHead.tsx';
import { useLive } from '../_request/use-live.ts';
import { Button } from '../_ui/Button.tsx';
import { fetchMembers, type MembersView } from './api.ts';
import { InvitationList } from './InvitationList.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { MemberRow } from './MemberRow.tsx';
import styles from './MembersPage.module.css';
import { useMemberDeeds } from './use-member-deeds.ts';

export interface MembersPageProps {
  readonly words: MembersMessages;
  readonly leaving: LeavingMessages;
  readonly trashDays: number;
  readonly ownId: PersonId;
  readonly resetHours: number;
  readonly first: MembersView;
  readonly firstNowMs: number;
}

export function MembersPage(props: MembersPageProps) {
  const { words, leaving, ownId, resetHours, trashDays, first, firstNowMs } = props;
  const live = useLive(fetchMembers, { view: first, nowMs: firstNowMs });
  const deeds = useMemberDeeds(words, leaving, live);
  const [opener, setOpener] = useState<HTMLButtonElement | null>(null);
  const [isInviting, setIsInviting] = useState(false);
  const { members, invitations } = live.view ?? first;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // Whoever is deleted takes the menu along that had the focus.
    if (document.activeElement === document.body) list.current?.focus();
  }, [members.length]);
  return (
    <>
      <PageHead title={words.title} back={words.back}>
        <Button ref={setOpener} look="primary" onClick={() => setIsInviting(true)}>
          <UserRoundPlus size={16} aria-hidden />
          {words.invite.action}
        </Button>
      </PageHead>
      <p className={styles.note}>{words.note}</p>
      {live.isStale ? <p className={page.stale}>{words.refreshFailed}</p> : null}
      <ul ref={list} tabIndex={-1} className={styles.list} aria-label={words.list}>
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            isOwn={member.id === ownId}
            words={words}
            nowMs={live.nowMs}
            resetHours={resetHours}
            leaving={leaving}
            trashDays={trashDays}
            deeds={deeds}
          />
        ))}
      </ul>
      {members.length === 1 ? <p className={styles.alone}>{words.alone}</p> : null}
      <InvitationList
        words={words}
        invitations={invitations}
        nowMs={live.nowMs}
        onRevoke={deeds.revoke}
      />
      <InviteDialog
        // The next invitation is another one.
        key={`${isInviting}`}
        words={words}
        isOpen={isInviting}
        opener={opener}
        nowMs={live.nowMs}
        onInvite={deeds.invite}
        onClose={() => setIsInviting(false)}
      />
    </>
  );
}
