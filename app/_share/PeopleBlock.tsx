'use client';
/** Everybody who has been let in: the owner, people added, and visitors who came by a link. */
import { useEffect, useRef } from 'react';
import { type DocumentId, isMemberId, type PersonId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { MemberView, SharingView, VisitorView } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Block } from './Block.tsx';
import { GivenPerson } from './GivenPerson.tsx';
import { InviteForm } from './InviteForm.tsx';
import { linkName } from './link-facts.ts';
import styles from './PeopleBlock.module.css';
import { PersonRow } from './PersonRow.tsx';
import { useShareMessages } from './share-messages.tsx';
import type { Attempt } from './use-attempt.ts';
import { useInvite } from './use-invite.ts';
import type { Links } from './use-links.ts';
import { type Members, useMembers } from './use-members.ts';

export interface PeopleBlockProps {
  readonly id: DocumentId;
  /** Who looks. */
  readonly personId: PersonId | null;
  readonly view: SharingView;
  readonly attempt: Attempt;
  readonly links: Links;
  readonly limits: Pick<Limits, 'labelCharsMax' | 'requestCharsMax'>;
  /** The field that adds people gets the focus. */
  readonly isFirst: boolean;
}

export function PeopleBlock(props: PeopleBlockProps) {
  const { id, personId, view, attempt, links } = props;
  const { people } = useShareMessages();
  const members = useMembers(id, attempt);
  const invite = useInvite(id, attempt);
  const list = useRef<HTMLUListElement>(null);
  const count = view.members.length + view.visitors.length + view.requests.length;
  useEffect(() => {
    // Whoever is removed takes the menu along that had the focus.
    if (document.activeElement === document.body) list.current?.focus();
  }, [count]);
  const mayInvite = personId !== null && isMemberId(personId);
  return (
    <Block title={people.title}>
      {mayInvite ? (
        <InviteForm
          id={id}
          labelCharsMax={props.limits.labelCharsMax}
          messageCharsMax={props.limits.requestCharsMax}
          isFirst={props.isFirst}
          invite={invite}
          links={links}
        />
      ) : null}
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
      {mayInvite ? null : <p className={styles.hint}>{people.hint}</p>}
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
  const { role, name, hue, pictureId, isGuest } = member;
  if (role === 'owner' || role === 'none') {
    return (
      <PersonRow name={name} hue={hue} pictureId={pictureId} isSelf={isSelf} isGuest={isGuest}>
        <span className={styles.role}>{roles[role]}</span>
      </PersonRow>
    );
  }
  return (
    <GivenPerson
      person={member}
      role={role}
      isSelf={isSelf}
      onRole={(chosen) => members.setRole(member, chosen, role)}
      onRemove={() => members.remove(member, false)}
      onOwner={() => members.makeOwner(member)}
    />
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
  const role = link?.role ?? 'viewer';
  const note =
    link === undefined ? '' : fill(words.people.cameBy, { label: linkName(link, words) });
  return (
    <GivenPerson
      person={visitor}
      role={role}
      isSelf={isSelf}
      note={note}
      onRole={(chosen) => members.setRole(visitor, chosen, null)}
      onKeep={() => members.keep(visitor, role)}
      onRemove={() => members.remove(visitor, true)}
      onOwner={() => members.makeOwner(visitor)}
    />
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
