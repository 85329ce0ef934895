/** The count in words: of the whole, and of what is selected in it. */
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import { fill, plural } from '../../../../lib/i18n/phrase.ts';
import { type Count, minutesToRead } from './count.ts';

export interface Counts {
  readonly all: Count;
  readonly selected: Count | null;
}

type Words = EditorMessages['count'];

/** @param tag  BCP 47. */
export function saidCount(words: Words, tag: string, { all, selected }: Counts): string[] {
  const say = (form: keyof Words['forms'], of: (count: Count) => number, frame: string) => {
    const whole = plural(tag, words.forms[form], of(all));
    return selected === null
      ? whole
      : fill(frame, { part: of(selected).toLocaleString(tag), whole });
  };
  // Minutes are rounded up: of one there is no part to speak of.
  const isAsLong = selected !== null && minutesToRead(selected) === minutesToRead(all);
  return [
    say('words', (count) => count.words, words.part),
    say('characters', (count) => count.characters, words.part),
    say('withoutSpaces', (count) => count.withoutSpaces, words.part),
    say('minutes', minutesToRead, isAsLong ? '{whole}' : words.minutesPart),
  ];
}
