'use client';
/** Opens the shared document while the page is there, and reads single facts of its status. */
import { useCallback, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { browserCopies } from '../../../../lib/client/browser-copies.ts';
import { type Collab, type CollabStatus, openCollab } from '../../../../lib/client/collab.ts';
import { browserClock } from './browser-clock.ts';
import type { EditorProps } from './page-props.ts';

export interface OpenCollab {
  /** null until the page is mounted. */
  readonly collab: Collab | null;
  /** Leaves this copy behind and begins a fresh one from the server's. */
  readonly startOver: () => Promise<void>;
}

export function useCollab(props: EditorProps): OpenCollab {
  const [collab, setCollab] = useState<Collab | null>(null);
  const current = useRef<Collab | null>(null);
  const first = useRef(props);

  const take = useCallback((next: Collab | null) => {
    current.current = next;
    setCollab(next);
  }, []);

  // Before anything is painted: the text of the server moves once less.
  useLayoutEffect(() => {
    const { documentId, epoch, personId, formerIds, profile, limits, role } = first.current;
    take(
      openCollab({
        socketUrl: socketUrl(),
        documentId,
        epoch,
        personId,
        formerIds,
        profile,
        limits,
        role,
        clock: browserClock,
        storage: 'indexedDB' in window ? browserCopies(browserClock) : null,
      }),
    );
    return () => {
      current.current?.destroy();
      take(null);
    };
  }, [take]);

  const startOver = useCallback(async () => {
    const next = await current.current?.startOver();
    if (next !== undefined) take(next);
  }, [take]);

  return { collab, startOver };
}

/** Renders again only when the chosen fact changes, not on every keystroke. */
export function useCollabStatus<Fact>(
  collab: Collab,
  choose: (status: CollabStatus) => Fact,
): Fact {
  return useSyncExternalStore(collab.subscribe, () => choose(collab.getStatus()));
}

function socketUrl(): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/collab`;
}
