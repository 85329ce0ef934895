/** The twelve colours people write in; a `hue` of a profile is an index into it. */

/** White text on each reaches at least 5:1 (WCAG 2.2); order around the colour circle. */
export const PRESENCE_PALETTE = [
  { name: 'red', hex: '#B3261E' },
  { name: 'orange', hex: '#AD4F14' },
  { name: 'ochre', hex: '#856000' },
  { name: 'olive', hex: '#587500' },
  { name: 'green', hex: '#2E7D32' },
  { name: 'teal', hex: '#00796B' },
  { name: 'cyan', hex: '#00708A' },
  { name: 'blue', hex: '#1565C0' },
  { name: 'indigo', hex: '#4A4FC4' },
  { name: 'violet', hex: '#7A3FC0' },
  { name: 'magenta', hex: '#A0308A' },
  { name: 'rose', hex: '#B02A5B' },
] as const;

export type PresenceColor = (typeof PRESENCE_PALETTE)[number];

/** Any number gives a colour: hues come from other people's browsers. */
export function presenceColor(hue: number): PresenceColor {
  const count = PRESENCE_PALETTE.length;
  const at = Number.isFinite(hue) ? ((Math.trunc(hue) % count) + count) % count : 0;
  return PRESENCE_PALETTE[at] ?? PRESENCE_PALETTE[0];
}

/** One or two letters for a face: first letters of the first and last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
