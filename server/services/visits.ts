/** What of the documents that somebody may open is in that person's list. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import type { Documents, People } from '../ports.ts';
import type { Sharing } from '../sharing-ports.ts';
import { accessDocument, type AccessNeeds } from './access-document.ts';
import type { VisitServices } from './asking-services.ts';

export interface VisitNeeds extends AccessNeeds {
  readonly documents: Pick<Documents, 'find' | 'noteOpened' | 'forgetOpened'>;
  readonly sharing: AccessNeeds['sharing'] & Pick<Sharing, 'messageTo' | 'forgetMessage'>;
  readonly people: Pick<People, 'find'>;
}

export function makeVisits(needs: VisitNeeds): VisitServices {
  const visited = async (actor: Actor, id: string) => {
    const { record } = await accessDocument(needs, actor, id, 'read');
    return { documentId: record.id, personId: expectPerson(actor) };
  };
  return {
    async forget(actor, id) {
      const { documentId, personId } = await visited(actor, id);
      await needs.documents.forgetOpened(documentId, personId);
    },
    async note(actor, id) {
      const { documentId, personId } = await visited(actor, id);
      await needs.documents.noteOpened(documentId, personId, needs.clock.nowMs());
    },
    async greeting(actor, id) {
      const { record } = await accessDocument(needs, actor, id, 'read');
      // Only members are added by name.
      if (actor.is !== 'member' || record.ownerId === null) return null;
      const message = await needs.sharing.messageTo(record.id, actor.personId);
      if (message === '') return null;
      const owner = await needs.people.find(record.ownerId);
      return { from: owner?.name ?? '', message };
    },
    async forgetGreeting(actor, id) {
      const { documentId, personId } = await visited(actor, id);
      await needs.sharing.forgetMessage(documentId, personId);
    },
  };
}

function expectPerson(actor: Actor): PersonId {
  const personId = personOf(actor);
  if (personId === null) throw new AppError('not_allowed', 'nobody who could have a list');
  return personId;
}
