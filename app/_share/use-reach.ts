'use client';
/** Whom the plain address lets in: changing it, with a way back in the note. */
import type { DocumentId } from '../../lib/core/ids.ts';
import type { GrantedRole, Reach, SharingView } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { changeReach } from './api.ts';
import { useShareMessages } from './share-messages.tsx';
import { replacedBy, withReach, withReachRole } from './sharing-edits.ts';
import type { Attempt } from './use-attempt.ts';

export function useReach(id: DocumentId, view: SharingView, attempt: Attempt) {
  const words = useShareMessages();
  const undo = (run: () => void) => ({ action: { label: words.undo, run } });

  const setReach = (reach: Reach, before: Reach | null) =>
    void attempt(withReach(reach), async () => replacedBy(await changeReach(id, { reach })), {
      message: words.access.changed[reach],
      ...(before === null ? {} : undo(() => setReach(before, null))),
    });
  const setRole = (reachRole: GrantedRole, before: GrantedRole | null) =>
    void attempt(
      withReachRole(reachRole),
      async () => replacedBy(await changeReach(id, { reachRole })),
      {
        message: fill(words.access.roleChanged, { role: words.roles[reachRole] }),
        ...(before === null ? {} : undo(() => setRole(before, null))),
      },
    );
  return {
    setReach: (reach: Reach) => reach !== view.reach && setReach(reach, view.reach),
    setRole: (role: GrantedRole) => role !== view.reachRole && setRole(role, view.reachRole),
  };
}
