'use client';
/** Who gets into the document: as the page was made, then as the share dialog or a look now and then learns it. */
import { useCallback, useEffect, useState } from 'react';
import type { DocumentId } from '../../../../lib/core/ids.ts';
import type { Reach } from '../../../../lib/core/sharing.ts';
import { fetchDocument } from '../../../_share/api.ts';
import type { DocumentAccess, ShareState } from '../../../_share/share-state.ts';

/** How often is looked whether somebody asks to be let in. */
const LOOK_MS = 30_000;

export function useAccess(first: DocumentAccess, id: DocumentId, mayShare: boolean) {
  const [access, setAccess] = useState(first);
  const onState = useCallback(
    (state: ShareState, reach: Reach, requestCount: number) =>
      setAccess((before) => ({ ...before, state, reach, requestCount })),
    [],
  );
  useEffect(() => {
    if (!mayShare) return;
    const stop = new AbortController();
    const { signal } = stop;
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      fetchDocument(id, signal).then(
        ({ requestCount }) => setAccess((before) => ({ ...before, requestCount })),
        // What failed is tried again soon, and nobody waits for it.
        () => undefined,
      );
    };
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener('visibilitychange', look, { signal });
    addEventListener('focus', look, { signal });
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [id, mayShare]);
  return { access, onState };
}
