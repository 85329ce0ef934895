/** Letters (UTF-16 units, as Yjs counts) in the order in which they stand or stood, by their ids. */
import * as Y from 'yjs';

/** Letters that follow each other in the text and in their ids. */
export interface Piece {
  readonly id: Y.ID;
  readonly text: string;
}

export class Letters {
  readonly #pieces: (Piece & { readonly at: number })[] = [];
  #text = '';

  get text(): string {
    return this.#text;
  }

  get length(): number {
    return this.#text.length;
  }

  [Symbol.iterator](): Iterator<Piece> {
    return this.#pieces[Symbol.iterator]();
  }

  push(piece: Piece): void {
    this.#pieces.push({ ...piece, at: this.#text.length });
    this.#text += piece.text;
  }

  /** @param offset - From 0, less than `length`. */
  idAt(offset: number): Y.ID {
    const piece = this.#pieces.findLast(({ at }) => at <= offset);
    if (piece === undefined) throw new RangeError(`no letter at ${offset}`);
    return Y.createID(piece.id.client, piece.id.clock + offset - piece.at);
  }

  isAnyIn(deleted: ReturnType<typeof Y.createDeleteSet>): boolean {
    return this.#pieces.some(({ id, text }) =>
      deleted.clients
        .get(id.client)
        ?.some(({ clock, len }) => clock < id.clock + text.length && id.clock < clock + len),
    );
  }

  /** null: it is none of these. */
  offsetOf({ client, clock }: Y.ID): number | null {
    for (const { id, text, at } of this.#pieces) {
      const offset = clock - id.clock;
      if (id.client === client && offset >= 0 && offset < text.length) return at + offset;
    }
    return null;
  }
}

/** The letters of an item that holds some. */
export function stringOf(item: Y.Item): string | null {
  return item.content instanceof Y.ContentString ? item.content.str : null;
}

export function* itemsOf(text: Y.XmlText): Generator<Y.Item> {
  for (let item = text._start; item !== null; item = item.right) yield item;
}

/** How many letters stand before the one with this id; null: it stands there no more. */
export function indexOfLetter(text: Y.XmlText, { client, clock }: Y.ID): number | null {
  let index = 0;
  for (const item of itemsOf(text)) {
    const offset = clock - item.id.clock;
    const isIn = item.id.client === client && offset >= 0 && offset < item.length;
    if (isIn) return item.deleted ? null : index + offset;
    if (!item.deleted && item.countable) index += item.length;
  }
  return null;
}

/** The letter before which so many stand; null: there are fewer. */
export function letterAt(text: Y.XmlText, index: number): Y.ID | null {
  let from = 0;
  for (const item of itemsOf(text)) {
    if (item.deleted || !item.countable) continue;
    if (index < from + item.length) {
      return Y.createID(item.id.client, item.id.clock + index - from);
    }
    from += item.length;
  }
  return null;
}
