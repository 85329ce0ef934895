/** What of the documents that somebody may open is in that person's list. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import type { Documents } from '../ports.ts';
import { accessDocument, type AccessNeeds } from './access-document.ts';
import type { VisitServices } from './asking-services.ts';

export interface VisitNeeds extends AccessNeeds {
  readonly documents: Pick<Documents, 'find' | 'noteOpened' | 'forgetOpened'>;
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
  };
}

function expectPerson(actor: Actor): PersonId {
  const personId = personOf(actor);
  if (personId === null) throw new AppError('not_allowed', 'nobody who could have a list');
  return personId;
}
