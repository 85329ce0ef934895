'use client';
/** Name and colour of this person: kept by the server, and by the browser for another visit. */
import { useCallback, useEffect, useState } from 'react';
import { useToast } from '../../../_ui/toasts.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import type { Profile } from '../../../../lib/core/actor.ts';
import { PRESENCE_PALETTE } from '../../../../lib/core/palette.ts';
import { RequestFailed, saveProfile } from '../../../_home/api.ts';
import type { EditorProps } from './page-props.ts';

const PROFILE_KEY = 'sheaf.profile';
const SKIPPED_KEY = 'sheaf.name-skipped';

export interface OwnProfile {
  readonly profile: Profile;
  /** null: nobody asks for a name now. */
  readonly prompt: 'first' | 'asked' | null;
  /** What the field starts with. */
  readonly suggestion: Profile;
  readonly save: (profile: Profile) => void;
  readonly skip: () => void;
  readonly ask: () => void;
}

export function useProfile(first: EditorProps['profile'], collab: Collab | null): OwnProfile {
  const { name } = useEditorMessages();
  const toast = useToast();
  const [profile, setProfile] = useState<Profile>({ name: first.name, hue: first.hue });
  const [prompt, setPrompt] = useState<OwnProfile['prompt']>(null);
  const [suggestion, setSuggestion] = useState<Profile>(profile);

  useEffect(() => {
    if (first.hasName) return;
    const kept = keptProfile();
    if (kept !== null) setSuggestion(kept);
    if (recall(SKIPPED_KEY) === null) setPrompt('first');
  }, [first.hasName]);

  const save = useCallback(
    (next: Profile) => {
      setProfile(next);
      setSuggestion(next);
      setPrompt(null);
      remember(PROFILE_KEY, JSON.stringify(next));
      collab?.setProfile(next);
      saveProfile(next).catch((error: unknown) => {
        if (!(error instanceof RequestFailed)) throw error;
        toast({ message: name.failed, tone: 'danger', key: 'profile' });
      });
    },
    [collab, toast, name.failed],
  );
  const skip = useCallback(() => {
    setPrompt(null);
    remember(SKIPPED_KEY, '1');
  }, []);
  const ask = useCallback(() => setPrompt('asked'), []);

  return { profile, prompt, suggestion, save, skip, ask };
}

/** What this browser remembers; anybody may have written it, so it is checked. */
function keptProfile(): Profile | null {
  const text = recall(PROFILE_KEY);
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null || !('name' in kept) || !('hue' in kept))
      return null;
    const { name, hue } = kept;
    if (typeof name !== 'string' || typeof hue !== 'number') return null;
    return hue >= 0 && hue < PRESENCE_PALETTE.length ? { name, hue: Math.trunc(hue) } : null;
  } catch {
    return null; // Not JSON: something else wrote under this key.
  }
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is switched off.
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is switched off or full: the server remembers, and the worst is being asked again.
  }
}
