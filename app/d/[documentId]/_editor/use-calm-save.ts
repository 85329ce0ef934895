'use client';
/** The save state without the flicker of every keystroke being stored within milliseconds. */
import { useEffect, useRef, useState } from 'react';
import type { Collab } from '../../../../lib/client/collab.ts';
import type { SaveState } from '../../../../lib/client/save-state.ts';
import { browserClock } from './browser-clock.ts';

/** "Saved" is said only after this much quiet; every other state is said at once. */
const QUIET_MS = 400;

export function useCalmSave(collab: Collab): SaveState {
  const [shown, setShown] = useState(() => collab.getStatus().save);
  const current = useRef(shown);

  useEffect(() => {
    let cancel = () => {};
    const show = (next: SaveState) => {
      if (current.current.is === 'saving' && next.is === 'saving') return;
      current.current = next;
      setShown(next);
    };
    const look = () => {
      const next = collab.getStatus().save;
      cancel();
      cancel = () => {};
      if (next === current.current) return;
      const isSettling = next.is === 'saved' && current.current.is === 'saving';
      if (isSettling) cancel = browserClock.after(QUIET_MS, () => show(next));
      else show(next);
    };
    look();
    const stop = collab.subscribe(look);
    return () => {
      stop();
      cancel();
    };
  }, [collab]);

  return shown;
}
