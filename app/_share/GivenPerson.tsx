'use client';
/** Somebody who was let in: what they may do, whether they stay, whether they own it from now on. */
import { useRef, useState } from 'react';
import { isMemberId } from '../../lib/core/ids.ts';
import type { GrantedRole, VisitorView } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { PersonRole } from './PersonRole.tsx';
import { PersonRow } from './PersonRow.tsx';
import { Question } from './Question.tsx';
import { useShareMessages } from './share-messages.tsx';

export interface GivenPersonProps {
  readonly person: Pick<VisitorView, 'personId' | 'name' | 'hue' | 'pictureId'>;
  readonly role: GrantedRole;
  readonly isSelf: boolean;
  readonly note?: string;
  readonly onRole: (role: GrantedRole) => void;
  readonly onKeep?: () => void;
  readonly onRemove: () => void;
  readonly onOwner: () => void;
}

export function GivenPerson(props: GivenPersonProps) {
  const { person, role, isSelf, note, onRole, onKeep, onRemove, onOwner } = props;
  const { ownership, people } = useShareMessages();
  const [isAsking, setIsAsking] = useState(false);
  const select = useRef<HTMLDivElement>(null);
  const name = person.name || people.nameless;
  // A guest is a cookie: with it the document would be lost.
  const mayOwn = isMemberId(person.personId);
  return (
    <PersonRow
      name={person.name}
      hue={person.hue}
      pictureId={person.pictureId}
      isSelf={isSelf}
      isGuest={!isMemberId(person.personId)}
      {...(note === undefined ? {} : { note })}
      below={
        isAsking ? (
          <Question
            title={fill(ownership.title, { name })}
            body={fill(ownership.body, { name })}
            yes={ownership.yes}
            no={ownership.no}
            onYes={() => {
              setIsAsking(false);
              onOwner();
            }}
            onNo={() => {
              setIsAsking(false);
              select.current?.querySelector('button')?.focus();
            }}
          />
        ) : null
      }
    >
      <div ref={select}>
        <PersonRole
          name={person.name}
          role={role}
          onRole={onRole}
          {...(onKeep === undefined ? {} : { onKeep })}
          {...(mayOwn ? { onOwner: () => setIsAsking(true) } : {})}
          onRemove={onRemove}
        />
      </div>
    </PersonRow>
  );
}
