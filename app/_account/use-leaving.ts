'use client';
/** What deleting an account would mean, looked up once the dialog opens. */
import { useCallback, useEffect, useState } from 'react';
import type { LeavingView } from '../../lib/core/account.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import { type Failure, failureOf } from '../_request/ask.ts';
import { fetchLeaving } from './api.ts';

interface Known {
  /** null: not here yet. */
  readonly view: LeavingView | null;
  /** Why there is none; null while it is on its way. */
  readonly failure: Failure | null;
}

const NOTHING: Known = { view: null, failure: null };

/** @param id  null: the own account. */
export function useLeaving(id: PersonId | null): Known & { readonly reload: () => void } {
  const [known, setKnown] = useState(NOTHING);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const run = new AbortController();
    setKnown(NOTHING);
    fetchLeaving(id, run.signal).then(
      (view) => setKnown({ view, failure: null }),
      (error: unknown) => {
        if (!run.signal.aborted) setKnown({ view: null, failure: failureOf(error) });
      },
    );
    return () => run.abort();
  }, [id, tries]);
  const reload = useCallback(() => setTries((count) => count + 1), []);
  return { ...known, reload };
}
