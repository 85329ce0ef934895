'use client';
/** Name and colour of this person: kept by the server, and by the browser for another visit. */
import { useCallback, useEffect, useState } from 'react';
import { useToast } from '../../../_ui/toasts.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import type { Profile } from '../../../../lib/core/actor.ts';
import { saveProfile } from '../../../_home/api.ts';
import { RequestFailed } from '../../../_request/ask.ts';
import { keepProfile, keptProfile, recall, remember } from '../../../_ui/kept-profile.ts';
import type { EditorProps } from './page-props.ts';

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
      keepProfile(next);
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
