'use client';
/** Everybody who has been let in: the owner, people added, and visitors who came by a link. */
import { useEffect, useRef } from 'react';
import { type DocumentId, isMemberId, type PersonId } from '../../lib/core/ids.ts';
import type { GrantedRole, MemberView, SharingView, VisitorView } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Block } from './Block.tsx';
import { linkName } from './link-facts.ts';
import styles from './PeopleBlock.module.css';
import { PersonRole } from './PersonRole.tsx';
import { PersonRow } from './PersonRow.tsx';
import { useShareMessages } from './share-messages.tsx';
import type { Attempt } from './use-attempt.ts';
import { type Members, useMembers } from './use-members.ts';

export interface PeopleBlockProps {
  readonly id: DocumentId;
  /** Who looks. */
  readonly personId: PersonId | null;
  readonly view: SharingView;
  readonly attempt: Attempt;
}

export function PeopleBlock({ id, personId, view, attempt }: PeopleBlockProps) {
  const { people } = useShareMessages();
  const members = useMembers(id, attempt);
  const list = useRef<HTMLUListElement>(null);
  const count = view.members.length + view.visitors.length;
  useEffect(() => {
    // Whoever is removed takes the menu along that had the focus.
    if (document.activeElement === document.body) list.current?.focus();
  }, [count]);
  return (
    <Block title={people.title}>
      <ul ref={list} tabIndex={-1} className={styles.list} aria-label={people.list}>
        {view.members.map((member) => (
          <MemberRow
            key={member.personId}
            member={member}
            isSelf={member.personId === personId}
            members={members}
          />
        ))}
        {visitorsOf(view).map((visitor) => (
          <VisitorRow
            key={visitor.personId}
            visitor={visitor}
            view={view}
            isSelf={visitor.personId === personId}
            members={members}
          />
        ))}
      </ul>
      <p className={styles.hint}>{people.hint}</p>
    </Block>
  );
}

function MemberRow(props: {
  readonly member: MemberView;
  readonly isSelf: boolean;
  readonly members: Members;
}) {
  const { member, isSelf, members } = props;
  const { roles } = useShareMessages();
  const { name, hue, pictureId, role, isGuest } = member;
  return (
    <PersonRow name={name} hue={hue} pictureId={pictureId} isSelf={isSelf} isGuest={isGuest}>
      {role === 'owner' || role === 'none' ? (
        <span className={styles.role}>{roles[role]}</span>
      ) : (
        <PersonRole
          name={name}
          role={role}
          onRole={(chosen) => members.setRole(member, chosen, role)}
          onRemove={() => members.remove(member, false)}
        />
      )}
    </PersonRow>
  );
}

function VisitorRow(props: {
  readonly visitor: VisitorView;
  readonly view: SharingView;
  readonly isSelf: boolean;
  readonly members: Members;
}) {
  const { visitor, view, isSelf, members } = props;
  const words = useShareMessages();
  const link = view.links.find(({ id }) => id === visitor.linkId);
  const role: GrantedRole = link?.role ?? 'viewer';
  const note =
    link === undefined ? '' : fill(words.people.cameBy, { label: linkName(link, words) });
  return (
    <PersonRow
      name={visitor.name}
      hue={visitor.hue}
      pictureId={visitor.pictureId}
      isSelf={isSelf}
      isGuest={!isMemberId(visitor.personId)}
      note={note}
    >
      <PersonRole
        name={visitor.name}
        role={role}
        onRole={(chosen) => members.setRole(visitor, chosen, null)}
        onKeep={() => members.keep(visitor, role)}
        onRemove={() => members.remove(visitor, true)}
      />
    </PersonRow>
  );
}

/** Who has come by several links is shown once, and whoever was added not again. */
function visitorsOf({ members, visitors }: SharingView): readonly VisitorView[] {
  const seen = new Set(members.map(({ personId }) => personId));
  return visitors.filter(({ personId }) => {
    const isNew = !seen.has(personId);
    seen.add(personId);
    return isNew;
  });
}
