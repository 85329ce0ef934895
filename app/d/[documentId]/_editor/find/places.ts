/** Where an expression is found in a text: what a worker does, which has nothing but this file. */

/** Flat: objects for each of a hundred thousand matches would take longer on their way than to find. */
export interface Places {
  /** Of each match its beginning and its end. */
  readonly bounds: Int32Array;
  /** How many groups the expression has, and which of them have names. */
  readonly numberedCount: number;
  readonly names: readonly string[];
  /** Of each match what its groups hold, by number and then by name; `undefined`: no part in it. */
  readonly values: readonly (string | undefined)[];
}

/**
 * Written so that it can be read out as text: it calls nothing of this module or another.
 *
 * @param pattern  with the flags `g` and `u`.
 */
export function placesIn(pattern: RegExp, text: string): Places {
  const bounds: number[] = [];
  const values: (string | undefined)[] = [];
  let numberedCount = 0;
  let names: string[] = [];
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const { 0: all, index } = found;
    if (all === '') {
      // A pattern may match nothing at all, as `a*` does: there is no place to show that.
      pattern.lastIndex += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
      continue;
    }
    bounds.push(index, index + all.length);
    numberedCount = found.length - 1;
    for (let group = 1; group < found.length; group += 1) values.push(found[group]);
    if (found.groups) {
      names = Object.keys(found.groups);
      for (const name of names) values.push(found.groups[name]);
    }
  }
  return { bounds: Int32Array.from(bounds), numberedCount, names, values };
}

export interface Question {
  readonly pattern: RegExp;
  readonly texts: readonly string[];
}

/** `begun`: from now on it is the expression that takes its time. */
export type Answer = 'begun' | readonly Places[];

/** The script of the worker. */
export const WORKER_SOURCE = `const placesIn = ${placesIn.toString()};
onmessage = ({ data: { pattern, texts } }) => {
  postMessage('begun');
  postMessage(texts.map((text) => placesIn(pattern, text)));
};`;
