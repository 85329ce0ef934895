/**
 * Two people who break one line at once each take the rest of it away and write it anew, and then it
 * is there twice; so is a block that two people turn at once. Of each pair of copies the earlier one
 * in the document goes: what is left is in order then, wherever the two broke the line. The page with
 * the lower client id takes it out; when it has gone meanwhile, both copies stay.
 */
import * as Y from 'yjs';
import { type Carried, carryLetters } from './carry.ts';
import { type Bereft, besides, type Written } from './changed-texts.ts';
import { removeEmptied } from './emptied.ts';
import { indexOfLetter, Letters } from './letters.ts';
import { LETTERS_MIN, movedLetter, type Move, type NewPlace, sameStart } from './moves.ts';
import { isBefore } from './order.ts';

/** The last moves, of which others may not have known yet: so many lines broken or blocks turned. */
const MOVES_MAX = 200;
/** Less than this, with something else in the middle of it, may be written elsewhere by chance. */
const PARTED_LETTERS_MIN = 8;

/** What became of a text here, or where what was written here is written again. */
interface Moved extends Pick<Carried, 'bereft' | 'moves'> {
  /** With its letters the block went, too. */
  readonly isReplaced: boolean;
}

/** What others did without knowing of some of the moves here. */
export interface Others {
  readonly bereft: readonly Bereft[];
  readonly written: readonly Written[];
  /** All that they deleted, whether or not it was there still. */
  readonly taken: ReturnType<typeof Y.createDeleteSet>;
  /** They may not have known of these letters. */
  readonly mayNotKnow: (id: Y.ID) => boolean;
}

/** The same letters, as they were written here and by others. */
interface Pair {
  readonly own: Written;
  readonly their: Written;
}

export class Doubles {
  readonly #moved: Moved[] = [];

  /** There is something that could be there twice. */
  get isWatching(): boolean {
    return this.#moved.length > 0;
  }

  watch({ bereft, moves }: Pick<Moved, 'bereft' | 'moves'>): void {
    if (moves.length === 0) return;
    this.#moved.push({ bereft, moves, isReplaced: bereft.text._item?.deleted === true });
    if (this.#moved.length > MOVES_MAX) this.#moved.shift();
  }

  /** Letters that are watched may be among those that were carried. */
  watchParts({ bereft: { text }, parts }: Carried): void {
    if (!this.isWatching) return;
    for (const { part, place } of parts) {
      const [from, to] = [new Letters(), new Letters()];
      from.push({ id: part.id, text: part.letters });
      to.push({ id: place.id, text: part.letters });
      this.watch(movedTo({ text, letters: from }, { text: place.text, letters: to }));
    }
  }

  /** Within a transaction that follows the one of the others. @returns what became of which text. */
  remove(doc: Y.Doc, others: Others): Carried[] {
    const removed: Carried[] = [];
    // Not what is noted on the way.
    const before = this.#moved.slice();
    for (const moved of before) {
      for (const [twice, theirs] of copiesOf(moved, others)) {
        for (const pair of this.#pairs(twice, theirs, doc.clientID)) {
          const isTheirs = pair.their.letters.idAt(0).client < doc.clientID;
          const isBlockNeedless = isReplacedTwice(moved, others);
          const carried = isTheirs ? carriedFrom(pair) : removeOne(pair, isBlockNeedless);
          // Who has not heard of it yet may move what is taken out, or write in it.
          this.watch(carried);
          if (!isTheirs) removed.push(carried);
        }
      }
    }
    return removed;
  }

  /** Where letters are written again that others have taken out here. */
  movesOf(taken: Letters): Move[] {
    const moves: Move[] = [];
    for (let from = 0; from < taken.length; from += 1) {
      const place = this.#placeOf(taken.idAt(from));
      if (place === null || !isThere(place)) continue;
      const letters = new Letters();
      letters.push({ id: place.id, text: taken.text.charAt(from) });
      moves.push({ from, length: 1, written: { text: place.text, letters }, at: 0 });
    }
    return moves;
  }

  /** By the texts they stand in; only what was written on this page. */
  #pairs(twice: Letters, theirs: readonly Move[], clientId: number): Pair[] {
    const pairs: Pair[] = [];
    for (let offset = 0; offset < twice.length; offset += 1) {
      const [own, their] = [this.#placeOf(twice.idAt(offset)), movedLetter(theirs, offset)];
      if (own === null || their === null || own.id.client !== clientId) continue;
      if (!isThere(own) || !isThere(their)) continue;
      let pair = pairs.at(-1);
      if (pair?.own.text !== own.text || pair.their.text !== their.text) {
        pair = {
          own: { text: own.text, letters: new Letters() },
          their: { text: their.text, letters: new Letters() },
        };
        pairs.push(pair);
      }
      const text = twice.text.charAt(offset);
      pair.own.letters.push({ id: own.id, text });
      pair.their.letters.push({ id: their.id, text });
    }
    return pairs;
  }

  /** Where a letter went from here, as far as it has gone by now. */
  #placeOf(id: Y.ID): NewPlace | null {
    let place = null as NewPlace | null;
    for (const { bereft, moves } of this.#moved) {
      if (place !== null && isThere(place)) continue;
      const offset = bereft.taken.offsetOf(place?.id ?? id);
      if (offset !== null) place = movedLetter(moves, offset) ?? place;
    }
    return place;
  }
}

