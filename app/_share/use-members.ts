'use client';
/** People let into a document: what they may do, and whether they stay. */
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import type { GrantedRole } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { changeMember, removeMember } from './api.ts';
import { makeOwner } from './people-api.ts';
import { useShareMessages } from './share-messages.tsx';
import { replacedBy, unchanged, withMemberRole, withoutPerson } from './sharing-edits.ts';
import type { Attempt } from './use-attempt.ts';

interface Named {
  readonly personId: PersonId;
  readonly name: string;
}

export interface Members {
  /** `before`: what it was, for the way back; null: there is none. */
  readonly setRole: (person: Named, role: GrantedRole, before: GrantedRole | null) => void;
  /** Who came by a link stays with what it gives, whatever becomes of it. */
  readonly keep: (person: Named, role: GrantedRole) => void;
  /** `isVisitor`: came by a link, and could come by it again. */
  readonly remove: (person: Named, isVisitor: boolean) => void;
  /** Whoever asks for this may share the document no longer. */
  readonly makeOwner: (person: Named) => void;
}

export function useMembers(id: DocumentId, attempt: Attempt): Members {
  const { ownership, people, roles, undo } = useShareMessages();
  const nameOf = ({ name }: Named) => name || people.nameless;
  const setRole: Members['setRole'] = (person, role, before) => {
    const message = fill(people.roleChanged, { name: nameOf(person), role: roles[role] });
    const action =
      before === null ? {} : { action: { label: undo, run: () => setRole(person, before, null) } };
    void attempt(
      withMemberRole(person.personId, role),
      async () => replacedBy(await changeMember(id, person.personId, role)),
      { message, ...action },
    );
  };
  return {
    setRole,
    keep: (person, role) =>
      void attempt(
        unchanged,
        async () => replacedBy(await changeMember(id, person.personId, role)),
        { message: fill(people.kept, { name: nameOf(person) }) },
      ),
    remove: (person, isVisitor) => {
      const edit = withoutPerson(person.personId);
      const words = isVisitor ? people.visitorRemoved : people.removed;
      void attempt(edit, () => removeMember(id, person.personId).then(() => edit), {
        message: fill(words, { name: nameOf(person) }),
      });
    },
    makeOwner: (person) =>
      void attempt(unchanged, () => makeOwner(id, person.personId).then(() => unchanged), {
        message: fill(ownership.done, { name: nameOf(person) }),
      }),
  };
}
