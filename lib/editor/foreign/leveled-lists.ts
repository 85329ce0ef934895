/** Makes lists of items that only say how deep they are, one after the other. */
import { LIST_START_MAX, type ListStyle } from '../attributes.ts';
import type { ListMarker } from './list-markers.ts';

interface Level {
  level: number;
  /** Which list of the program that wrote it. */
  readonly name: string;
  readonly signs: ListStyle | null;
  readonly list: Element;
}

export interface ItemPlace {
  /** From 1. */
  readonly level: number;
  readonly name: string;
  readonly marker: ListMarker;
}

export class LeveledLists {
  #open: Level[] = [];
  #last: Element | null = null;

  /** Of the list that an item there would go on with. Words in between end all lists. */
  signsAt(block: Element, level: number): ListStyle | null {
    if (this.#last === null || block.previousElementSibling !== this.#last) this.#open = [];
    return this.#reach(level)?.signs ?? null;
  }

  /** @param block  in whose place the list comes, if it is a new one. */
  add(block: Element, item: Element, { level, name, marker }: ItemPlace): void {
    this.signsAt(block, level);
    const same = this.#reach(level);
    if (same === undefined || same.name !== name || same.signs !== marker.signs) {
      if (same !== undefined) this.#open.pop();
      const list = listFor(block.ownerDocument, marker);
      const around = this.#open.at(-1)?.list.lastElementChild;
      if (around == null) block.before(list);
      else around.append(list);
      this.#open.push({ level, name, signs: marker.signs, list });
    }
    this.#open.at(-1)?.list.append(item);
    this.#last = this.#open[0]?.list ?? null;
  }

  /** Closes what is deeper. */
  #reach(level: number): Level | undefined {
    const open = this.#open;
    for (let last = open.at(-1); last !== undefined && last.level >= level; last = open.at(-1)) {
      // Depths in between that nothing was on are none.
      if ((open.at(-2)?.level ?? 0) < level) {
        last.level = level;
        return last;
      }
      open.pop();
    }
    return undefined;
  }
}

function listFor(page: Document, { signs, number }: ListMarker): Element {
  if (signs === null) return page.createElement('ul');
  const list = page.createElement('ol');
  list.setAttribute('type', signs);
  if (number !== 1 && number <= LIST_START_MAX) list.setAttribute('start', String(number));
  return list;
}
