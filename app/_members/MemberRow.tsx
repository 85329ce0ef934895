'use client';
/** One account, and what an operator can do about it. */
import { useRef, useState } from 'react';
import type { AccountView } from '../../lib/core/account.ts';
import type { LeavingMessages, MembersMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { LeaveDialog } from '../_account/LeaveDialog.tsx';
import { Question } from '../_share/Question.tsx';
import { Avatar } from '../_ui/Avatar.tsx';
import { Badge } from '../_ui/Badge.tsx';
import facts from '../_ui/Facts.module.css';
import { Day } from './Day.tsx';
import { type MemberDeed, MemberMenu } from './MemberMenu.tsx';
import styles from './MemberRow.module.css';
import { ResetDialog } from './ResetDialog.tsx';
import { memberName, type MemberDeeds } from './use-member-deeds.ts';

export interface MemberRowProps {
  readonly member: AccountView;
  /** Of whoever looks at it. */
  readonly isOwn: boolean;
  readonly words: MembersMessages;
  readonly nowMs: number;
  readonly resetHours: number;
  readonly leaving: LeavingMessages;
  readonly trashDays: number;
  readonly deeds: MemberDeeds;
}

export function MemberRow(props: MemberRowProps) {
  const { member, isOwn, words, nowMs, deeds } = props;
  const more = useRef<HTMLButtonElement>(null);
  const [question, setQuestion] = useState<'disable' | 'leave' | null>(null);
  const [resetUrl, setResetUrl] = useState<string | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const name = memberName(member, words);

  const begin = async (deed: MemberDeed) => {
    if (deed === 'disable') return setQuestion('disable');
    if (deed === 'unmake-operator' && isOwn) return setQuestion('leave');
    if (deed === 'reset') return setResetUrl(await deeds.resetLink(member));
    if (deed === 'remove') return setIsLeaving(true);
    if (deed === 'enable') return deeds.change(member, { isDisabled: false });
    return deeds.change(member, { isOperator: deed === 'make-operator' });
  };
  const answer = (isYes: boolean) => {
    setQuestion(null);
    more.current?.focus();
    if (!isYes) return;
    deeds.change(member, question === 'leave' ? { isOperator: false } : { isDisabled: true });
  };
  const asked = question === 'leave' ? words.leaveQuestion : words.disableQuestion;
  return (
    <li className={styles.row} data-off={member.isDisabled}>
      <div className={styles.line}>
        <Avatar name={name} hue={member.hue} pictureId={member.pictureId} />
        <div className={styles.who}>
          <p className={styles.head}>
            <span className={styles.name} dir="auto">
              {isOwn ? fill(words.you, { name }) : name}
            </span>
            {member.isOperator ? <Badge>{words.operator}</Badge> : null}
            {member.isDisabled ? <Badge tone="warning">{words.disabled}</Badge> : null}
          </p>
          <p className={facts.facts}>
            <bdi dir="ltr" className={styles.email}>
              {member.email}
            </bdi>
            <Day at={member.createdAt} nowMs={nowMs} words={words.since} isPlain />
          </p>
        </div>
        <MemberMenu
          member={member}
          isOwn={isOwn}
          label={fill(words.more, { name })}
          words={words}
          more={more}
          onDeed={(deed) => void begin(deed)}
        />
      </div>
      {question === null ? null : (
        <Question
          title={fill(asked.title, { name })}
          body={asked.body}
          yes={asked.yes}
          no={words.keep}
          onYes={() => answer(true)}
          onNo={() => answer(false)}
        />
      )}
      <ResetDialog
        words={words}
        name={name}
        url={resetUrl}
        hours={props.resetHours}
        opener={more.current}
        onClose={() => setResetUrl(null)}
      />
      {isLeaving ? (
        <LeaveDialog
          words={props.leaving}
          member={{ id: member.id, name }}
          asksPassword={null}
          trashDays={props.trashDays}
          opener={more.current}
          onClose={() => setIsLeaving(false)}
          onLeave={async (documents) => {
            await deeds.remove(member, documents);
            setIsLeaving(false);
          }}
        />
      ) : null}
    </li>
  );
}
