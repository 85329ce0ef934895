'use client';
/** Who is here, as a list that changes a few times a second at most. */
import { useEffect, useState } from 'react';
import type { Collab } from '../../../../lib/client/collab.ts';
import type { Profile } from '../../../../lib/core/actor.ts';
import { isMemberId, type PersonId } from '../../../../lib/core/ids.ts';
import { browserClock } from './browser-clock.ts';
import type { CaretActivity } from './caret-activity.ts';
import { peopleFrom, type Person } from './people.ts';

/** Carets move with every key; faces need not. */
const GATHER_MS = 250;
/** "Typing" and "idle" also change when nothing arrives. */
const REFRESH_MS = 3_000;

export function usePeople(
  collab: Collab,
  activity: CaretActivity,
  own: { readonly personId: PersonId | null; readonly profile: Profile },
): readonly Person[] {
  const [people, setPeople] = useState<readonly Person[]>([]);
  const { personId, profile } = own;

  useEffect(() => {
    const look = () =>
      peopleFrom({
        states: collab.awareness.getStates(),
        ownClientId: collab.doc.clientID,
        ownKey: personId ?? `c${collab.doc.clientID}`,
        own: profile,
        isOwnGuest: personId === null || !isMemberId(personId),
        movedAtMs: (clientId) => activity.movedAtMs(clientId),
        nowMs: browserClock.nowMs(),
      });
    const refresh = () => {
      const next = look();
      setPeople((before) => (isSame(before, next) ? before : next));
    };
    let cancel: (() => void) | null = null;
    const gather = () => {
      cancel ??= browserClock.after(GATHER_MS, () => {
        cancel = null;
        refresh();
      });
    };
    refresh();
    const stop = activity.subscribe(gather);
    const timer = setInterval(refresh, REFRESH_MS);
    return () => {
      stop();
      cancel?.();
      clearInterval(timer);
    };
  }, [collab, activity, personId, profile]);

  return people;
}

function isSame(a: readonly Person[], b: readonly Person[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
