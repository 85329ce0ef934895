'use client';
/** The hosts whose pictures are shown, as they are now in any tab. */
import { useMemo, useSyncExternalStore } from 'react';
import { hostsIn, keptHosts, watchHosts } from './shown-hosts.ts';

export function useShownHosts(): readonly string[] {
  const kept = useSyncExternalStore(watchHosts, keptHosts, () => '');
  return useMemo(() => hostsIn(kept), [kept]);
}
