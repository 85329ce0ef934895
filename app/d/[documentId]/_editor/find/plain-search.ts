/** Looks for words as they are written: at once, in the longest of documents. */
import type { Node } from '@tiptap/pm/model';
import { type Found, type Match, Matches, NO_GROUPS, type Search, textOf } from './matches.ts';

export class PlainSearch implements Search {
  readonly #pattern: RegExp;
  readonly #length: number;
  readonly #matches = new Matches();

  /**
   * @param pattern  with the flag `g`; finds nothing that is longer or shorter than
   * @param length  in UTF-16 units, which letters of either case have as many of.
   */
  constructor(pattern: RegExp, length: number) {
    this.#pattern = pattern;
    this.#length = length;
  }

  in(doc: Node): readonly Match[] {
    for (const block of this.#matches.unknownIn(doc)) {
      this.#matches.learn(block, this.#inText(textOf(block)));
    }
    return this.#matches.in(doc);
  }

  know(): Promise<'known'> {
    return Promise.resolve('known');
  }

  close(): void {}

  /** By `test`, which makes no array for each of what may be fifty thousand matches. */
  #inText(text: string): Found[] {
    const found: Found[] = [];
    const pattern = this.#pattern;
    pattern.lastIndex = 0;
    while (pattern.test(text)) {
      const index = pattern.lastIndex - this.#length;
      found.push({ index, text: text.slice(index, pattern.lastIndex), groups: NO_GROUPS });
    }
    return found;
  }
}
