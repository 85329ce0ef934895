'use client';
/** Lets several people in at once, with one note and one way back for all of them. */
import type { DocumentId } from '../../lib/core/ids.ts';
import type { CandidateView, GrantedRole } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { useMessages } from '../_ui/messages.tsx';
import { useToast } from '../_ui/toasts.tsx';
import { removeMember } from './api.ts';
import { addMember } from './people-api.ts';
import { useShareMessages } from './share-messages.tsx';
import { replacedBy, unchanged, withoutPerson } from './sharing-edits.ts';
import type { Attempt } from './use-attempt.ts';

/** @returns who could not be added; why has been said. */
export type Invite = (
  people: readonly CandidateView[],
  role: GrantedRole,
  message: string,
) => Promise<readonly CandidateView[]>;

export function useInvite(id: DocumentId, attempt: Attempt): Invite {
  const { invite, people: words, roles, undo } = useShareMessages();
  const { language } = useMessages();
  const showToast = useToast();
  const takeBack = async (added: readonly CandidateView[]) => {
    for (const { personId } of added) {
      const edit = withoutPerson(personId);
      await attempt(edit, () => removeMember(id, personId).then(() => edit), {
        message: invite.undone,
      });
    }
  };
  return async (people, role, message) => {
    const added: CandidateView[] = [];
    for (const person of people) {
      const add = async () => replacedBy(await addMember(id, person.personId, role, message));
      if (await attempt(unchanged, add, null)) added.push(person);
    }
    if (added.length > 0) {
      const names = added.map(({ name }) => name || words.nameless);
      const list = new Intl.ListFormat(language.tag, { type: 'conjunction' }).format(names);
      showToast({
        message: fill(invite.added, { names: list, role: roles[role] }),
        action: { label: undo, run: () => void takeBack(added) },
        key: 'sharing',
      });
    }
    return people.filter((person) => !added.includes(person));
  };
}
