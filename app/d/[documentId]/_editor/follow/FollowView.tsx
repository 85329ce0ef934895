'use client';
/** Keeps the caret of one person in sight until this one goes their own way. */
import { useEffect, useRef } from 'react';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { useToast } from '../../../../_ui/toasts.tsx';
import type { Collab } from '../../../../../lib/client/collab.ts';
import type { Profile } from '../../../../../lib/core/actor.ts';
import type { PersonId } from '../../../../../lib/core/ids.ts';
import { presenceColor } from '../../../../../lib/core/palette.ts';
import { fill } from '../../../../../lib/i18n/phrase.ts';
import { browserClock } from '../browser-clock.ts';
import type { CaretActivity } from '../caret-activity.ts';
import { nameInWords, type Person } from '../people.ts';
import { usePeople } from '../use-people.ts';
import { useEscape } from '../views/use-escape.ts';
import { ViewPill } from '../views/ViewPill.tsx';
import styles from './FollowView.module.css';
import { isOwnMove } from './own-move.ts';
import { keepInSight } from './show-caret.ts';

export interface FollowViewProps {
  readonly collab: Collab;
  readonly activity: CaretActivity;
  readonly personId: PersonId | null;
  readonly profile: Profile;
  /** As the person was when it was chosen. */
  readonly followed: Person;
  readonly onEnd: () => void;
}

/** The caret is drawn a little after its place is known. */
const DRAWN_MS = 40;
/** A connection that breaks for a moment takes nobody away. */
const GONE_MS = 6_000;
const OWN_MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

export function FollowView(props: FollowViewProps) {
  const { collab, activity, personId, profile, followed, onEnd } = props;
  const { follow: words, presence } = useEditorMessages();
  const people = usePeople(collab, activity, { personId, profile });
  const now = people.find(({ key }) => key === followed.key);
  const person = now ?? followed;
  const name = nameInWords(person, presence);
  useEscape(onEnd);
  useOwnMoves(onEnd);
  useCaretInSight(activity, person.caretClientId);
  useLeaving(now === undefined && people.length > 0, fill(words.left, { name }), onEnd);

  const color = presenceColor(person.hue).hex;
  return (
    <>
      <div className={styles.frame} style={{ borderColor: color }} aria-hidden />
      <ViewPill end={words.stop} onEnd={onEnd} color={color}>
        {fill(words.following, { name })}
      </ViewPill>
    </>
  );
}

function useCaretInSight(activity: CaretActivity, clientId: number | null): void {
  useEffect(() => {
    if (clientId === null) return;
    let cancel: (() => void) | null = null;
    const look = () => {
      cancel = null;
      keepInSight(clientId);
    };
    look();
    const stop = activity.subscribe((clientIds) => {
      if (clientIds.includes(clientId)) cancel ??= browserClock.after(DRAWN_MS, look);
    });
    return () => {
      stop();
      cancel?.();
    };
  }, [activity, clientId]);
}

function useOwnMoves(onEnd: () => void): void {
  useEffect(() => {
    const look = (event: Event) => {
      if (isOwnMove(event)) onEnd();
    };
    const options = { capture: true, passive: true };
    for (const name of OWN_MOVES) window.addEventListener(name, look, options);
    return () => {
      for (const name of OWN_MOVES) window.removeEventListener(name, look, options);
    };
  }, [onEnd]);
}

function useLeaving(isGone: boolean, message: string, onEnd: () => void): void {
  const toast = useToast();
  const leave = useRef(() => {});
  useEffect(() => {
    leave.current = () => {
      toast({ message, key: 'follow' });
      onEnd();
    };
  });
  useEffect(() => {
    if (!isGone) return;
    return browserClock.after(GONE_MS, () => leave.current());
  }, [isGone]);
}
