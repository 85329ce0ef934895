/** A person in the text: an id, and the name of the time at which it was written. */
import { parsePersonId, type PersonId } from '../../core/ids.ts';

const NAME_CHARS_MAX = 80;
// What could turn the line around, or break it.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

export interface Mention {
  /** null: nobody that could be asked for. */
  readonly person: PersonId | null;
  /** One line; may be empty. */
  readonly name: string;
}

export function mentionOf(attributes: Readonly<Record<string, unknown>> = {}): Mention {
  const { person, name } = attributes;
  return {
    person: typeof person === 'string' ? parsePersonId(person) : null,
    name: labelOf(name, NAME_CHARS_MAX),
  };
}

/** One short line of text; empty for anything that is none. */
export function labelOf(value: unknown, charsMax: number): string {
  if (typeof value !== 'string') return '';
  const line = value
    .slice(0, 4 * charsMax)
    .replace(UNSEEN, ' ')
    .trim();
  return Array.from(line).slice(0, charsMax).join('');
}
