/** The colours of people: a white label on any of them has a contrast of at least 5:1. */
export const PRESENCE_COLORS = [
  '#B3261E',
  '#AD4F14',
  '#856000',
  '#587500',
  '#2E7D32',
  '#00796B',
  '#00708A',
  '#1565C0',
  '#4A4FC4',
  '#7A3FC0',
  '#A0308A',
  '#B02A5B',
] as const;

/** Any integer is a hue: it wraps round the palette. */
export function presenceColor(hue: number): string {
  const count = PRESENCE_COLORS.length;
  return PRESENCE_COLORS[((hue % count) + count) % count] ?? PRESENCE_COLORS[0];
}
