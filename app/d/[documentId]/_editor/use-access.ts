'use client';
/** Who gets into the document: as the page was made, then as the share dialog learns it. */
import { useCallback, useState } from 'react';
import type { Reach } from '../../../../lib/core/sharing.ts';
import type { DocumentAccess, ShareState } from '../../../_share/share-state.ts';

export function useAccess(first: DocumentAccess) {
  const [access, setAccess] = useState(first);
  const onState = useCallback(
    (state: ShareState, reach: Reach) => setAccess((before) => ({ ...before, state, reach })),
    [],
  );
  return { access, onState };
}
