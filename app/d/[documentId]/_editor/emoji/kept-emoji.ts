/** The emoji this person chose last, and the skin they have there; kept by the browser. */
import { recall, remember } from '../../../../_ui/kept-profile.ts';
import { isTone, type Tone } from './emoji-tone.ts';

/** Two rows of the picker. */
const RECENT_MAX = 16;
const RECENT_KEY = 'sheaf.emoji-recent';
const TONE_KEY = 'sheaf.emoji-tone';

/** Characters without tone, the last one first. Anybody may have written them: look them up. */
export function recentEmoji(): string[] {
  return (recall(RECENT_KEY) ?? '').split(' ').filter(Boolean).slice(0, RECENT_MAX);
}

export function keepRecent(character: string): void {
  const others = recentEmoji().filter((each) => each !== character);
  remember(RECENT_KEY, [character, ...others].slice(0, RECENT_MAX).join(' '));
}

export function keptTone(): Tone {
  const kept = Number(recall(TONE_KEY) ?? 0);
  return isTone(kept) ? kept : 0;
}

export function keepTone(tone: Tone): void {
  remember(TONE_KEY, String(tone));
}
