/** Name and colour as this browser remembers them, for the next visit as somebody new. */
import type { Profile } from '../../lib/core/actor.ts';
import { PRESENCE_PALETTE } from '../../lib/core/palette.ts';

const PROFILE_KEY = 'sheaf.profile';

/** Anybody may have written it, so it is checked. */
export function keptProfile(): Profile | null {
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

export function keepProfile(profile: Profile): void {
  remember(PROFILE_KEY, JSON.stringify(profile));
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is switched off.
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is switched off or full: the server remembers, and the worst is being asked again.
  }
}