/** Letters that were moved here and that others have taken, too, with where these wrote them. */
function copiesOf(moved: Moved, others: Others): (readonly [Letters, readonly Move[]])[] {
  return moved.moves.flatMap((move) => {
    const runs = takenTwice(moved, move, others);
    // What parts the runs is new, as a rule, and the others knew of nothing between them.
    const whole = new Letters();
    for (const run of runs) for (const piece of run) whole.push(piece);
    const found = (twice: Letters): (readonly [Letters, readonly Move[]])[] => {
      const theirs = copyOf(twice, moved.bereft.text, others);
      return theirs.length === 0 ? [] : [[twice, theirs]];
    };
    const ofWhole = whole.length === 0 ? [] : found(whole);
    return ofWhole.length > 0 ? ofWhole : runs.flatMap(found);
  });
}

function takenTwice({ bereft: { taken } }: Moved, move: Move, others: Others): Letters[] {
  const { from, length, written, at } = move;
  if (!others.mayNotKnow(written.letters.idAt(at)) || !taken.isAnyIn(others.taken)) return [];
  const runs: Letters[] = [];
  let run: Letters | null = null;
  for (let offset = from; offset < from + length; offset += 1) {
    const id = taken.idAt(offset);
    if (!Y.isDeleted(others.taken, id)) {
      run = null;
      continue;
    }
    if (run === null) runs.push((run = new Letters()));
    run.push({ id, text: taken.text.charAt(offset) });
  }
  return runs;
}

function copyOf(twice: Letters, from: Y.XmlText, { bereft, written }: Others): readonly Move[] {
  const { text, length } = twice;
  // What they took from the same text, not counting what was gone from it here.
  const taken = bereft.find((each) => each.text === from)?.taken.text ?? '';
  for (const candidate of written) {
    const other = candidate.letters.text;
    const at = other.startsWith(text) ? 0 : other.lastIndexOf(text);
    const rest = other.slice(0, at) + other.slice(at + length);
    if (at !== -1 && (length >= LETTERS_MIN || rest === taken)) {
      return [{ from: 0, length, written: candidate, at }];
    }
  }
  return length < PARTED_LETTERS_MIN ? [] : partedCopyOf(text, written);
}

/** Around what they have just put into it. */
function partedCopyOf(text: string, written: readonly Written[]): readonly Move[] {
  for (const candidate of written) {
    const other = candidate.letters.text;
    const start = sameStart(text, other);
    const length = text.length - start;
    if (start === 0 || other.length < text.length || !other.endsWith(text.slice(start))) continue;
    return [
      { from: 0, length: start, written: candidate, at: 0 },
      { from: start, length, written: candidate, at: other.length - length },
    ];
  }
  return [];
}

/** One block is to be left of it then, too. */
function isReplacedTwice({ bereft, isReplaced }: Moved, { taken }: Others): boolean {
  const item = bereft.text._item;
  return isReplaced && item !== null && Y.isDeleted(taken, item.id);
}

function carriedFrom({ own, their }: Pair): Carried {
  return isBefore(own.text, their.text) ? movedTo(own, their) : movedTo(their, own);
}

function movedTo({ text, letters }: Written, written: Written): Carried {
  const { length } = letters;
  return {
    bereft: { text, taken: letters, isTakenToEnd: true, unknown: [] },
    moves: [{ from: 0, length, written, at: 0 }],
    parts: [],
    successor: null,
  };
}

function removeOne(pair: Pair, isBlockNeedless: boolean): Carried {
  const carried = carriedFrom(pair);
  const { text, taken: letters } = carried.bereft;
  // What was written in one's own since goes along; theirs may be full of what they write.
  if (!isBlockNeedless || text !== pair.own.text) {
    for (let at = letters.length - 1; at >= 0; at -= 1) removeLetter(text, letters.idAt(at));
    if (isBlockNeedless) removeEmptied(text);
    return carried;
  }
  const unknown = besides({ text, letters });
  text.delete(0, text.length);
  removeEmptied(text);
  return carryLetters({ ...carried.bereft, unknown }, carried.moves);
}

function isThere({ text, id }: NewPlace): boolean {
  return indexOfLetter(text, id) !== null;
}

function removeLetter(text: Y.XmlText, id: Y.ID): void {
  const index = indexOfLetter(text, id);
  if (index !== null) text.delete(index, 1);
}
