/** Where a place among letters is, once they were taken and written elsewhere. */
import * as Y from 'yjs';
import type { Carried } from './carry.ts';
import type { Bereft } from './changed-texts.ts';
import { indexOfLetter } from './letters.ts';
import { movedLetter, type NewPlace } from './moves.ts';

/** @returns null: the place stayed, or is nowhere any more. */
export function followedPlace(
  carried: readonly Carried[],
  { item, type, assoc }: Y.RelativePosition,
): Y.RelativePosition | null {
  for (const each of carried) {
    if (item !== null) {
      const letter = newLetter(each, item);
      if (letter !== null) return beside(letter, assoc < 0 ? 1 : 0);
    } else if (type !== null && isText(each.bereft, type)) {
      // Without a letter it is one of the ends of a text: that which has none beside it.
      return assoc < 0 ? atStart(each) : atEnd(each);
    }
  }
  return null;
}

function newLetter({ bereft, moves, parts }: Carried, { client, clock }: Y.ID): NewPlace | null {
  for (const { part, place } of parts) {
    const offset = clock - part.id.clock;
    const isIn = client === part.id.client && offset >= 0 && offset < part.letters.length;
    if (isIn) return shifted(place, offset);
  }
  const offset = bereft.taken.offsetOf({ client, clock });
  return offset === null ? null : movedLetter(moves, offset);
}

function isText({ text }: Bereft, id: Y.ID): boolean {
  return text._item !== null && Y.compareIDs(text._item.id, id);
}

function atStart({ bereft: { text, taken }, moves, parts, successor }: Carried) {
  if (text._item?.deleted !== true) return null;
  const first = parts[0];
  if (first?.part.at === 0) return beside(first.place, 0);
  if (taken.length > 0) return beside(movedLetter(moves, 0), 0);
  return startOf(successor);
}

function atEnd({ bereft: { taken, isTakenToEnd }, moves, parts, successor }: Carried) {
  if (!isTakenToEnd) return null;
  const last = parts.at(-1);
  if (last?.part.at === taken.length) {
    return beside(shifted(last.place, last.part.letters.length - 1), 1);
  }
  if (taken.length > 0) return beside(movedLetter(moves, taken.length - 1), 1);
  return startOf(successor);
}

function startOf(text: Y.XmlText | null): Y.RelativePosition | null {
  return text === null ? null : Y.createRelativePositionFromTypeIndex(text, 0);
}

function shifted({ text, id }: NewPlace, offset: number): NewPlace {
  return { text, id: Y.createID(id.client, id.clock + offset) };
}

/** Before a letter: 0; behind it: 1. */
function beside(letter: NewPlace | null, offset: 0 | 1): Y.RelativePosition | null {
  if (letter === null) return null;
  const index = indexOfLetter(letter.text, letter.id);
  if (index === null) return null;
  return Y.createRelativePositionFromTypeIndex(letter.text, index + offset);
}
