/** The colours of skin that emoji of people have. */

/** 0: the yellow they have by themselves; else from light to dark (Unicode's Fitzpatrick types). */
export const TONES = [0, 1, 2, 3, 4, 5] as const;
export type Tone = (typeof TONES)[number];

const FIRST_MODIFIER = 0x1f3fb;
/** Every person in it gets the colour, but for hands held between two. */
const COLOURED = /(?<!\u200D)\u{1F91D}|(?!\u{1F91D})\p{Emoji_Modifier_Base}/gu;
/** A coloured sign needs nothing that says it is an emoji. */
const NEEDLESS = /([\u{1F3FB}-\u{1F3FF}])\uFE0F/gu;

export function isTone(value: number): value is Tone {
  return TONES.some((tone) => tone === value);
}

/** @param character  of an emoji that has tones. */
export function toned(character: string, tone: Tone): string {
  if (tone === 0) return character;
  const modifier = String.fromCodePoint(FIRST_MODIFIER + tone - 1);
  return character.replaceAll(COLOURED, `$&${modifier}`).replaceAll(NEEDLESS, '$1');
}
