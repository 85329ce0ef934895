/**
 * Carries words along. Who turns a block into another kind, breaks a line or deletes it knows nothing
 * of the letters that somebody else is writing there at that moment: in Yjs they go with the block,
 * or stay where the others have left. They follow the letters beside them, and where nothing
 * followed, they get a paragraph of their own.
 */
import * as Y from 'yjs';
import { type Bereft, isNew, type Part } from './changed-texts.ts';
import { giveBack } from './give-back.ts';
import { indexOfLetter, letterAt } from './letters.ts';
import { type Move, movedLetter, type NewPlace } from './moves.ts';
import { SOURCE_HOLDERS } from '../block-texts.ts';
import { successorOf } from './successor.ts';

/** Letters that were carried, and where the first of them stands now. */
interface CarriedPart {
  readonly part: Part;
  readonly place: NewPlace;
}

/** What became of one text. */
export interface Carried {
  readonly bereft: Bereft;
  readonly moves: readonly Move[];
  readonly parts: readonly CarriedPart[];
  /** Where a text without letters goes on; null: it had some, or it does not go on. */
  readonly successor: Y.XmlText | null;
}

/** What became of a text of which others knew all; looked for only where somebody's caret was. */
export function leaveAsMoved(
  made: Y.Transaction,
  bereft: Bereft,
  findMoves: () => readonly Move[],
): Carried {
  let moves: readonly Move[] | null = null;
  return {
    bereft,
    get moves() {
      return (moves ??= findMoves());
    },
    parts: [],
    get successor() {
      return bereft.taken.length === 0 ? successorOf(bereft.text, made) : null;
    },
  };
}

/**
 * Within a transaction that follows `made`, in which the letters were taken.
 * @param moves - Where they went.
 */
export function carry(made: Y.Transaction, bereft: Bereft, moves: readonly Move[]): Carried {
  const { text, taken } = bereft;
  const successor = taken.length === 0 ? successorOf(text, made) : null;
  const isBrokenOff = (moved: Y.XmlText) => moved._item !== null && isNew(made, moved._item.id);
  return carryLetters(bereft, moves, successor, isBrokenOff);
}

/** @param isBrokenOff - Was this text made by breaking a line? */
export function carryLetters(
  bereft: Bereft,
  moves: readonly Move[],
  successor: Y.XmlText | null = null,
  isBrokenOff: (text: Y.XmlText) => boolean = () => false,
): Carried {
  const { text, unknown } = bereft;
  const places = new Map<Part, NewPlace>();
  // From the last to the first: what is put in does not move what is still to be put before it.
  for (const part of unknown.toReversed()) {
    const target = targetOf(part, { bereft, moves, successor }, isBrokenOff);
    if (target === null) continue;
    if (!part.isGone) remove(text, part);
    places.set(part, insert(target, part));
  }
  shelter(text, unknown, places);
  const parts = unknown.flatMap((part) => {
    const place = places.get(part);
    return place === undefined ? [] : [{ part, place }];
  });
  return { bereft, moves, parts, successor };
}

interface Target {
  readonly text: Y.XmlText;
  readonly index: number;
}

function targetOf(
  { at, isGone }: Part,
  { bereft: { taken }, moves, successor }: Omit<Carried, 'parts'>,
  isBrokenOff: (text: Y.XmlText) => boolean,
): Target | null {
  if (successor !== null) return { text: successor, index: 0 };
  const before = at > 0 ? targetAt(movedLetter(moves, at - 1), 1) : null;
  // What stands there still was left behind only by a line that was broken off before it.
  if (!isGone) return before !== null && isBrokenOff(before.text) ? before : null;
  return before ?? (at < taken.length ? targetAt(movedLetter(moves, at), 0) : null);
}

function targetAt(place: NewPlace | null, offset: number): Target | null {
  if (place === null) return null;
  const index = indexOfLetter(place.text, place.id);
  return index === null ? null : { text: place.text, index: index + offset };
}

function remove(text: Y.XmlText, { id, letters }: Part): void {
  const index = indexOfLetter(text, id);
  if (index !== null) text.delete(index, letters.length);
}

function insert({ text, index }: Target, { letters, attributes }: Part): NewPlace {
  const { parent } = text;
  const isSource = parent instanceof Y.XmlElement && SOURCE_HOLDERS.has(parent.nodeName);
  text.insert(index, letters, isSource ? {} : { ...attributes });
  const id = letterAt(text, index);
  if (id === null) throw new Error('letters are not where they were put');
  return { text, id };
}

/** What found no place and has lost its own. */
function shelter(gone: Y.XmlText, unknown: readonly Part[], places: Map<Part, NewPlace>): void {
  const homeless = unknown.filter((part) => part.isGone && !places.has(part));
  if (homeless.every(({ letters }) => letters.trim() === '')) return;
  const text = giveBack(gone);
  if (text === null) return;
  for (const part of homeless) places.set(part, insert({ text, index: text.length }, part));
}
