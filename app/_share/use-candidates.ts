'use client';
/** Members of the workspace that fit what is being typed. */
import { useEffect, useState } from 'react';
import type { DocumentId } from '../../lib/core/ids.ts';
import type { CandidateView } from '../../lib/core/sharing.ts';
import { type Failure, failureOf } from '../_request/ask.ts';
import { fetchCandidates } from './people-api.ts';

/** Typing settles this long before the server is asked. */
const QUIET_MS = 180;

export interface Candidates {
  readonly candidates: readonly CandidateView[];
  /** This is the answer to what is typed now, and not to its beginning. */
  readonly isSettled: boolean;
  /** Why there is no answer. */
  readonly failure: Failure | null;
}

interface Answer extends Omit<Candidates, 'isSettled'> {
  readonly search: string;
}

const NOTHING: Answer = { search: '', candidates: [], failure: null };

export function useCandidates(id: DocumentId, typed: string): Candidates {
  const search = typed.trim();
  const [answer, setAnswer] = useState(NOTHING);
  useEffect(() => {
    if (search === '') return;
    const run = new AbortController();
    const tell = (told: Omit<Answer, 'search'>) => {
      if (!run.signal.aborted) setAnswer({ search, ...told });
    };
    const timer = setTimeout(() => {
      fetchCandidates(id, search, run.signal).then(
        (candidates) => tell({ candidates, failure: null }),
        (error: unknown) => tell({ candidates: [], failure: failureOf(error) }),
      );
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      run.abort();
    };
  }, [id, search]);
  // While more is typed, the answer to its beginning stays, so that nothing flickers.
  const isFit = answer.search !== '' && search.startsWith(answer.search);
  const { candidates, failure } = isFit ? answer : NOTHING;
  return { candidates, failure, isSettled: answer.search === search };
}
