'use client';
/** False on the server and in the first drawing of the browser, which must be equal. */
import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
