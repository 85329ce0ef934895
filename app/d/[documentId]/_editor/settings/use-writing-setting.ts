'use client';
/** One of the settings, as it is now in any tab. */
import { useSyncExternalStore } from 'react';
import { SETTINGS_EVENT, type WritingSetting, writingSettings } from './writing-settings.ts';

export function useWritingSetting(setting: WritingSetting): boolean {
  return useSyncExternalStore(
    follow,
    () => writingSettings()[setting],
    () => true,
  );
}

function follow(tell: () => void): () => void {
  window.addEventListener(SETTINGS_EVENT, tell);
  window.addEventListener('storage', tell);
  return () => {
    window.removeEventListener(SETTINGS_EVENT, tell);
    window.removeEventListener('storage', tell);
  };
}
