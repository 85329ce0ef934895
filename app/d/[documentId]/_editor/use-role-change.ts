'use client';
/** Follows what this person may do while the page is open. */
import { useEffect, useState } from 'react';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { useToast } from '../../../_ui/toasts.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import { may } from '../../../../lib/core/policy.ts';
import { useCollabStatus } from './use-collab.ts';

/** @returns whether this person could write here before and cannot any more. */
export function useRoleChange(collab: Collab, startOver: () => Promise<void>): boolean {
  const { readOnly } = useEditorMessages();
  const toast = useToast();
  const isWriter = useCollabStatus(collab, ({ role }) => may(role, 'edit'));
  const [wasWriter, setWasWriter] = useState(isWriter);
  const [isDemoted, setIsDemoted] = useState(false);

  useEffect(() => {
    if (isWriter === wasWriter) return;
    setWasWriter(isWriter);
    setIsDemoted(!isWriter);
    if (isWriter) toast({ message: readOnly.lifted, key: 'role' });
  }, [isWriter, wasWriter, toast, readOnly.lifted]);

  // Still a reader, but what was on its way came too late: goes on from the server's copy, beside
  // which the text that nobody else has is offered.
  const isLeftBehind = useCollabStatus(
    collab,
    ({ role, save }) =>
      may(role, 'read') && save.is === 'read-only' && save.reason === 'not_allowed',
  );
  useEffect(() => {
    if (isLeftBehind) void startOver();
  }, [isLeftBehind, startOver]);

  return isDemoted;
}
